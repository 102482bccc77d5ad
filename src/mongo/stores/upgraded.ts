import { nothingToRead } from '../../story/media.ts';
import { fromLongerForm } from './longer-form.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A stored story with the fields that later versions of the archive added, each as cautious as it can be: nothing that
 * was never asked counts as a yes. A story saved again has them all.
 */
export function upgraded(stored: Fields): Fields {
  return withListening(withShorterForm(withAllFields(stored)));
}

/** What came with machines that listen: who was never asked has not said yes. */
function withListening(stored: Fields): Fields {
  if (stored.state === 'erased' || 'noMachine' in stored) return stored;
  if (stored.state !== 'draft') return { ...stored, noMachine: true };
  return { ...stored, answers: { noMachine: null, ...(stored.answers as Fields) } };
}

/** What came with the form of nine pages. */
function withShorterForm(stored: Fields): Fields {
  if (stored.state === 'erased') return stored;
  if (stored.state === 'draft') {
    const answers = stored.answers as Fields;
    if ('madeOf' in answers) return stored;
    return { ...stored, ...fromLongerForm(stored), answers: { madeOf: null, note: null, ...answers } };
  }
  const lastReviewed = stored.lastReviewed as Fields | null;
  return {
    madeOf: '',
    ...stored,
    lastReviewed: lastReviewed && {
      madeOf: stored.madeOf ?? '',
      sensitive: stored.sensitive,
      ...lastReviewed,
    },
  };
}

function withAllFields(stored: Fields): Fields {
  // Each came in with the rest of its time, so whatever has it needs nothing.
  if ('conversation' in stored || 'answeredOn' in stored) return stored;
  const media = (stored.media as readonly Fields[]).map((one) => ({ hearing: nothingToRead, ...one }));
  if (stored.state === 'draft') {
    return { ...newInDraft, ...stored, media, answers: draftAnswers(stored.answers as Fields) };
  }
  if (stored.state === 'erased') return stored;
  return {
    ...newFields,
    ...stored,
    media,
    consent: (stored.consent as readonly Fields[]).map((entry) => ({ ...newInConsent, ...entry })),
    history: (stored.history as readonly Fields[]).map((entry) => ({ reasonSeal: null, ...entry })),
  };
}

const newFields = {
  age: 'adult',
  guardianAgreed: false,
  others: [],
  rights: { own: 'mine', makers: '', quoted: '' },
  licence: 'own',
  sensitive: { topics: [], note: null },
  conversation: [],
  concerns: [],
  checks: [],
  lastReviewed: null,
  seenOnWeb: true,
  wishUnlisted: false,
};

const newInDraft = { typed: [], answeredOn: {}, remindedAt: null, helper: null };

const newInConsent = { lawfulBasis: 'consent', statements: [], from: null, until: null };

function draftAnswers(answers: Fields): Fields {
  const { consent, ownWork, ...kept } = answers;
  const asked = (consent ?? {}) as Readonly<Record<string, boolean | null>>;
  return {
    age: null,
    guardianAgreed: null,
    anyoneElse: null,
    others: null,
    rights: ownWork === true ? newFields.rights : null,
    licence: null,
    sensitiveTopics: null,
    contactAsked: false,
    wordingVersion: null,
    uses: Object.fromEntries(Object.entries(asked).filter(([, granted]) => granted !== null)),
    showing: null,
    ...kept,
  };
}
