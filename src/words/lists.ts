import { inSpokenLanguage } from './intl.ts';
import { spokenLanguage } from './say.ts';

const conjunction = inSpokenLanguage((language) => new Intl.ListFormat(language, { type: 'conjunction' }));
const unit = inSpokenLanguage((language) => new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }));

/** "web, screens and research" */
export function listed(all: readonly string[]): string {
  return conjunction().format(all);
}

/** The parts of one length: "3 minutes 7 seconds". */
export function asOneLength(parts: readonly string[]): string {
  return unit().format(parts);
}

/** "20,000"; with `digits`, always so many after the point: "3.0". */
export function numberInWords(number: number, digits?: number): string {
  const places = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return number.toLocaleString(spokenLanguage(), places);
}
