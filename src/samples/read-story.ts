import { extname } from 'node:path';
import { readMoments } from '../spoken/moments.ts';
import type { NeighbourhoodSlug, ThemeSlug, TopicSlug } from '../story/ids.ts';
import type { Form, Moment } from '../story/media.ts';
import type { Credit } from '../story/telling.ts';
import { type Licence, licences } from '../story/telling.ts';
import { SampleFault, type SampleStory } from './sample-story.ts';

/** A story.md as it is written; the files that it names have not been looked at. content/samples/README.md shows the format. */
export interface WrittenStory extends Omit<SampleStory, 'name' | 'files'> {
  readonly files: readonly WrittenFile[];
}

export interface WrittenFile {
  readonly name: string;
  /** Where story.md names it, counted from 1. */
  readonly line: number;
  readonly type: string;
  readonly form: Form;
  readonly description: string | null;
  /** Of a film: what is to be seen, moment by moment; empty where story.md does not say. */
  readonly moments: readonly Moment[];
  readonly transcript: string | null;
  /** The name of a WebVTT file, and where story.md names it. */
  readonly captions: { readonly name: string; readonly line: number } | null;
  /** Why it needs neither transcript nor captions. */
  readonly waiver: string | null;
}

const kinds: Readonly<Record<string, { readonly type: string; readonly form: Form }>> = {
  '.jpg': { type: 'image/jpeg', form: 'artwork' },
  '.png': { type: 'image/png', form: 'artwork' },
  '.webp': { type: 'image/webp', form: 'artwork' },
  '.m4a': { type: 'audio/mp4', form: 'sound' },
  '.mp3': { type: 'audio/mpeg', form: 'sound' },
  '.ogg': { type: 'audio/ogg', form: 'sound' },
  '.mp4': { type: 'video/mp4', form: 'film' },
};

const neededKeys = ['title', 'language', 'neighbourhood', 'themes', 'credit'] as const;
const otherKeys = ['made of', 'licence', 'hard subjects', 'video tour'] as const;
type Key = (typeof neededKeys)[number] | (typeof otherKeys)[number];

const headings = ['Description', 'Moments', 'Transcript', 'Captions', 'No words because'] as const;
type Heading = (typeof headings)[number];

interface Line {
  /** From 1. */
  readonly at: number;
  readonly text: string;
}
interface Value {
  readonly at: number;
  readonly text: string;
}

/** @throws SampleFault at the first thing that is not as it must be; `file` is what it calls the file. */
export function readStory(text: string, file: string): WrittenStory {
  const refuse = (at: number, wanted: string): never => {
    throw new SampleFault(file, at, wanted);
  };
  const lines: readonly Line[] = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ at: index + 1, text: line.trimEnd() }));

  const end = lines.findIndex((line, index) => index > 0 && line.text === '---');
  if (lines[0]?.text !== '---')
    refuse(1, 'the first line must be ---, and the facts of the story follow it.');
  if (end === -1) refuse(lines.length, 'a line of --- must end the facts of the story.');
  const facts = readFacts(lines.slice(1, end), refuse);
  const odd = lines.slice(end + 1).find(({ text }) => /^##/.test(text) && !/^#{2,3} \S/.test(text));
  if (odd) refuse(odd.at, 'expected ## and the name of a file, or ### and what is said of it.');
  const [words = [], ...sections] = cutAt(lines.slice(end + 1), '## ');
  const early = words.find(({ text }) => text.startsWith('### '));
  if (early) refuse(early.at, 'a line of ## and the name of a file must come before this.');
  const told = textOf(words);
  if (told === '') refuse(end + 1, 'the words of the story must follow here.');

  const needed = (key: (typeof neededKeys)[number]): Value =>
    facts.get(key) ?? refuse(end + 1, `"${key}" is missing among the facts above this line.`);
  const tour = facts.get('video tour');
  if (tour && tour.text !== 'yes') refuse(tour.at, '"video tour" must be yes, or be left out.');
  const licence = facts.get('licence');
  const hard = facts.get('hard subjects');
  const files = sections.map((section) => readFile(section, refuse));
  for (const [index, { name, line }] of files.entries())
    if (files.findIndex((other) => other.name === name) < index) refuse(line, `${name} is here twice.`);

  return {
    title: needed('title').text,
    words: told,
    language: languageIn(needed('language'), refuse),
    madeOf: facts.get('made of')?.text ?? '',
    neighbourhood: slugsIn(needed('neighbourhood'), 1, refuse)[0] as NeighbourhoodSlug,
    themes: slugsIn(needed('themes'), 10, refuse) as readonly string[] as readonly ThemeSlug[],
    credit: creditIn(needed('credit'), refuse),
    licence: licence ? licenceIn(licence, refuse) : 'own',
    hardSubjects: hard ? (slugsIn(hard, 10, refuse) as readonly string[] as readonly TopicSlug[]) : [],
    videoTour: tour !== undefined,
    files,
  };
}

/** Ends the reading with what was wanted at a line. */
type Refuse = (at: number, wanted: string) => never;

function readFacts(lines: readonly Line[], refuse: Refuse): ReadonlyMap<Key, Value> {
  const known: readonly string[] = [...neededKeys, ...otherKeys];
  const facts = new Map<Key, Value>();
  for (const { at, text } of lines) {
    if (text.trim() === '') continue;
    const [, key = '', value = ''] = /^([a-z ]+?)\s*:\s*(.*)$/.exec(text) ?? [];
    if (key === '') refuse(at, 'expected a fact such as "title: The ladder".');
    if (!known.includes(key)) refuse(at, `there is no fact called "${key}". There are: ${known.join(', ')}.`);
    if (facts.has(key as Key)) refuse(at, `"${key}" is here twice.`);
    if (value === '') refuse(at, `"${key}" says nothing. Fill it in, or take the line out.`);
    facts.set(key as Key, { at, text: value });
  }
  return facts;
}

