import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import { isSame, type Line, linesOf, madeFrom, valuesOf } from '../questions/page-values.ts';
import type { Body, FormContext, FormQuestion } from '../questions/question.ts';
import { typedBody, typedKey } from './typed.ts';

/** What another device did to the question that this device's page shows. */
export interface Elsewhere {
  /** The answer that another device gave since, as far as it reads otherwise; null where there is none. */
  readonly changed: { readonly lines: readonly Line[]; readonly alsoDrops: readonly string[] } | null;
  /** What was typed and not sent, on other devices or (with `here`) on this one. */
  readonly unsent: readonly {
    readonly key: string;
    readonly here: boolean;
    readonly lines: readonly Line[];
  }[];
}

interface Page {
  readonly question: FormQuestion;
  readonly draft: DraftStory;
  readonly context: FormContext;
  readonly device: DeviceId;
}

/** True where another device gave this question an answer that the page with `from` was not made from. */
export function isChangedElsewhere({ question, draft, context, device }: Page, from: string): boolean {
  const by = [question.slug, question.drops?.question ?? question.slug].map((slug) => draft.answeredOn[slug]);
  const isElsewhere = by.some((each) => each !== undefined && each !== device);
  return isElsewhere && from !== madeFrom(question, draft, context);
}

/**
 * True where saving `mine` would write over words that this device has not shown. Where things are added one by one, nothing
 * is written over; and who says the same changes nothing.
 */
export function wouldOverwrite(page: Page, from: string, mine: Body): boolean {
  const { question, draft, context } = page;
  if (from === '' || mine.list || !isChangedElsewhere(page, from)) return false;
  return !isSame(valuesOf(mine), valuesOf(question.show(draft, context)));
}

/** All that other devices say, beside a page whose fields hold `shown`; `from` is what those words were typed over. */
export function elsewhere(page: Page, shown: Body, from: string, taken: string): Elsewhere {
  const { question, draft, context, device } = page;
  const stored = question.show(draft, context);
  const lines = linesOf(stored, shown);
  const alsoDrops = question.drops?.words(draft) ?? [];
  const isChanged = !shown.list && isChangedElsewhere(page, from) && lines.length > 0;
  const unsent = draft.typed.flatMap((typed) => {
    const key = typedKey(typed);
    const body =
      typed.question === question.slug && key !== taken && typedBody(question, typed, draft, context);
    if (!body || [shown, stored].some((each) => isSame(valuesOf(each), valuesOf(body)))) return [];
    return [{ key, here: typed.device === device, lines: linesOf(body, shown) }];
  });
  return { changed: isChanged ? { lines, alsoDrops } : null, unsent };
}
