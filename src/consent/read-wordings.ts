import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type LawfulBasis, lawfulBases } from '../story/consent.ts';
import { type QuestionWording, type Wording, type Wordings, wordingParts } from './wording.ts';

/**
 * Reads every version of the consent wording in `folder`.
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

/** Reads the text of one file; `version` is its name. @throws Error that says which line is wanted. */
export function parseWording(version: string, text: string): Wording {
  const [head = '', ...sections] = text.split(/^## /m);
  const basis = line(version, 'the head', head, 'Lawful basis');
  const lawfulBasis = lawfulBases.find((known) => known === basis);
  if (!lawfulBasis) throw fault(version, `"Lawful basis:" to be one of ${lawfulBases.join(', ')}`);
  const named = new Map(sections.map((section) => [section.split('\n', 1)[0]?.trim() ?? '', section]));
  const parts = wordingParts.map((part): [string, QuestionWording] => {
    const section = named.get(part);
    if (section === undefined) throw fault(version, `a section "## ${part}"`);
    return [
      part,
      {
        question: line(version, part, section, 'Question'),
        explanation: line(version, part, section, 'Explanation'),
        yes: line(version, part, section, 'Yes'),
        no: line(version, part, section, 'No'),
      },
    ];
  });
  return {
    version,
    language: line(version, 'the head', head, 'Language'),
    lawfulBasis: lawfulBasis satisfies LawfulBasis,
    questions: Object.fromEntries(parts) as Wording['questions'],
  };
}

// A line may run over several lines of the file, up to the next empty one.
function line(version: string, where: string, text: string, name: string): string {
  const found = new RegExp(`^${name}:([^]*?)(?:\\n\\s*\\n|$(?![^]))`, 'm').exec(text)?.[1];
  const words = found?.replaceAll(/\s+/g, ' ').trim();
  if (!words) throw fault(version, `a line "${name}: …" in ${where}`);
  return words;
}

function fault(version: string, expected: string): Error {
  return new Error(`Expected ${expected} in content/consent/${version}.md but found none`);
}
