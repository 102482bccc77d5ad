import handlebars from 'handlebars';
import { hole, piecesOfHtml } from './plain-words-html.ts';

/** The pieces of text in a Handlebars view, whichever way its conditions fall; values are holes. */
export function piecesOfView(source: string): string[] {
  return [...new Set(readings(handlebars.parse(source)).flatMap(piecesOfHtml))];
}

/**
 * The HTML of a view, once for each way through its conditions that shows something new: not every combination, but every
 * branch at least once.
 */
function readings(program: hbs.AST.Program): string[] {
  const parts = program.body.map(readingsOfStatement);
  const most = Math.max(1, ...parts.map((part) => part.length));
  return Array.from({ length: most }, (_, way) =>
    parts.map((part) => part[way] ?? part.at(-1) ?? '').join(''),
  );
}

function readingsOfStatement(statement: hbs.AST.Statement): string[] {
  if (isContent(statement)) return [statement.value];
  if (isMustache(statement)) return [hole];
  if (isPartial(statement)) return [wordsHandedTo(statement)];
  if (isBlock(statement)) {
    return [...readings(statement.program), ...(statement.inverse ? readings(statement.inverse) : [''])];
  }
  return [''];
}

/** The words that a view hands to a partial, such as label="Title"; names of fields and the like are not capitalised. */
function wordsHandedTo({ hash }: hbs.AST.PartialStatement): string {
  const strings = hash?.pairs.map((pair) => pair.value).filter(isString) ?? [];
  return strings
    .filter((string) => /^\p{Lu}/u.test(string.value))
    .map((string) => `<p>${string.value}</p>`)
    .join('');
}

const isContent = (node: hbs.AST.Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement';
const isMustache = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement =>
  node.type === 'MustacheStatement';
const isPartial = (node: hbs.AST.Node): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
const isString = (node: hbs.AST.Node): node is hbs.AST.StringLiteral => node.type === 'StringLiteral';
