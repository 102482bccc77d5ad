import { parseSync } from '@swc/core';
import { hole, piecesOfHtml } from './plain-words-html.ts';

/**
 * The pieces of text in a module that reach people: strings and templates that begin like a sentence or a label.
 * What is said to developers is left out: the log, errors of JavaScript's own classes, and what was
 * "Expected", which is how the project's errors for developers begin.
 */
export function piecesOfSource(source: string): string[] {
  return [...strings(parseSync(source, { syntax: 'typescript', target: 'es2022' }).body)].flatMap((text) =>
    /<[a-z][^>]*>/.test(text) ? piecesOfHtml(text) : isForPeople(text) ? [text.trim()] : [],
  );
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function* strings(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* strings(each);
  else if (isNode(value) && !isForDevelopers(value)) {
    const text = textOf(value);
    if (text !== undefined) yield text;
    // What a template embeds may hold whole sentences of its own.
    if (text === undefined || value.type === 'TemplateLiteral') yield* strings(Object.values(value));
  }
}

/** What a string, a template or a sum of strings says, with holes for what is not known here. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'StringLiteral') return String(node.value);
  if (node.type === 'TemplateLiteral' && Array.isArray(node.quasis)) {
    return node.quasis.map((part: Node) => String(part.cooked)).join(hole);
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const parts = [textOf(node.left), textOf(node.right)];
    if (parts.some((part) => part !== undefined)) return parts.map((part) => part ?? hole).join('');
  }
  return undefined;
}

function isForDevelopers(node: Node): boolean {
  if (node.type === 'ImportDeclaration' || node.type === 'TsLiteralType') return true;
  const { callee } = node;
  if (!isNode(callee)) return false;
  if (node.type === 'NewExpression') return /^(?:Type|Range|Syntax)?Error$/.test(String(callee.value));
  return isNode(callee.property) && /^(?:debug|info|warn|error|fatal)$/.test(String(callee.property.value));
}

/** Two words or more that begin with a capital, as in "Add a theme" or "The file is empty."; nothing of a machine's. */
function isForPeople(text: string): boolean {
  const begins = /^[“"(]?(?:\p{Lu}|◌ .*[.?!]$)/u.test(text.trim());
  const machines = /[{};=<>\\|_]|https?:|^Expected /;
  return begins && /\p{Ll}/u.test(text) && /\p{L}+[,:]? [\p{L}\d◌“(]/u.test(text) && !machines.test(text);
}
