import { countCharacters } from '../story/text/count-characters.ts';
import { oneLine, trimText } from '../story/text/plain-text.ts';
import { hasTitle } from '../web/article.ts';
import type { Problem } from '../web/form-fields.ts';
import { say } from '../words/say.ts';
import { type OwnPage, ownPages } from './own.ts';

/** What a group says in words of its own, each with its boxes: their limits and what is wrong with what was typed. */

export type TypedName = Readonly<Record<'name' | 'contact', string>>;
export type TypedHome = Readonly<Record<'title' | 'lede' | 'invitation' | 'invitationWords', string>>;
export type TypedPage = Readonly<Record<'text', string>>;
export type TypedTexts = Readonly<Record<string, string>>;

export const textSubjects = ['name', 'home', ...ownPages] as const;
export type TextSubject = (typeof textSubjects)[number];
export const isTextSubject = (subject: string): subject is TextSubject =>
  textSubjects.some((each) => each === subject);

export interface TextBox {
  readonly name: string;
  /** Characters. */
  readonly most: number;
  readonly lines: 'one' | 'some' | 'page';
  readonly mayBeEmpty?: true;
}

const page: readonly TextBox[] = [{ name: 'text', most: 60_000, lines: 'page' }];
const boxes: Readonly<Record<Exclude<TextSubject, OwnPage>, readonly TextBox[]>> = {
  name: [
    { name: 'name', most: 60, lines: 'one' },
    { name: 'contact', most: 200, lines: 'one', mayBeEmpty: true },
  ],
  home: [
    { name: 'title', most: 120, lines: 'one' },
    { name: 'lede', most: 400, lines: 'some' },
    { name: 'invitation', most: 120, lines: 'one' },
    { name: 'invitationWords', most: 400, lines: 'some' },
  ],
};

export const boxesOf = (subject: TextSubject): readonly TextBox[] =>
  subject === 'name' || subject === 'home' ? boxes[subject] : page;

/** What was typed, tidied, and what is wrong with it. */
export function readTexts(
  subject: TextSubject,
  sent: TypedTexts,
): { readonly typed: TypedTexts; readonly errors: readonly Problem[] } {
  const all = boxesOf(subject).map((box) => {
    const text = sent[box.name] ?? '';
    return [box, box.lines === 'one' ? oneLine(text) : trimText(text)] as const;
  });
  return {
    typed: Object.fromEntries(all.map(([{ name }, text]) => [name, text])),
    errors: all.flatMap(([box, text]) => {
      const message = faultOf(box, text);
      return message === null ? [] : [{ field: box.name, message }];
    }),
  };
}

function faultOf({ name, most, lines, mayBeEmpty }: TextBox, text: string): string | null {
  const label = say(`settings-box-${name}`);
  if (text === '') return mayBeEmpty ? null : say('settings-missing', { label });
  if (countCharacters(text) > most) return say('settings-too-long', { label, most });
  if (lines === 'page' && !hasTitle(text)) return say('settings-page-title-missing');
  return null;
}
