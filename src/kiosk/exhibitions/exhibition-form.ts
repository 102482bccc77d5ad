import { type Exhibition, leaseLimits, nothingChosen } from '../../story/exhibitions.ts';
import { parseExhibitionSlug, parseNeighbourhoodSlug, slugOf } from '../../story/ids.ts';
import type { Neighbourhood } from '../../story/places.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { oneLine, plainCode, trimText } from '../../story/text/plain-text.ts';
import { readTypedDay } from '../../story-form/days/typed-day.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';

/** What a curator typed about an exhibition, as it came. */
export interface TypedExhibition {
  readonly name: string;
  readonly about: string;
  readonly place: string;
  /** As a date field sends it: "2026-11-23", or empty. */
  readonly opens: string;
  readonly closes: string;
  readonly asking: boolean;
  /** Its slug; empty for an exhibition of no neighbourhood in particular. */
  readonly neighbourhood: string;
  /** In days; empty leaves it as it is. */
  readonly leaseDays: string;
}

export type Read =
  | { readonly exhibition: Exhibition; readonly errors: readonly [] }
  | { readonly exhibition: null; readonly errors: readonly Problem[] };

const longest = { name: 80, place: 120, about: 600 };

/** What a form about an exhibition is read against. */
export interface FormContext {
  /** Null for a new one: its address is then made from the name, which no other may have. */
  readonly before: Exhibition | null;
  readonly others: readonly Exhibition[];
  /** Those that the curator may give it to. */
  readonly neighbourhoods: readonly Pick<Neighbourhood, 'slug'>[];
  /** True for curators of all neighbourhoods: theirs may belong to none. */
  readonly mayBelongToNone: boolean;
}

/** What was chosen to hang in it stays as it was. */
export function readExhibition(
  typed: TypedExhibition,
  { before, others, neighbourhoods, mayBelongToNone }: FormContext,
): Read {
  const errors: Problem[] = [];
  const wrong = (field: string, message: string) => errors.push({ field, message });
  const [name, place, about] = [oneLine(typed.name), oneLine(typed.place), trimText(typed.about)];
  const named = before?.slug ?? parseExhibitionSlug(slugOf(name));
  if (!name) wrong('name', say('kiosk-exhibition-name-missing'));
  else if (!named) wrong('name', say('kiosk-exhibition-name-letters'));
  else if (before === null && others.some((other) => other.slug === named)) {
    wrong('name', say('kiosk-exhibition-name-taken'));
  }
  if (!place) wrong('place', say('kiosk-exhibition-place-missing'));
  for (const [field, text] of Object.entries({ name, place, about })) {
    const most = longest[field as keyof typeof longest];
    if (countCharacters(text) > most) wrong(field, say('kiosk-too-long', { most }));
  }
  const opens = readDay(typed.opens, (fault) =>
    wrong('opens', say('kiosk-exhibition-opens-wrong', { fault })),
  );
  const closes = readDay(typed.closes, (fault) =>
    wrong('closes', say('kiosk-exhibition-closes-wrong', { fault })),
  );
  if (opens && closes && closes < opens) {
    wrong('closes', say('kiosk-exhibition-closes-early'));
  }
  const known = parseNeighbourhoodSlug(typed.neighbourhood);
  const neighbourhood = neighbourhoods.find(({ slug }) => slug === known)?.slug ?? null;
  const isNone = typed.neighbourhood === '' && mayBelongToNone;
  if (neighbourhood === null && !isNone) wrong('neighbourhood', say('kiosk-exhibition-whose-missing'));
  const leaseDays = readLeaseDays(typed.leaseDays, before ?? nothingChosen);
  if (leaseDays === null) wrong('leaseDays', say('kiosk-exhibition-lease-wrong', leaseLimits));
  if (errors.length > 0 || !named || leaseDays === null) return { exhibition: null, errors };
  const { rule, byHand, version } = before ?? nothingChosen;
  const said = { slug: named, name, place, about, opens, closes, asking: typed.asking, neighbourhood };
  return { exhibition: { ...said, rule, byHand, leaseDays, version }, errors: [] };
}

export function typedAsStored(exhibition: Exhibition): TypedExhibition {
  const { name, about, place, asking } = exhibition;
  return {
    ...{ name, about, place, asking },
    opens: dayOf(exhibition.opens),
    closes: dayOf(exhibition.closes),
    neighbourhood: exhibition.neighbourhood ?? '',
    leaseDays: String(exhibition.leaseDays),
  };
}

function readLeaseDays(text: string, { leaseDays }: Pick<Exhibition, 'leaseDays'>): number | null {
  const plain = plainCode(text);
  if (plain === '') return leaseDays;
  const days = /^\d{1,2}$/.test(plain) ? Number(plain) : 0;
  return days >= leaseLimits.least && days <= leaseLimits.most ? days : null;
}

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '';

/** Browsers that have a box for days send "2027-03-27"; in others it is typed as people write it. */
function readDay(text: string, wrong: (fault: string) => void): Date | null {
  const read = readTypedDay({ day: text, month: '', year: '' });
  if (read.kind === 'fault') wrong(read.fault);
  return read.kind === 'day' ? new Date(Date.UTC(read.day.year, read.day.month - 1, read.day.day)) : null;
}
