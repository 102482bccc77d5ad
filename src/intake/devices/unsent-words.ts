import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import type { FormContext } from '../../story-form/field.ts';
import { isSame } from '../../story-form/field-list.ts';
import { storedOn } from '../pages/form-page.ts';
import { formPages } from '../pages/form-pages.ts';
import { typedKey, typedValues } from './typed.ts';

/** A page with words that were typed and not sent. */
export interface UnsentWords {
  readonly page: string;
  /** True where they were typed on this device. */
  readonly here: boolean;
  readonly key: string;
}

/** Of all pages, those with words that say something else than their answers. */
export function unsentWords(
  draft: DraftStory,
  context: FormContext,
  device: DeviceId | null,
): readonly UnsentWords[] {
  return formPages.flatMap((page) =>
    draft.typed.flatMap((typed) => {
      const values = typed.question === page.slug ? typedValues(page, typed, draft, context) : null;
      if (!values || isSame(values, storedOn(page, draft, context))) return [];
      return [{ page: page.slug, here: typed.device === device, key: typedKey(typed) }];
    }),
  );
}
