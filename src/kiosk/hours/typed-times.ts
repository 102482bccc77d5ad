import { plainCode } from '../../story/text/plain-text.ts';
import { inSpokenLanguage } from '../../words/intl.ts';
import { say } from '../../words/say.ts';
import type { Span } from './opening-hours.ts';

/** Two times as somebody typed them. */
export interface TypedSpan {
  readonly from: string;
  readonly until: string;
}

export type ReadSpan =
  /** Both are empty. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'fault'; readonly fault: string };

const shape = /^(\d{1,2})(?:[:.]?(\d{2}))?\s?(am|pm)?$/;

/** Times as people write them: "9", "9:00", "09.00", "0930", "5.30 pm". */
export function readSpan(typed: TypedSpan): ReadSpan {
  const [from, until] = [plainCode(typed.from), plainCode(typed.until)];
  if (from === '' && until === '') return { kind: 'empty' };
  if (from === '' || until === '') return { kind: 'fault', fault: say('kiosk-times-half') };
  const span = { from: clockIn(from), until: clockIn(until) };
  // "24:00" is an end and no beginning.
  if (span.from === null || span.until === null || span.from === '24:00') {
    return { kind: 'fault', fault: say('kiosk-times-unreadable') };
  }
  if (span.from === span.until) return { kind: 'fault', fault: say('kiosk-times-same') };
  return { kind: 'span', span: { from: span.from, until: span.until } };
}

function clockIn(text: string): string | null {
  const [, hours = '', minutes = '00', half] = shape.exec(text.normalize('NFKC').toLowerCase()) ?? [];
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  const isReal = hours !== '' && Number(minutes) < 60 && (half ? Number(hours) <= 12 : hour < 24);
  if (!isReal) return hours === '24' && minutes === '00' && !half ? '24:00' : null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** "Monday" to "Sunday". */
export const weekdays = (): readonly string[] => names();
const names = inSpokenLanguage((language) => {
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // The first day of 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => long.format(Date.UTC(2024, 0, 1 + day)));
});
