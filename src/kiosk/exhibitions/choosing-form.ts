import { BadRequest } from '../../errors.ts';
import type { Choosing, HangingRule } from '../../story/exhibitions.ts';
import { parseStoryId, type StoryId } from '../../story/ids.ts';
import { shownForms } from '../../story/media.ts';
import type { Neighbourhood, Theme } from '../../story/places.ts';
import { plainCode } from '../../story/text/plain-text.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { type Move, moves } from './picked.ts';

export interface TypedRule {
  /** "rule", or "hand" for no rule. */
  readonly by: string;
  readonly themes: readonly string[];
  readonly neighbourhoods: readonly string[];
  readonly forms: readonly string[];
}

interface RuleContext {
  readonly themes: readonly Pick<Theme, 'slug'>[];
  /** Those that are the curator's to choose from. */
  readonly neighbourhoods: readonly Pick<Neighbourhood, 'slug'>[];
  readonly scope: SignedIn['scope'];
}

/**
 * A curator of some neighbourhoods never hangs stories of others by a rule.
 * @throws BadRequest for a choice that is not theirs or not known: left out, it would let in more than was said.
 */
export function readRule(
  typed: TypedRule,
  { themes, neighbourhoods, scope }: RuleContext,
): HangingRule | null {
  if (typed.by === 'hand') return null;
  if (typed.by !== 'rule') throw unreadable();
  const ticked = known(neighbourhoods, typed.neighbourhoods);
  const everyPlace = scope === null ? [] : neighbourhoods.map(({ slug }) => slug);
  return {
    themes: known(themes, typed.themes),
    neighbourhoods: ticked.length > 0 ? ticked : everyPlace,
    forms: known(
      shownForms.map((slug) => ({ slug })),
      typed.forms,
    ),
  };
}

function known<Slug extends string>(
  choices: readonly { readonly slug: Slug }[],
  typed: readonly string[],
): Slug[] {
  return typed.map((text) => {
    const found = choices.find(({ slug }) => slug === text);
    if (!found) throw unreadable();
    return found.slug;
  });
}

export function typedRule({ rule }: Pick<Choosing, 'rule'>): TypedRule {
  return { by: rule ? 'rule' : 'hand', ...(rule ?? { themes: [], neighbourhoods: [], forms: [] }) };
}

/**
 * "up c5zev4knz2n3bnfc", as the button sends it; "to c5zev4knz2n3bnfc" goes with the place that was typed, of `most` there are.
 * The move is null where no such place was typed. @throws BadRequest
 */
export function readMove(
  text: string,
  typed: string,
  most: number,
): { readonly move: Move | null; readonly id: StoryId } {
  const [word, rest = ''] = text.split(' ', 2);
  const id = parseStoryId(rest);
  if (!id) throw unreadable();
  if (word === 'to') return { move: readPlace(typed, most), id };
  const move = moves.find((each) => each === word);
  if (!move) throw unreadable();
  return { move, id };
}

function readPlace(typed: string, most: number): Move | null {
  const text = plainCode(typed);
  const place = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return place >= 1 && place <= most ? { place } : null;
}

/** @throws BadRequest for what is no story's id. */
export function readStories(texts: readonly string[]): readonly StoryId[] {
  return texts.map((text) => {
    const id = parseStoryId(text);
    if (!id) throw unreadable();
    return id;
  });
}

function unreadable(): BadRequest {
  return new BadRequest(say('kiosk-form-unreadable'));
}
