import { formOf } from '../../story/media.ts';
import type { DraftStory } from '../../story/story.ts';
import {
  hearingFields,
  hearingInWords,
  hearingsShape,
  judgeHearings,
  readHearings,
  recordingName,
  recordings,
  type TypedHearings,
  typedHearings,
  withHearing,
} from '../../telling/hearing.ts';
import type { Problem } from '../../web/form-fields.ts';
import type { Answer, Body, FormQuestion, Row } from './question.ts';

const title = 'What is said in your sounds and films?';

/** For people who cannot hear it (P26). It may all be left to a curator. */
export const askHearing: FormQuestion = {
  kind: 'form',
  ofFiles: true,
  longBody: true,
  slug: 'said',
  part: 'story',
  title,
  isAsked: ({ media }) => recordings(media).length > 0,
  problems: () => [],
  rows: ({ media }) =>
    recordings(media).flatMap((one): Row[] => {
      const name = recordingName(media, one);
      const said: Row = {
        field: `said-${one.id}`,
        label: `Said in ${name}`,
        value: shortened(hearingInWords(one)) ?? 'Left to a curator',
      };
      if (formOf(one) !== 'film') return [said];
      const seen = one.alt?.kind === 'words' ? one.alt.words : 'Nothing added';
      return [said, { field: `seen-${one.id}`, label: `Seen in ${name}`, value: seen }];
    }),
  show: (draft) => body(draft, typedHearings(draft.media), []),
  answer(read, draft): Answer {
    const typed = readHearings(draft.media, read(hearingsShape(draft.media)));
    const problems = judgeHearings(draft.media, typed);
    return {
      problems,
      body: body(draft, typed, problems),
      change:
        problems.length > 0
          ? null
          : (latest) => ({
              ...latest,
              media: latest.media.map((one) => withHearing(one, typed.get(one.id))),
            }),
    };
  },
};

const mostShown = 300;

/** As much as the check page has room for. */
function shortened(words: string | null): string | null {
  if (words === null || words.length <= mostShown) return words;
  return `${[...words].slice(0, mostShown).join('')}…`;
}

function body(draft: DraftStory, typed: TypedHearings, problems: readonly Problem[]): Body {
  const given = recordings(draft.media).some((one) => hearingInWords(one) !== null || one.alt !== null);
  return {
    heading: title,
    lead: 'Some visitors cannot hear, and read the words instead. If you skip this, a curator will help.',
    skippable: !given,
    fields: hearingFields(draft.media, typed, problems),
  };
}
