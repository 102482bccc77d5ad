import type { DraftStory } from '../../story/story.ts';
import { type Option, type Problem, problemAt } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';
import type { DraftChange } from '../drafts.ts';
import type { ContactChange } from './contacts.ts';
import type { Body, Drops, FormQuestion, Part } from './question.ts';

export interface Choice<Value extends string> {
  readonly slug: string;
  readonly part: Part;
  /** Of the field; the slug where it is not said. */
  readonly name?: string;
  readonly title: string;
  readonly hint: string;
  /** For the check page. */
  readonly label: string;
  readonly missing: string;
  isAsked?(draft: DraftStory): boolean;
  readonly drops?: Drops;
  options(draft: DraftStory): readonly (Omit<Option, 'checked' | 'value'> & { readonly value: Value })[];
  get(draft: DraftStory): Value | null;
  set(value: Value): DraftChange;
  /** What it means for what is kept apart. */
  contact?(value: Value): ContactChange | undefined;
  /** Why this answer cannot be sent, and what to do; it is kept all the same. */
  refusal?(value: Value, draft: DraftStory): string | null;
}

/** A question with a few honest answers, none chosen beforehand, of which one is given. */
export function askChoice<Value extends string>(ask: Choice<Value>): FormQuestion {
  const name = ask.name ?? ask.slug;

  function judge(value: Value | null, draft: DraftStory): readonly Problem[] {
    const message = value === null ? ask.missing : ask.refusal?.(value, draft);
    return message ? [{ field: name, message }] : [];
  }

  function body(draft: DraftStory, value: Value | null, problems: readonly Problem[]): Body {
    return {
      heading: null,
      lead: null,
      fields: [
        {
          partial: 'field/choices',
          type: 'radio',
          name,
          legend: ask.title,
          legendIsHeading: true,
          hint: ask.hint,
          error: problemAt(problems, name),
          options: ask.options(draft).map((option) => ({ ...option, checked: option.value === value })),
        },
      ],
    };
  }

  return {
    kind: 'form',
    slug: ask.slug,
    part: ask.part,
    title: ask.title,
    isAsked: (draft) => ask.isAsked?.(draft) ?? true,
    ...(ask.drops ? { drops: ask.drops } : {}),
    problems: (draft) => judge(ask.get(draft), draft),
    rows(draft) {
      const value = ask.get(draft);
      const chosen = ask.options(draft).find((option) => option.value === value);
      return [{ field: name, label: ask.label, value: chosen?.label ?? null }];
    },
    show: (draft) => body(draft, ask.get(draft), []),
    answer(read, draft) {
      const sent: Readonly<Record<string, string>> = read({ [name]: one });
      const value = ask.options(draft).find((option) => option.value === sent[name])?.value ?? null;
      const problems = judge(value, draft);
      const contact = value === null ? undefined : ask.contact?.(value);
      return {
        problems,
        body: body(draft, value, problems),
        change: value === null ? null : ask.set(value),
        ...(contact ? { contact } : {}),
      };
    },
  };
}
