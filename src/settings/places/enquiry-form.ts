import { type Enquiry, type MapPoint, type Neighbourhood, nothingTold } from '../../story/places.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { oneLine, plainCode, trimText } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';

/** What a neighbourhood's form asks of its enquiry: the boxes, their limits, and what is wrong with what was typed. */

export const enquiryBoxes = [
  { name: 'documents', most: 200, lines: 1 },
  { name: 'tour', most: 500, lines: 1 },
  { name: 'question', most: 300, lines: 1 },
  { name: 'dates', most: 100, lines: 1 },
  { name: 'tookPart', most: 1000, lines: 3 },
  { name: 'outcomes', most: 20_000, lines: 14 },
  { name: 'where', most: 100, lines: 1 },
] as const;

type Box = (typeof enquiryBoxes)[number]['name'];
export type TypedEnquiry = Readonly<Record<Box, string>>;

export function readEnquiry(typed: TypedEnquiry): {
  readonly where: MapPoint | null;
  readonly enquiry: Enquiry;
  readonly errors: readonly Problem[];
} {
  const tidy = Object.fromEntries(
    enquiryBoxes.map(({ name, lines }) => [name, lines === 1 ? oneLine(typed[name]) : trimText(typed[name])]),
  ) as TypedEnquiry;
  const where = readPoint(tidy.where);
  const errors: Problem[] = enquiryBoxes
    .filter(({ name, most }) => countCharacters(tidy[name]) > most)
    .map(({ name, most }) => ({
      field: name,
      message: say('curate-places-part-too-long', { label: say(`curate-places-${name}`), most }),
    }));
  if (tidy.tour !== '' && !isWebAddress(tidy.tour))
    errors.push({ field: 'tour', message: say('curate-places-tour-wrong') });
  if (where === undefined) errors.push({ field: 'where', message: say('curate-places-where-wrong') });
  const { where: _typed, ...enquiry } = tidy;
  return { where: where ?? null, enquiry, errors };
}

/** What stands in the boxes of a place; of a new one nothing. */
export function typedEnquiry(place: Pick<Neighbourhood, 'where' | 'enquiry'> | null): TypedEnquiry {
  const { where, enquiry } = place ?? { where: null, enquiry: nothingTold };
  return { ...nothingTold, ...enquiry, where: where ? `${where.north}, ${where.east}` : '' };
}

/** The model of each box for views/settings/place. */
export function enquiryFields(typed: TypedEnquiry, problem: Readonly<Record<string, string | undefined>>) {
  return enquiryBoxes.map(({ name, most, lines }) => ({
    partial: lines === 1 ? 'field/text' : 'field/textarea',
    name,
    label: say(`curate-places-${name}`),
    hint: say(`curate-places-${name}-hint`, { most }),
    value: typed[name],
    error: problem[name],
    autocomplete: 'off',
    rows: lines,
  }));
}

/** "Video tour, Dates": what nobody has filled in yet of a place in the network; null where nothing is missing. */
export function missingWords(place: Neighbourhood): string | null {
  if (!place.inNetwork) return null;
  const typed = typedEnquiry(place);
  const missing = enquiryBoxes.filter(({ name }) => typed[name] === '');
  return missing.map(({ name }) => say(`curate-places-${name}`)).join(', ') || null;
}

/** Undefined is what cannot be read; null is nothing. */
function readPoint(text: string): MapPoint | null | undefined {
  if (text === '') return null;
  const [, north, east] =
    /^(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(plainCode(text).replace('−', '-')) ?? [];
  const point = { north: Number(north), east: Number(east) };
  return Math.abs(point.north) <= 90 && Math.abs(point.east) <= 180 ? point : undefined;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
