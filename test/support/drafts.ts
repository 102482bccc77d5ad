import path from 'node:path';
import { readWordings } from '../../src/consent/read-wordings.ts';
import { firstTopics } from '../../src/first-content.ts';
import { newDraft } from '../../src/intake/drafts.ts';
import { hashCode, newMediaId, newPrivateCode } from '../../src/random.ts';
import { newOriginalKey } from '../../src/storage/keys.ts';
import { type Form, nothingToRead, type ReceivedMedia } from '../../src/story/media.ts';
import type { DraftStory } from '../../src/story/story.ts';
import type { FormContext } from '../../src/story-form/field.ts';
import { aNeighbourhood, neighbourhood, theme } from './stories.ts';

/** Drafts and answers as values, for tests of the share form's questions. */

export const someWordings = readWordings(path.resolve(import.meta.dirname, '../../content/consent'));

export const someContext: FormContext = {
  themes: [
    {
      slug: theme('isolation'),
      name: 'Isolation',
      about: 'Being cut off.',
      colour: 'indigo',
      order: 1,
      open: true,
    },
    { slug: theme('employment'), name: 'Employment', about: 'Work.', colour: 'rust', order: 2, open: true },
  ],
  neighbourhoods: [
    aNeighbourhood('haslingden', { name: 'Haslingden' }),
    aNeighbourhood('workington', { name: 'Workington', order: 2 }),
  ],
  topics: firstTopics,
  exhibitions: [],
  voice: 'storyteller',
  sent: false,
  arriving: 0,
  wording: someWordings.current,
  contact: null,
  now: new Date('2026-02-02T12:00:00Z'),
};

export function anEmptyDraft(): DraftStory {
  return newDraft(hashCode(newPrivateCode()), new Date('2026-01-01T10:00:00Z'));
}

/** Everything is answered; ready to be sent. */
export function aFullDraft(): DraftStory {
  const draft = anEmptyDraft();
  return {
    ...draft,
    media: [{ ...aReceivedFile(draft, 'artwork'), alt: { kind: 'words', words: 'A gate' } }],
    answers: {
      neighbourhood: neighbourhood('haslingden'),
      themes: [theme('isolation')],
      title: 'The gate',
      words: '',
      language: 'cy',
      madeOf: '',
      noMachine: false,
      note: null,
      credit: { kind: 'anonymous' },
      age: 'adult',
      guardianAgreed: null,
      anyoneElse: false,
      others: [],
      rights: { own: 'mine', makers: '', quoted: '' },
      licence: 'own',
      sensitiveTopics: [],
      contactAsked: true,
      wordingVersion: someWordings.current.version,
      uses: { web: true, kiosk: false, research: false },
      showing: { from: null, until: null },
    },
  };
}

/** Every page of the form is asked: somebody under 18, others who show, co-makers, and a file of each form. */
export function aWideDraft(): DraftStory {
  const draft = aFullDraft();
  return {
    ...draft,
    media: [
      ...draft.media,
      aReceivedFile(draft, 'sound', 'd'.repeat(64)),
      aReceivedFile(draft, 'film', 'e'.repeat(64)),
    ],
    answers: {
      ...draft.answers,
      age: 'teen',
      guardianAgreed: true,
      anyoneElse: true,
      others: [
        { who: 'my sister', shownBy: ['seen', 'named'], permission: 'yes' },
        { who: 'the man at the shop', shownBy: ['home'], permission: 'not-yet' },
      ],
      rights: { own: 'shared', makers: '', quoted: '' },
    },
  };
}

export function aReceivedFile(draft: DraftStory, guess: Form, sha256 = 'c'.repeat(64)): ReceivedMedia {
  const id = newMediaId();
  return {
    state: 'received',
    id,
    original: { key: newOriginalKey(draft.id, id), bytes: 10, sha256, fileName: `${guess}.bin` },
    guess,
    alt: null,
    hearing: nothingToRead,
    attempt: null,
    tries: 0,
  };
}
