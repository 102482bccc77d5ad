import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import type { Problem } from '../../web/form-fields.ts';
import { elsewhere } from '../devices/two-devices.ts';
import { typedAt, typedBody, typedKey } from '../devices/typed.ts';
import { madeFrom, withoutErrors } from './page-values.ts';
import type { Answer, Body, FormContext, FormQuestion } from './question.ts';
import { type FromCheck, formAddress, questionPage } from './question-page.ts';

/** A question as it is asked on one device. */
export interface Asked {
  readonly question: FormQuestion;
  readonly draft: DraftStory;
  readonly context: FormContext;
  readonly fromCheck: FromCheck;
  readonly device: DeviceId;
}

export type View = ReturnType<typeof viewOf>;

/** The page as it opens: with the answer, or with what was typed here and not sent; `take` names words of another device. */
export function freshView(asked: Asked, take: string) {
  const { question, draft, context, device } = asked;
  const taken = draft.typed.find((page) => page.question === question.slug && typedKey(page) === take);
  const typed = taken ?? typedAt(draft, question.slug, device);
  const body = typed && typedBody(question, typed, draft, context);
  if (!typed || !body) return viewOf(asked, question.show(draft, context), {});
  return viewOf(
    asked,
    body,
    taken ? { taken: take, over: typed.madeFrom } : { kept: true, over: typed.madeFrom },
  );
}

/** The page after a form with problems: with what was sent, each sentence at its field. */
export function answeredView(asked: Asked, { body, problems }: Answer, form: Sent) {
  return viewOf(asked, body, { problems, over: form.madeFrom, taken: form.taken });
}

/** The page after a form that would have written over another device's answer: both are shown, nothing is saved. */
export function overtakenView(asked: Asked, { body }: Answer, form: Sent) {
  const view = viewOf(asked, withoutErrors(body), { over: form.madeFrom, taken: form.taken });
  return { ...view, title: `Changed on another device: ${view.title}`, overtaken: true };
}

interface Sent {
  readonly madeFrom: string;
  readonly taken: string;
}

interface Shown {
  readonly problems?: readonly Problem[];
  /** What the words in the fields were typed over. */
  readonly over?: string;
  readonly taken?: string;
  /** The fields hold what was typed here before. */
  readonly kept?: boolean;
}

function viewOf(asked: Asked, body: Body, shown: Shown) {
  const { question, draft, context, fromCheck } = asked;
  const { problems = [], over = '', taken = '', kept = false } = shown;
  const action = formAddress(question, fromCheck);
  const now = madeFrom(question, draft, context);
  const { changed, unsent } = elsewhere(asked, body, over || now, taken);
  return {
    ...questionPage(question, draft, context, fromCheck, problems),
    ...body,
    // Whatever another device answered since stands on this very page.
    madeFrom: now,
    taken,
    kept,
    overtaken: false,
    changed,
    unsent: unsent.map((words) => ({
      ...words,
      take: `${action}${fromCheck ? '&' : '?'}take=${words.key}`,
    })),
    typedAddress: question.keptApart ? null : `/share/typed/${question.slug}`,
    scripts: question.keptApart ? ['js/share/pictures.js'] : ['js/share/pictures.js', 'js/share/typed.js'],
  };
}
