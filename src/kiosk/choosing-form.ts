import { BadRequest } from '../errors.ts';
import type { Choosing, HangingRule } from '../story/exhibitions.ts';
import { parseStoryId, type StoryId } from '../story/ids.ts';
import { forms } from '../story/media.ts';
import type { Neighbourhood, Theme } from '../story/places.ts';
import type { SignedIn } from '../web/signed-in.ts';
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

/** What is not known any more is left out; a curator of some neighbourhoods never hangs stories of others by a rule. */
export function readRule(
  typed: TypedRule,
  { themes, neighbourhoods, scope }: RuleContext,
): HangingRule | null {
  if (typed.by === 'hand') return null;
  if (typed.by !== 'rule') throw unreadable();
  const places = neighbourhoods.map(({ slug }) => slug);
  const ticked = places.filter((slug) => typed.neighbourhoods.includes(slug));
  return {
    themes: themes.map(({ slug }) => slug).filter((slug) => typed.themes.includes(slug)),
    neighbourhoods: ticked.length === 0 && scope !== null ? places : ticked,
    forms: forms.filter((form) => typed.forms.includes(form)),
  };
}

export function typedRule({ rule }: Pick<Choosing, 'rule'>): TypedRule {
  return { by: rule ? 'rule' : 'hand', ...(rule ?? { themes: [], neighbourhoods: [], forms: [] }) };
}

/** "up c5zev4knz2n3bnfc", as the button sends it. @throws BadRequest */
export function readMove(text: string): { readonly move: Move; readonly id: StoryId } {
  const [word, rest = ''] = text.split(' ', 2);
  const [move, id] = [moves.find((each) => each === word), parseStoryId(rest)];
  if (!move || !id) throw unreadable();
  return { move, id };
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
  return new BadRequest('Part of this form could not be read. Go back, reload the page and try again.');
}
