import { readFileSync } from 'node:fs';

/** Questions that a recording may start from, as curators wrote them in content/prompts.md. */
export interface Prompts {
  /** For every story. */
  readonly any: readonly string[];
  /** By the slug of a theme; a theme may have none. */
  readonly byTheme: ReadonlyMap<string, readonly string[]>;
}

/** @throws Error that names the file and says what to mend. */
export function readPrompts(file: string): Prompts {
  return parsePrompts(readFileSync(file, 'utf8'));
}

/** Each "## slug" begins a theme's questions, "## any" those for every story; each "- " is one of them. */
export function parsePrompts(text: string): Prompts {
  const [, ...sections] = text.replaceAll('\r\n', '\n').split(/^## /m);
  const byTheme = new Map<string, readonly string[]>();
  for (const section of sections) {
    const [name = '', ...lines] = section.split('\n').map((line) => line.trim());
    if (byTheme.has(name)) throw fault(`one section "## ${name}"`, 'more');
    byTheme.set(name, lines.filter(Boolean).map(questionIn));
  }
  const any = byTheme.get('any');
  if (!any?.length) throw fault('questions under "## any"', 'none');
  byTheme.delete('any');
  return { any, byTheme };
}

/** Those of the themes first, then those for every story. */
export function promptsFor({ any, byTheme }: Prompts, themes: readonly string[]): readonly string[] {
  return [...themes.flatMap((theme) => byTheme.get(theme) ?? []), ...any];
}

function questionIn(line: string): string {
  const question = /^- (\S.*)$/.exec(line)?.[1];
  if (!question) throw fault('each question on a line of its own that begins with "- "', `"${line}"`);
  return question;
}

function fault(expected: string, received: string): Error {
  return new Error(`Expected ${expected} in content/prompts.md but found ${received}`);
}
