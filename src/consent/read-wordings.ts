import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lawfulBases } from '../story/consent.ts';
import {
  type QuestionWording,
  type Wording,
  type WordingPart,
  type Wordings,
  wordingParts,
} from './wording.ts';

/**
 * Reads every version of the consent wording in `folder`; the one with the latest name is asked.
 * @throws Error that names the file and says what to mend, or that there is no version at all.
 */
export function readWordings(folder: string): Wordings {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const all = names.map((name) =>
    parseWording(name.slice(0, -3), readFileSync(path.join(folder, name), 'utf8')),
  );
  const current = all.at(-1);
  if (!current)
    throw new Error(`Expected a consent wording in ${folder}, such as 2026-11.md, but found none`);
  return { all, current };
}

/** Versions are sorted by name, so that any other file would count as the latest one. */
const versionShape = /^\d{4}-\d{2}[a-z]?$/;

/** Reads the text of one file; `version` is its name. @throws Error that says which line is wanted. */
export function parseWording(version: string, text: string): Wording {
  if (!versionShape.test(version)) {
    throw new Error(
      `Expected content/consent/${version}.md to be named by its month, such as 2026-11.md or 2026-11b.md`,
    );
  }
  const [head = '', ...bodies] = text.replaceAll('\r\n', '\n').split(/^## /m);
  const sections = bodies.map((body) => ({ name: body.split('\n', 1)[0]?.trim() ?? '', body }));
  const lawfulBasis = readBasis(version, head);
  const language = line(version, 'the head', head, 'Language');
  if (!isLanguage(language)) throw fault(version, '"Language:" to be a tag such as en-GB', `"${language}"`);
  for (const { name } of sections) {
    if (!wordingParts.some((part) => part === name)) {
      throw fault(version, `only the sections ${wordingParts.join(', ')}`, `"## ${name}"`);
    }
    if (sections.filter((other) => other.name === name).length > 1)
      throw fault(version, `one section "## ${name}"`, 'more');
  }
  const parts = wordingParts.map((part): [WordingPart, QuestionWording] => {
    const section = sections.find(({ name }) => name === part);
    if (!section) throw fault(version, `a section "## ${part}"`);
    return [part, readQuestion(version, part, section.body)];
  });
  return {
    version,
    language,
    lawfulBasis,
    questions: Object.fromEntries(parts) as Wording['questions'],
  };
}

function readBasis(version: string, head: string): Wording['lawfulBasis'] {
  const text = line(version, 'the head', head, 'Lawful basis');
  const basis = lawfulBases.find((known) => known === text);
  if (!basis) throw fault(version, `"Lawful basis:" to be one of ${lawfulBases.join(', ')}`, `"${text}"`);
  return basis;
}

function readQuestion(version: string, part: WordingPart, section: string): QuestionWording {
  const where = `"## ${part}"`;
  const question = line(version, where, section, 'Question');
  // An exhibition that is not named would be agreed to unseen.
  if (part === 'exhibition' && !question.includes('{name}'))
    throw fault(version, `"{name}" in the line "Question:" of ${where}`);
  return {
    question,
    explanation: line(version, where, section, 'Explanation'),
    yes: line(version, where, section, 'Yes'),
    no: line(version, where, section, 'No'),
  };
}

// A line may run over several lines of the file, up to the next empty one.
function line(version: string, where: string, text: string, name: string): string {
  const found = new RegExp(`^${name}:([^]*?)(?:\\n\\s*\\n|$(?![^]))`, 'm').exec(text)?.[1];
  const words = found?.replaceAll(/\s+/g, ' ').trim();
  if (!words) throw fault(version, `a line "${name}: …" in ${where}`);
  return words;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function fault(version: string, expected: string, received = 'none'): Error {
  return new Error(`Expected ${expected} in content/consent/${version}.md but found ${received}`);
}
