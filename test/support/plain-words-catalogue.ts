import { type Entry, type Expression, type Pattern, parse } from '@fluent/syntax';
import { hole, piecesOfHtml } from './plain-words-html.ts';

/** A message of a catalogue, with every way in which it can read; values are holes. */
export interface Message {
  readonly key: string;
  readonly readings: readonly string[];
}

/** @throws Error that names the first line which is no Fluent. */
export function messagesOf(source: string): readonly Message[] {
  const { body } = parse(source, {});
  const terms = new Map(
    body.flatMap((entry): [string, Pattern][] =>
      entry.type === 'Term' ? [[entry.id.name, entry.value]] : [],
    ),
  );
  return body.flatMap((entry) => messageOf(entry, terms));
}

function messageOf(entry: Entry, terms: ReadonlyMap<string, Pattern>): Message[] {
  if (entry.type === 'Junk') throw new Error(`Expected Fluent but found ${JSON.stringify(entry.content)}`);
  if (entry.type !== 'Message' || !entry.value) return [];
  return [{ key: entry.id.name, readings: readingsOf(entry.value, terms) }];
}

/** The pieces of text in a catalogue, each message whichever way its plurals and choices fall. */
export function piecesOfCatalogue(source: string): string[] {
  return messagesOf(source).flatMap(({ readings }) => readings.flatMap(piecesOfHtml));
}

/** Every branch at least once, not every combination. */
function readingsOf({ elements }: Pattern, terms: ReadonlyMap<string, Pattern>): string[] {
  const parts = elements.map((element) =>
    element.type === 'TextElement' ? [element.value] : readingsOfExpression(element.expression, terms),
  );
  const most = Math.max(1, ...parts.map((part) => part.length));
  return Array.from({ length: most }, (_, way) =>
    parts.map((part) => part[way] ?? part.at(-1) ?? '').join(''),
  );
}

function readingsOfExpression(
  expression: Expression | { readonly type: 'Placeable' },
  terms: ReadonlyMap<string, Pattern>,
): string[] {
  if (expression.type === 'SelectExpression')
    return expression.variants.flatMap(({ value }) => readingsOf(value, terms));
  if (expression.type === 'StringLiteral') return [expression.value];
  if (expression.type === 'TermReference') {
    const term = terms.get(expression.id.name);
    return term ? readingsOf(term, terms) : [hole];
  }
  return [hole];
}
