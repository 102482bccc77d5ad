import { countCharacters } from '../story/text/count-characters.ts';
import { oneLine } from '../story/text/plain-text.ts';
import type { Problem } from '../web/form-fields.ts';
import { problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { type QuestionWording, type Wording, type WordingPart, wordingParts } from './wording.ts';
import { wordingText } from './wording-text.ts';

export const lines = [
  'question',
  'explanation',
  'yes',
  'no',
] as const satisfies readonly (keyof QuestionWording)[];
/** Characters. */
const most = { question: 200, explanation: 600, yes: 60, no: 60 } as const;
type Line = (typeof lines)[number];

const nameOf = (part: WordingPart, line: Line) => `${part}-${line}`;
const boxes = wordingParts.flatMap((part) => lines.map((line) => ({ part, line, name: nameOf(part, line) })));

export const wordingInputs = Object.fromEntries(boxes.map(({ name }) => [name, one]));
export type TypedWording = Readonly<Record<string, string>>;

export const typedOf = ({ questions }: Pick<Wording, 'questions'>): TypedWording =>
  Object.fromEntries(boxes.map(({ part, line, name }) => [name, questions[part][line]]));

/** What was typed as a version's text, or what is wrong with it. A version that says the same as the one before is none. */
export function readTyped(
  sent: TypedWording,
  before: Wording,
): { readonly text: string | null; readonly errors: readonly Problem[] } {
  const typed = Object.fromEntries(boxes.map(({ name }) => [name, oneLine(sent[name] ?? '')]));
  const errors = boxes.flatMap(({ part, line, name }): Problem[] => {
    const text = typed[name] ?? '';
    const label = say('records-wording-box', { part, line });
    if (text === '') return [{ field: name, message: say('settings-missing', { label }) }];
    if (countCharacters(text) > most[line])
      return [{ field: name, message: say('settings-too-long', { label, most: most[line] }) }];
    if (part === 'exhibition' && line === 'question' && !text.includes('{name}'))
      return [{ field: name, message: say('records-wording-name-missing') }];
    return [];
  });
  const questions = Object.fromEntries(
    wordingParts.map((part) => [
      part,
      Object.fromEntries(lines.map((line) => [line, typed[nameOf(part, line)] ?? ''])),
    ]),
  ) as unknown as Wording['questions'];
  const text = wordingText({ ...before, questions });
  if (errors.length === 0 && text === wordingText(before))
    errors.push({ field: boxes[0]?.name ?? '', message: say('records-wording-same') });
  return { text: errors.length > 0 ? null : text, errors };
}

/** The form's boxes, a group a question. */
export const wordingGroups = (typed: TypedWording, errors: readonly Problem[]) =>
  wordingParts.map((part) => ({
    name: say('records-wording-part', { part }),
    boxes: lines.map((line) => ({
      ...{ name: nameOf(part, line), value: typed[nameOf(part, line)] ?? '', rows: 3, autocomplete: 'off' },
      label: say('records-wording-line', { line }),
      partial: line === 'explanation' ? 'field/textarea' : 'field/text',
      hint: part === 'exhibition' && line === 'question' ? say('records-wording-name-hint') : null,
      error: problemAt(errors, nameOf(part, line)),
    })),
  }));
