import type { AltText, Media } from '../story/media.ts';
import type { DraftStory } from '../story/story.ts';
import { countCharacters, type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import type { Answer, Body, FormQuestion } from './question.ts';

const title = 'What do your pictures show?';
const longest = 1000;

/** For people who cannot see the pictures (P26). Asked of pictures only. */
export const askDescriptions: FormQuestion = {
  kind: 'form',
  slug: 'descriptions',
  title,
  isAsked: (draft) => pictures(draft).length > 0,
  problems: (draft) =>
    pictures(draft).flatMap((picture, index) => (picture.alt ? [] : [missing(picture, index)])),
  rows: (draft) =>
    pictures(draft).map((picture, index) => ({
      field: `alt-${picture.id}`,
      label: `Picture ${index + 1} shows`,
      value: altInWords(picture.alt),
    })),
  show: (draft) => body(draft, new Map(), []),
  answer(read, draft): Answer {
    const given = pictures(draft);
    const names = given.flatMap(({ id }) => [`alt-${id}`, `decorative-${id}`]);
    const sent: Readonly<Record<string, string>> = read(Object.fromEntries(names.map((name) => [name, one])));
    const typed = new Map(given.map(({ id }): [string, Typed] => [id, readTyped(sent, id)]));
    const problems = given.flatMap((picture, index) => judge(picture, index, typed.get(picture.id)));
    return {
      problems,
      body: body(draft, typed, problems),
      change: problems.length > 0 ? null : (latest) => described(latest, typed),
    };
  },
};

interface Typed {
  readonly words: string;
  readonly decorative: boolean;
}

const pictures = (draft: DraftStory) => draft.media.filter((media) => media.guess === 'artwork');

function readTyped(sent: Readonly<Record<string, string>>, id: string): Typed {
  return { words: (sent[`alt-${id}`] ?? '').trim(), decorative: sent[`decorative-${id}`] === 'yes' };
}

function missing(picture: Media, index: number): Problem {
  return {
    field: `alt-${picture.id}`,
    message: `Say what picture ${index + 1} shows, or tick that it is decoration only.`,
  };
}

function judge(picture: Media, index: number, typed: Typed | undefined): Problem[] {
  if (!typed || (typed.words === '' && !typed.decorative)) return [missing(picture, index)];
  const field = `alt-${picture.id}`;
  if (typed.words !== '' && typed.decorative) {
    return [
      { field, message: `For picture ${index + 1}, either say what it shows or tick the box, not both.` },
    ];
  }
  const length = countCharacters(typed.words);
  if (length <= longest) return [];
  return [
    {
      field,
      message: `What picture ${index + 1} shows must be 1,000 characters or fewer. Yours has ${length.toLocaleString('en-GB')}.`,
    },
  ];
}

function described(draft: DraftStory, typed: ReadonlyMap<string, Typed>): DraftStory {
  const media = draft.media.map((one) => {
    const given = typed.get(one.id);
    if (!given) return one;
    const alt: AltText = given.decorative ? { kind: 'decorative' } : { kind: 'words', words: given.words };
    return { ...one, alt };
  });
  return { ...draft, media };
}

function altInWords(alt: AltText | null): string | null {
  if (!alt) return null;
  return alt.kind === 'decorative' ? 'Nothing: it is decoration only' : alt.words;
}

function body(draft: DraftStory, typed: ReadonlyMap<string, Typed>, problems: readonly Problem[]): Body {
  const given = pictures(draft);
  return {
    heading: title,
    lead: 'Some visitors cannot see pictures, and hear your words instead. Say what is in each one, as if on the phone to a friend.',
    fields: given.flatMap((picture, index): Field[] => {
      const name = `alt-${picture.id}`;
      const now = typed.get(picture.id) ?? asTyped(picture.alt);
      return [
        {
          partial: 'field/textarea',
          name,
          label: given.length === 1 ? 'Your picture shows' : `Picture ${index + 1} of ${given.length} shows`,
          hint: `File: ${picture.original.fileName}`,
          value: now.words,
          rows: 3,
          error: problemAt(problems, name),
        },
        {
          partial: 'field/choices',
          type: 'checkbox',
          name: `decorative-${picture.id}`,
          legend: 'Or, if there is nothing in it to describe',
          error: null,
          options: [{ value: 'yes', label: 'This picture is decoration only', checked: now.decorative }],
        },
      ];
    }),
  };
}

function asTyped(alt: AltText | null): Typed {
  return { words: alt?.kind === 'words' ? alt.words : '', decorative: alt?.kind === 'decorative' };
}
