import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCatalogue } from '../src/words/catalogue.ts';
import { projectRoot } from './support/archive.ts';
import { readPages } from './support/plain-words.ts';
import { type Message, messagesOf } from './support/plain-words-catalogue.ts';

/** What the archive says lies in content/words, by key; code and templates hold keys alone. */

const folder = path.join(projectRoot, 'content/words/en');
const messages: readonly Message[] = readdirSync(folder).flatMap((file) =>
  messagesOf(readFileSync(path.join(folder, file), 'utf8')),
);
const sources = ['src', 'views', 'public']
  .flatMap((root) =>
    readdirSync(path.join(projectRoot, root), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${root}/${name}`,
    ),
  )
  .filter((name) => /\.(?:ts|js|hbs)$/.test(name) && !/\.test\.ts$|^src\/embedded-mongo\//.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(projectRoot, name), 'utf8') }));

/** Keys as they are said: `say('key'`, `{{say "key"`, `(say "key"`. */
const said = sources
  .filter(
    ({ name, text }) => !name.endsWith('.ts') || /from '[./]*words\/say\.ts'|from '\.\/say\.ts'/.test(text),
  )
  .map(({ name, text }) => ({ name, text: text.replaceAll(/\/\*[\s\S]*?\*\//g, '') }))
  .flatMap(({ name, text }) =>
    [...text.matchAll(/\bsay(?:Html)?\(?\s*(['"])([a-z][a-z0-9-]*)\1/g)].map((found) => ({
      name,
      key: found[2] ?? '',
    })),
  );

/** What looks like a sentence and is none. */
const exceptions: readonly (readonly [name: string, piece: string])[] = [
  // Names.
  ['src/curators/sessions/device-name.ts', 'Samsung Internet'],
  ['src/speech/model/whisper-base.ts', 'Whisper base'],
  // Kept in a story's record as its reason, and known again by it, whatever language is spoken.
  ['src/story-form/transcripts.ts', 'Nobody speaks in it.'],
  // How a file of captions begins.
  ['views/partials/curate/media-boxes.hbs', 'WEBVTT'],
];

/** Names of programs and of kinds of files, marks in bytes, lines of a file's form, and the English docs/media.md. */
const noSentences =
  /^src\/(?:consent\/(?:read-wordings|wording-text)|inspect\/(?:accepted-media|file-kind|not-taken\/[a-z-]+)|media-check\/media-table)\.ts$/;

describe('The words', () => {
  it('are there for every key that is said', () => {
    const known = new Set(messages.map(({ key }) => key));
    expect(said.filter(({ key }) => !known.has(key))).toEqual([]);
    expect(said.length).toBeGreaterThan(3);
  });

  it('are each said somewhere, by the whole key or by how a family of keys begins', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const families = [...all.matchAll(/`([a-z][a-z0-9-]*-)\$\{|\(concat "([a-z][a-z0-9-]*-)"/g)].map(
      (found) => found[1] ?? found[2] ?? '',
    );
    const isSaid = (key: string) =>
      all.includes(`'${key}'`) ||
      all.includes(`"${key}"`) ||
      families.some((family) => key.startsWith(family));
    expect(messages.map(({ key }) => key).filter((key) => !isSaid(key))).toEqual([]);
  });

  it('have one key each', () => {
    expect(() => readCatalogue(folder)).not.toThrow();
    const keys = messages.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('hold no tags but those that a sentence needs', () => {
    const tags = messages.flatMap(({ key, readings }) =>
      readings.flatMap((text) =>
        [...text.matchAll(/<\/?([a-z0-9]+)/gi)].map((found) => ({ key, tag: found[1] })),
      ),
    );
    const allowed = new Set(['a', 'strong', 'em', 'br', 'code', 'bdi', 'kbd', 'span']);
    expect(tags.filter(({ tag }) => !allowed.has(tag ?? ''))).toEqual([]);
  });

  it('stand nowhere else', () => {
    const literal = readPages(`${projectRoot}/`)
      .filter(({ name }) => /^(?:src|views|public)\//.test(name) && !noSentences.test(name))
      .flatMap(({ name, pieces }) => pieces.map((piece) => [name, piece] as const));
    expect(literal.sort()).toEqual(exceptions);
  });
});
