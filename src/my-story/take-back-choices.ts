import { grantedUses } from '../story/consent.ts';
import type { SentStory } from '../story/story.ts';
import { namesSomebody } from '../story/telling.ts';
import { say } from '../words/say.ts';
import { myStoryAddress } from './own-story.ts';

/** One way to take a story back: what it does at once and later, and what it cannot undo (P15, P19). */
export interface Choice {
  readonly name: string;
  readonly heading: string;
  readonly atOnce: string;
  readonly later: string;
  readonly cannot: string;
  /** A form that does it, or a page that leads on; null where there is nothing left to do. */
  readonly go: { readonly label: string; readonly post?: string; readonly page?: string } | null;
}

/** Four choices, as plain as sending was; for a story that is not being erased. */
export function choicesFor(story: SentStory, code: string, screenDays: number): readonly Choice[] {
  const address = (end: string) => `${myStoryAddress(code)}/${end}`;
  const about = { copies: copiesOf(story), later: laterOn(story, screenDays) };
  const choice = (name: string, go: Choice['go']): Choice => ({
    name,
    heading: say(`my-story-take-back-${name}`),
    atOnce: say(`my-story-take-back-${name}-at-once`),
    later: say(`my-story-take-back-${name}-later`, about),
    cannot: say(`my-story-take-back-${name}-cannot`, about),
    go,
  });
  const post = (name: string) => ({
    label: say(`my-story-take-back-${name}-go`),
    post: address(name),
  });
  const page = (name: string) => ({
    label: say(`my-story-take-back-${name}-go`),
    page: address(name),
  });
  const hiding = story.state === 'withdrawn' ? 'show-again' : 'hide';
  return [
    choice(hiding, post(hiding)),
    choice('name-off', namesSomebody(story) ? post('name-off') : null),
    choice('uses', page('uses')),
    choice('erase', page('erase')),
  ];
}

/** P16: how long it takes until a story is gone from everywhere. @param screenDays at most, where a screen has no network */
export function laterOn(story: SentStory, screenDays: number): string {
  const onScreens = grantedUses(story.consent).some(
    (use) => use === 'kiosk' || use.startsWith('exhibition:'),
  );
  return say('my-story-later', { screens: onScreens ? 'yes' : 'no', days: screenDays });
}

/** P19: what nobody can call back. */
export function copiesOf(story: Pick<SentStory, 'licence'>): string {
  return say('my-story-copies', { licence: story.licence === 'own' ? 'own' : 'given' });
}
