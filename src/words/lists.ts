import { spokenLanguage } from './say.ts';

/** "web, screens and research" */
export function listed(all: readonly string[]): string {
  return new Intl.ListFormat(spokenLanguage(), { type: 'conjunction' }).format(all);
}

/** "20,000" */
export function numberInWords(number: number): string {
  return number.toLocaleString(spokenLanguage());
}
