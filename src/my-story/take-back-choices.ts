import { grantedUses } from '../story/consent.ts';
import type { SentStory } from '../story/story.ts';
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
export function choicesFor(story: SentStory, code: string): readonly Choice[] {
  const address = (end: string) => `${myStoryAddress(code)}/${end}`;
  const copies = copiesOf(story);
  return [
    story.state === 'withdrawn'
      ? {
          name: 'show-again',
          heading: 'Show it again',
          atOnce: 'It goes to the curators.',
          later: 'When a curator has looked at it, it shows in the places that you agreed to.',
          cannot: 'Nothing is lost by this. You can hide it again at any time.',
          go: { label: 'Show it again', post: address('show-again') },
        }
      : {
          name: 'hide',
          heading: 'Hide it for now',
          atOnce: 'Nobody can find it, see it or play it here. We keep it safe for you.',
          later: `${laterOn(story)} You can show it again when you like.`,
          cannot: copies,
          go: { label: 'Hide my story', post: address('hide') },
        },
    {
      name: 'name-off',
      heading: 'Take my name off',
      atOnce: 'Your story stays where it is, but it does not say who told it.',
      later: 'Search engines can take some days to forget a name.',
      cannot: `A name in the title, the words or the files stays there. You can change those on your story’s page. ${copies}`,
      go: story.credit.kind === 'anonymous' ? null : { label: 'Take my name off', post: address('name-off') },
    },
    {
      name: 'uses',
      heading: 'Stop some uses',
      atOnce:
        'You choose where it may show: our website, screens, each exhibition, research. Where you say no, it stops.',
      later: laterOn(story),
      cannot: `${copies} Researchers may have used it already.`,
      go: { label: 'Choose where it may show', page: address('uses') },
    },
    {
      name: 'erase',
      heading: 'Erase it',
      atOnce: 'It is hidden everywhere, for good.',
      later:
        'We delete your files, your words, your name and how to reach you. That takes some minutes as a rule, and one month at most.',
      cannot: `An erased story cannot come back. ${copies}`,
      go: { label: 'Erase my story', page: address('erase') },
    },
  ];
}

/** P16: how long it takes until a story is gone from everywhere. */
export function laterOn(story: SentStory): string {
  const onScreens = grantedUses(story.consent).some(
    (use) => use === 'kiosk' || use.startsWith('exhibition:'),
  );
  const browsers = 'Copies in people’s browsers run out within five minutes.';
  return onScreens
    ? `${browsers} Exhibition screens drop it within 15 minutes, or within 7 days where a screen has no internet.`
    : browsers;
}

/** P19: what nobody can call back. */
export function copiesOf(story: Pick<SentStory, 'licence'>): string {
  const made = 'Copies that people have printed or saved stay with them.';
  return story.licence === 'own'
    ? made
    : `${made} You chose a licence that lets others share it, and they may go on sharing their copies.`;
}
