import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import { type FormContext, textOf, type Values } from '../../story-form/field.ts';
import { isSame } from '../../story-form/field-list.ts';
import { type FormPage, fieldsOn, storedOn } from '../pages/form-page.ts';
import { peoplePage } from '../pages/form-pages.ts';
import { type FieldLine, fieldLines, madeFrom } from '../pages/page-lines.ts';
import { typedKey, typedValues } from './typed.ts';

/** What another device did to the page that this device shows. */
export interface Elsewhere {
  /** The answer that another device gave since, as far as it reads otherwise; null where there is none. */
  readonly changed: { readonly lines: readonly FieldLine[] } | null;
  /** What was typed and not sent, on other devices or (with `here`) on this one. */
  readonly unsent: readonly {
    readonly key: string;
    readonly here: boolean;
    readonly lines: readonly FieldLine[];
  }[];
}

interface Shown {
  readonly page: FormPage;
  readonly draft: DraftStory;
  readonly context: FormContext;
  readonly device: DeviceId;
}

/** True where another device gave this page an answer that the page with `from` was not made from. */
export function isChangedElsewhere({ page, draft, context, device }: Shown, from: string): boolean {
  const by = draft.answeredOn[page.slug];
  return by !== undefined && by !== device && from !== madeFrom(page, draft, context);
}

/**
 * True where saving `mine` would write over words that this device has not shown. Adding a person writes over nothing, but a
 * "nobody else" drops whoever was added; and who says the same changes nothing.
 */
export function wouldOverwrite(shown: Shown, from: string, mine: Values): boolean {
  const { page, draft, context } = shown;
  const adds = page === peoplePage && textOf(mine, 'others') === 'yes';
  if (from === '' || adds || !isChangedElsewhere(shown, from)) return false;
  return !isSame(mine, storedOn(page, draft, context));
}

/** All that other devices say, beside a page whose inputs hold `values`; `from` is what those words were typed over. */
export function elsewhere(shown: Shown, values: Values, from: string, taken: string): Elsewhere {
  const { page, draft, context, device } = shown;
  const asFields = (all: Values) => fieldsOn(page, all, [], draft, context);
  const stored = storedOn(page, draft, context);
  const lines = fieldLines(asFields(stored), asFields(values));
  const unsent = draft.typed.flatMap((typed) => {
    const key = typedKey(typed);
    const words = typed.question === page.slug && key !== taken && typedValues(page, typed, draft, context);
    if (!words || [values, stored].some((each) => isSame(each, words))) return [];
    return [{ key, here: typed.device === device, lines: fieldLines(asFields(words), asFields(values)) }];
  });
  const isChanged = isChangedElsewhere(shown, from) && lines.length > 0;
  return { changed: isChanged ? { lines } : null, unsent };
}
