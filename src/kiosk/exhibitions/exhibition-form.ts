import { type Exhibition, nothingChosen } from '../../story/exhibitions.ts';
import { parseExhibitionSlug, parseNeighbourhoodSlug, slugOf } from '../../story/ids.ts';
import type { Neighbourhood } from '../../story/places.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { oneLine, trimText } from '../../story/text/plain-text.ts';
import { readTypedDay } from '../../story-form/days/typed-day.ts';
import type { Problem } from '../../web/form-fields.ts';

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
  const say = (field: string, message: string) => errors.push({ field, message });
  const [name, place, about] = [oneLine(typed.name), oneLine(typed.place), trimText(typed.about)];
  const named = before?.slug ?? parseExhibitionSlug(slugOf(name));
  if (!name) say('name', 'Enter a name for the exhibition.');
  else if (!named) say('name', 'Enter a name with some letters from A to Z or numbers in it.');
  else if (before === null && others.some((other) => other.slug === named)) {
    say(
      'name',
      'There is an exhibition of that name already. Choose another name, such as one with the year.',
    );
  }
  if (!place) say('place', 'Say where it is, such as Workington Library.');
  for (const [field, text] of Object.entries({ name, place, about })) {
    const most = longest[field as keyof typeof longest];
    if (countCharacters(text) > most) say(field, `Use at most ${most} characters here.`);
  }
  const opens = readDay(typed.opens, (fault) => say('opens', `The day it opens ${fault}`));
  const closes = readDay(typed.closes, (fault) => say('closes', `The day it closes ${fault}`));
  if (opens && closes && closes < opens) {
    say('closes', 'It cannot close before it opens.');
  }
  const known = parseNeighbourhoodSlug(typed.neighbourhood);
  const neighbourhood = neighbourhoods.find(({ slug }) => slug === known)?.slug ?? null;
  const isNone = typed.neighbourhood === '' && mayBelongToNone;
  if (neighbourhood === null && !isNone) say('neighbourhood', 'Choose whose exhibition it is.');
  if (errors.length > 0 || !named) return { exhibition: null, errors };
  const { rule, byHand, version } = before ?? nothingChosen;
  const said = { slug: named, name, place, about, opens, closes, asking: typed.asking, neighbourhood };
  return { exhibition: { ...said, rule, byHand, version }, errors: [] };
}

export function typedAsStored(exhibition: Exhibition): TypedExhibition {
  const { name, about, place, asking } = exhibition;
  return {
    ...{ name, about, place, asking },
    opens: dayOf(exhibition.opens),
    closes: dayOf(exhibition.closes),
    neighbourhood: exhibition.neighbourhood ?? '',
  };
}

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '';

/** Browsers that have a box for days send "2027-03-27"; in others it is typed as people write it. */
function readDay(text: string, say: (fault: string) => void): Date | null {
  const read = readTypedDay({ day: text, month: '', year: '' });
  if (read.kind === 'fault') say(read.fault);
  return read.kind === 'day' ? new Date(Date.UTC(read.day.year, read.day.month - 1, read.day.day)) : null;
}
