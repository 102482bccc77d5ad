import { withWords } from '../../story/changes/story-parts.ts';
import type { AltText } from '../../story/media.ts';
import type { DraftStory } from '../../story/story.ts';
import {
  altTexts,
  descriptionFields,
  descriptionMissing,
  descriptionsShape,
  judgeDescriptions,
  pictures,
  readDescriptions,
  type TypedDescriptions,
  typedDescriptions,
} from '../../telling/descriptions.ts';
import type { Problem } from '../../web/form-fields.ts';
import type { Answer, Body, FormQuestion } from './question.ts';

const title = 'What do your pictures show?';

/** For people who cannot see the pictures (P26). Asked of pictures only. */
export const askDescriptions: FormQuestion = {
  kind: 'form',
  ofFiles: true,
  slug: 'descriptions',
  part: 'story',
  title,
  isAsked: ({ media }) => pictures(media).length > 0,
  problems: ({ media }) =>
    pictures(media).flatMap((picture, index) => (picture.alt ? [] : [descriptionMissing(picture, index)])),
  rows: ({ media }) =>
    pictures(media).map((picture, index) => ({
      field: `alt-${picture.id}`,
      label: `Picture ${index + 1} shows`,
      value: altInWords(picture.alt),
    })),
  show: (draft) => body(draft, typedDescriptions(draft.media), []),
  answer(read, draft): Answer {
    const typed = readDescriptions(draft.media, read(descriptionsShape(draft.media)));
    const problems = judgeDescriptions(draft.media, typed);
    return {
      problems,
      body: body(draft, typed, problems),
      change:
        problems.length > 0
          ? null
          : (latest) => ({ ...latest, media: withWords(latest.media, altTexts(typed), new Map()) }),
    };
  },
};

function altInWords(alt: AltText | null): string | null {
  if (!alt) return null;
  return alt.kind === 'decorative' ? 'Nothing: it is decoration only' : alt.words;
}

function body(draft: DraftStory, typed: TypedDescriptions, problems: readonly Problem[]): Body {
  return {
    heading: title,
    lead: 'Some visitors cannot see pictures, and hear your words instead. Say what is in each one, as if on the phone to a friend.',
    fields: descriptionFields(draft.media, typed, problems),
  };
}