/** Cuts before every line that begins with `mark`; the first piece is what stands before all of them. */
function cutAt(lines: readonly Line[], mark: string): readonly (readonly Line[])[] {
  const pieces: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.startsWith(mark)) pieces.push([line]);
    else pieces.at(-1)?.push(line);
  }
  return pieces;
}

function textOf(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text)
    .join('\n')
    .trim();
}

function readFile(section: readonly Line[], refuse: Refuse): WrittenFile {
  const [[heading, ...before] = [], ...parts] = cutAt(section, '### ');
  const line = heading?.at ?? 0;
  const name = heading?.text.slice(3).trim() ?? '';
  if (!isFileName(name)) refuse(line, 'expected the name of a file in this folder after ##.');
  const kind =
    kinds[extname(name)] ?? refuse(line, `${name} must end in one of ${Object.keys(kinds).join(', ')}.`);
  const astray = before.find(({ text }) => text.trim() !== '');
  if (astray) refuse(astray.at, `expected one of ${marked(headings)} over these words.`);

  const said = new Map<Heading, Value>();
  for (const [title, ...body] of parts) {
    const { at, text } = title ?? { at: line, text: '' };
    const called = headings.find((each) => text === `### ${each}`);
    if (!called) return refuse(at, `expected one of ${marked(headings)}.`);
    if (said.has(called)) refuse(at, `"${called}" is here twice for ${name}.`);
    if (textOf(body) === '') refuse(at, `there is nothing under "${called}".`);
    said.set(called, { at: body.find((each) => each.text.trim() !== '')?.at ?? at, text: textOf(body) });
  }
  const has = (wanted: Heading) => said.has(wanted);
  const captions = said.get('Captions');
  if (kind.form === 'sound') {
    for (const none of ['Description', 'Moments', 'Captions'] as const)
      if (has(none)) refuse(line, `a sound has no "${none}". Write a "Transcript" of what is heard.`);
    if (!has('Transcript') && !has('No words because'))
      refuse(line, `${name} needs ${marked(['Transcript', 'No words because'])}.`);
  } else if (!has('Description')) refuse(line, `${name} needs "### Description": what it shows, in words.`);
  if (kind.form === 'artwork')
    for (const none of ['Moments', 'Transcript', 'Captions', 'No words because'] as const)
      if (has(none)) refuse(line, `a picture has no "${none}". Its "Description" is all it needs.`);
  if (kind.form === 'film' && !captions && !has('No words because'))
    refuse(line, `${name} needs ${marked(['Captions', 'No words because'])}.`);
  if (captions && !(isFileName(captions.text) && captions.text.endsWith('.vtt')))
    refuse(captions.at, 'expected the name of a .vtt file in this folder.');

  return {
    name,
    line,
    ...kind,
    description: said.get('Description')?.text ?? null,
    moments: momentsIn(said.get('Moments'), refuse),
    transcript: said.get('Transcript')?.text ?? null,
    captions: captions ? { name: captions.text, line: captions.at } : null,
    waiver: said.get('No words because')?.text ?? null,
  };
}

function momentsIn(written: Value | undefined, refuse: Refuse): readonly Moment[] {
  if (!written) return [];
  const { moments, fault } = readMoments(written.text, null);
  return fault ? refuse(written.at + fault.line - 1, fault.message) : moments;
}

const isFileName = (name: string) => /^[A-Za-z0-9][\w.-]*$/.test(name);
const marked = (all: readonly Heading[]) => all.map((each) => `"### ${each}"`).join(' or ');

function languageIn({ at, text }: Value, refuse: Refuse): string {
  const wanted = '"language" must be a language tag, such as en, cy or pl.';
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    return tag ?? refuse(at, wanted);
  } catch {
    return refuse(at, wanted);
  }
}

function slugsIn({ at, text }: Value, most: number, refuse: Refuse): readonly string[] {
  const slugs = text.split(',').map((each) => each.trim());
  const wrong = slugs.find((slug) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug));
  if (wrong !== undefined)
    refuse(at, `"${wrong}" must be written as in its address, such as stockbridge-village.`);
  if (slugs.length > most)
    refuse(at, most === 1 ? 'only one can stand here.' : `at most ${most} can stand here.`);
  if (new Set(slugs).size < slugs.length) refuse(at, 'one of these is here twice.');
  return slugs;
}

const creditKinds = {
  'full name': 'full-name',
  'first name': 'first-name',
  'another name': 'another-name',
} as const;

function creditIn({ at, text }: Value, refuse: Refuse): Credit {
  if (text === 'anonymous') return { kind: 'anonymous' };
  const [, kind = '', name = ''] = /^([^,]*?)\s*,\s*(.+)$/.exec(text) ?? [];
  if (!(kind in creditKinds))
    refuse(
      at,
      '"credit" must be anonymous, or such as "first name, Anna", "full name, …", "another name, …".',
    );
  return { kind: creditKinds[kind as keyof typeof creditKinds], name };
}

function licenceIn({ at, text }: Value, refuse: Refuse): Licence {
  return (
    licences.find((each) => each === text) ?? refuse(at, `"licence" must be one of ${licences.join(', ')}.`)
  );
}
