import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import { isSame, valuesOf } from '../questions/page-values.ts';
import type { FormContext } from '../questions/question.ts';
import { asked } from '../questions/questions.ts';
import { typedBody, typedKey } from './typed.ts';

/** A question with words that were typed and not sent. */
export interface UnsentWords {
  readonly question: string;
  /** True where they were typed on this device. */
  readonly here: boolean;
  readonly key: string;
}

/** Of the questions that this draft is asked, those with words that say something else than their answers. */
export function unsentWords(
  draft: DraftStory,
  context: FormContext,
  device: DeviceId | null,
): readonly UnsentWords[] {
  return asked(draft, context).flatMap((question) => {
    if (question.kind !== 'form') return [];
    const stands = valuesOf(question.show(draft, context));
    return draft.typed.flatMap((typed) => {
      const body = typed.question === question.slug ? typedBody(question, typed, draft, context) : null;
      if (!body || isSame(valuesOf(body), stands)) return [];
      return [{ question: question.slug, here: typed.device === device, key: typedKey(typed) }];
    });
  });
}
