import { canBeTranslated } from '../spoken/translated-words.ts';
import { setUses } from '../story/changes/revise.ts';
import { isReady } from '../story/media.ts';
import { captionsField } from '../story-form/captions.ts';
import { creditField } from '../story-form/credit.ts';
import { descriptionsField } from '../story-form/descriptions.ts';
import { hardSubjectsField } from '../story-form/hard-subjects.ts';
import { licenceField, licenceOf, mayChooseLicence } from '../story-form/licence.ts';
import { madeOfField } from '../story-form/made-of.ts';
import { mediaName } from '../story-form/media-names.ts';
import { noMachineField } from '../story-form/no-machine.ts';
import { guardianField, permissionsField } from '../story-form/permissions.ts';
import { rightsField } from '../story-form/rights.ts';
import { showingDaysField } from '../story-form/showing-days.ts';
import { themesField } from '../story-form/themes.ts';
import { titleAndWordsField } from '../story-form/title-and-words.ts';
import { toldOf } from '../story-form/told.ts';
import { heard, transcriptsField } from '../story-form/transcripts.ts';
import { usesField } from '../story-form/uses.ts';
import { entryAgain, saysTheSame } from '../story-form/uses-again.ts';
import { say } from '../words/say.ts';
import type { ChangePage } from './change-page.ts';
import { onePersonField } from './one-person.ts';
import { laterOn } from './take-back-choices.ts';

const wordsPage: ChangePage = {
  slug: 'words',
  isLookedAt: true,
  parts: () => [{ fields: [titleAndWordsField, madeOfField, themesField] }],
};

const descriptionsPage: ChangePage = {
  slug: 'descriptions',
  isLookedAt: true,
  lead: () => [say('my-story-descriptions-lead')],
  parts: () => [{ fields: [descriptionsField] }],
};

const transcriptsPage: ChangePage = {
  slug: 'transcripts',
  isLookedAt: true,
  fromDesk: true,
  lead: () => [say('my-story-transcripts-lead')],
  parts: (told) => [
    {
      fields: [captionsField, transcriptsField, noMachineField],
      links: heard(told)
        .filter(isReady)
        .flatMap((media) => {
          const name = mediaName(media, told.media);
          return [
            { address: `desk/${media.id}`, words: say('my-story-desk', { name }) },
            ...(canBeTranslated(media)
              ? [{ address: `translations/${media.id}`, words: say('my-story-translate', { name }) }]
              : []),
          ];
        }),
    },
  ],
};

const hardSubjectsPage: ChangePage = {
  slug: 'hard-subjects',
  isLookedAt: true,
  parts: () => [{ fields: [hardSubjectsField] }],
};

/** Every use at once, with its days: what is saved counts from that moment, without a curator (P15). */
const usesPage: ChangePage = {
  slug: 'uses',
  isLookedAt: false,
  asksConsent: true,
  lead: (story, { screenDays }) => [
    say('my-story-uses-lead'),
    say('my-story-uses-later', { later: laterOn(story, screenDays) }),
  ],
  parts: () => [
    { fields: [usesField] },
    {
      heading: say('my-story-days-heading'),
      lead: say('my-story-days-lead'),
      fields: [showingDaysField],
    },
  ],
  save(story, told, context) {
    const last = story.consent.at(-1);
    const entry = entryAgain(told, last, context, {
      by: 'storyteller',
      how: 'private-link',
      statements: last?.statements ?? [],
    });
    return saysTheSame(entry, last) ? story : setUses(story, entry, context.now, { role: 'storyteller' });
  },
};

/** Taking a name off, at once and without a curator, is take-back-routes.ts. */
const creditPage: ChangePage = {
  slug: 'credit',
  isLookedAt: true,
  lead: ({ credit }) => (credit.kind === 'anonymous' ? [] : [say('my-story-credit-lead')]),
  parts: () => [{ fields: [creditField] }],
};

/** Who else is in the story and whose work it is: what has to be settled before it can be shown (P8–P10). */
const peoplePage: ChangePage = {
  slug: 'people',
  isLookedAt: true,
  parts: (told) => [
    {
      heading: say('my-story-people-heading'),
      lead: say(told.answers.others?.length ? 'my-story-people-lead' : 'my-story-people-none'),
      fields: [permissionsField],
      links: [{ address: 'people/add', words: say('my-story-people-add') }],
    },
    ...(told.answers.age === 'adult'
      ? []
      : [{ heading: say('my-story-guardian-heading'), fields: [guardianField] }]),
    { heading: say('my-story-rights-heading'), fields: [rightsField] },
  ],
};

/** Somebody who can be recognised and was not named at sending (P9). */
const personPage: ChangePage = {
  slug: 'people/add',
  isLookedAt: true,
  parts: () => [{ fields: [onePersonField] }],
};

/** Rights that were kept can be given; a licence that was given cannot be taken back (P10). */
const licencePage: ChangePage = {
  slug: 'licence',
  isLookedAt: true,
  lead(story, context) {
    const told = toldOf(story);
    const [line] = licenceField.lines(told, context);
    if (licenceOf(told) !== 'own')
      return [
        say('my-story-licence-given', { licence: line?.value ?? '' }),
        say('my-story-licence-given-for-good'),
      ];
    return [say(mayChooseLicence(told) ? 'my-story-licence-lead' : 'my-story-licence-whose')];
  },
  parts: () => [{ fields: [licenceField] }],
  isClosed: (told) => licenceOf(told) !== 'own' || !mayChooseLicence(told),
};

export const changePages: readonly ChangePage[] = [
  ...[wordsPage, descriptionsPage, transcriptsPage, hardSubjectsPage, usesPage],
  ...[creditPage, peoplePage, personPage, licencePage],
];
