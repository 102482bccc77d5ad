import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../test/support/temporary.ts';
import { parseWording, readWordings } from './read-wordings.ts';
import { wordingParts } from './wording.ts';

const shipped = path.resolve(import.meta.dirname, '../../content/consent');

const section = (part: string) => {
  const of = part === 'exhibition' ? ' at {name}, {place}' : '';
  return `## ${part}\n\nQuestion: May we${of}?\n\nExplanation: It is\nso.\n\nYes: Yes${of}\n\nNo: No\n`;
};
const whole = `# Wording\n\nLanguage: en-GB\n\nLawful basis: consent\n\n${wordingParts.map(section).join('\n')}`;

describe('The wording that is shipped', () => {
  it('can be read, and asks in questions', () => {
    const { all, current } = readWordings(shipped);
    expect(all.at(-1)).toBe(current);
    for (const wording of all) {
      for (const part of wordingParts) expect(wording.questions[part].question).toMatch(/\?$/);
      expect(wording.lawfulBasis).toBe('consent');
    }
  });
});

describe('A wording', () => {
  it('is read whole; a line may go on over the next ones', () => {
    expect(parseWording('2026-11', whole)).toEqual({
      version: '2026-11',
      language: 'en-GB',
      lawfulBasis: 'consent',
      questions: {
        ...Object.fromEntries(
          wordingParts.map((part) => [
            part,
            { question: 'May we?', explanation: 'It is so.', yes: 'Yes', no: 'No' },
          ]),
        ),
        exhibition: {
          question: 'May we at {name}, {place}?',
          explanation: 'It is so.',
          yes: 'Yes at {name}, {place}',
          no: 'No',
        },
      },
    });
  });

  it('may be written on Windows', () => {
    expect(parseWording('2026-11', whole.replaceAll('\n', '\r\n'))).toEqual(parseWording('2026-11', whole));
  });

  const without = (text: string | RegExp, by = '') => whole.replace(text, by);
  it.each([
    ['', 'a line "Lawful basis: …" in the head'],
    [without('Language: en-GB'), 'a line "Language: …" in the head'],
    [without('en-GB', 'English, mostly'), '"Language:" to be a tag such as en-GB'],
    [
      without('basis: consent', 'basis: because'),
      '"Lawful basis:" to be one of consent, legitimate-interests, public-task',
    ],
    [without('## research', '## reserach'), 'only the sections web, kiosk, exhibition, research, guardian'],
    [without(section('guardian')), 'a section "## guardian"'],
    [`${whole}\n${section('web')}`, 'one section "## web"'],
    [without('Question: May we?'), 'a line "Question: …" in "## web"'],
    [without('Explanation: It is\nso.'), 'a line "Explanation: …" in "## web"'],
    [without('Yes: Yes\n'), 'a line "Yes: …" in "## web"'],
    [without(/No: No\n$/), 'a line "No: …" in "## guardian"'],
    [without('May we at {name}'), '"{name}" in the line "Question:" of "## exhibition"'],
  ])('with a fault is refused, by the name of its file and what is wanted', (text, wanted) => {
    expect(() => parseWording('2026-11', text)).toThrow(`Expected ${wanted}`);
    expect(() => parseWording('2026-11', text)).toThrow('content/consent/2026-11.md');
  });

  it.each(['README', 'draft', '2026', '11-2026', '2026-11 copy'])('named %j is refused', (version) => {
    expect(() => parseWording(version, whole)).toThrow(
      `Expected content/consent/${version}.md to be named by`,
    );
  });
});

describe('A folder of wordings', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder?.remove());

  it('asks by the latest, and keeps the others to be read', async () => {
    for (const version of ['2026-11', '2027-02b', '2027-02', '2026-12'])
      await writeFile(path.join(folder.path, `${version}.md`), whole);
    await writeFile(path.join(folder.path, 'notes.txt'), 'not a wording');
    const { all, current } = readWordings(folder.path);
    expect(all.map(({ version }) => version)).toEqual(['2026-11', '2026-12', '2027-02', '2027-02b']);
    expect(current.version).toBe('2027-02b');
  });

  it('with nothing in it keeps the archive from starting', async () => {
    const empty = path.join(folder.path, 'empty');
    await mkdir(empty);
    expect(() => readWordings(empty)).toThrow(`Expected a consent wording in ${empty}`);
  });
});
