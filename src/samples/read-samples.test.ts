import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../test/support/archive.ts';
import { temporaryFolder } from '../../test/support/temporary.ts';
import { firstNeighbourhoods, firstThemes, firstTopics } from '../first-content.ts';
import { lookAt } from '../inspect/sniff.ts';
import { sampleMark } from './plant-samples.ts';
import { readSamples } from './read-samples.ts';

const folder = path.join(projectRoot, 'content/samples');
const samples = await readSamples(folder);
const files = samples.flatMap((story) => story.files);

function counted(items: readonly string[]) {
  const found: Record<string, number> = {};
  for (const item of items) found[item] = (found[item] ?? 0) + 1;
  return found;
}

describe('The sample stories', () => {
  it('are twelve with works, four a theme and four a neighbourhood, and one in words alone', () => {
    const withWorks = samples.filter((story) => story.files.length > 0);
    expect(counted(withWorks.flatMap((story) => story.themes))).toEqual({
      isolation: 4,
      connectedness: 4,
      employment: 4,
    });
    expect(counted(withWorks.map((story) => story.neighbourhood))).toEqual({
      haslingden: 4,
      'stockbridge-village': 4,
      workington: 4,
    });
    expect(samples.filter((story) => story.files.length === 0).map(({ title }) => title)).toEqual([
      'Left with your neighbour at nine',
    ]);
  });

  it('show all three forms, two of them in one story where that tells more', () => {
    expect(counted(files.map((file) => file.form))).toEqual({ artwork: 7, sound: 3, film: 4 });
    expect(samples.filter((story) => story.files.length > 1)).toHaveLength(2);
  });

  it('have titles and names of their own, and marks that differ', () => {
    expect(new Set(samples.map(({ title }) => title)).size).toBe(13);
    expect(new Set(samples.map(({ name }) => name)).size).toBe(13);
    expect(new Set(samples.map(sampleMark)).size).toBe(13);
  });

  it('are still found by the marks that earlier archives gave them', () => {
    expect(sampleMark(samples[0] ?? { name: '' })).toBe(sampleMark({ name: 'two-cups' }));
  });

  it('hold one video tour for each neighbourhood, and it is a film', () => {
    const tours = samples.filter((story) => story.videoTour);
    expect(tours.map((story) => story.neighbourhood).sort()).toEqual([
      'haslingden',
      'stockbridge-village',
      'workington',
    ]);
    expect(tours.every((story) => story.files.some(({ form }) => form === 'film'))).toBe(true);
  });

  it('show captions, a transcript, a content note and another language', () => {
    const captions = files.flatMap(({ hearing }) => hearing.captions ?? []);
    expect(captions.map(({ language, checked }) => `${language} ${checked}`)).toEqual(['en true', 'pl true']);
    const sounds = files.filter(({ form }) => form === 'sound');
    expect(sounds.filter(({ hearing }) => hearing.transcript)).toHaveLength(3);
    expect(samples.flatMap(({ hardSubjects }) => hardSubjects)).toEqual(['death']);
    const others = samples.filter(({ language }) => language !== 'en');
    expect(others.map(({ language, title }) => [language, title])).toEqual([['pl', 'Pierwszy autobus']]);
  });

  it('show films whose moments are described, none beyond its end', () => {
    const described = files.filter(({ hearing }) => hearing.description);
    expect(described.map((file) => path.basename(file.path))).toEqual([
      'round-the-block.mp4',
      'six-doors.mp4',
    ]);
    for (const { hearing } of described) expect(hearing.description?.moments.at(-1)?.at).toBeLessThan(14);
  });

  it('belong only to what a new archive knows', () => {
    const known = (all: readonly { readonly slug: string }[]) => all.map(({ slug }) => slug);
    for (const { neighbourhood, themes, hardSubjects } of samples) {
      expect(known(firstNeighbourhoods)).toContain(neighbourhood);
      expect(known(firstThemes)).toEqual(expect.arrayContaining([...themes]));
      expect(known(firstTopics)).toEqual(expect.arrayContaining([...hardSubjects]));
    }
  });

  it.each(samples.map((story) => [story.title, story] as const))('%s is told in plain words', (_, story) => {
    const words = story.words.split(/\s+/).length;
    const sentences = story.words.split(/[.?!:]+(?:\s|$)/).filter(Boolean).length;
    expect(words).toBeGreaterThanOrEqual(60);
    expect(words).toBeLessThanOrEqual(200);
    expect(words / sentences).toBeLessThanOrEqual(20);
    for (const { description, hearing } of story.files)
      expect((description ?? hearing.transcript ?? '').split(/\s+/).length).toBeGreaterThan(25);
  });

  it('take up at most 8 MB, and say whose they are', async () => {
    const names = await readdir(folder, { recursive: true });
    const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8_000_000);
    expect(names).toEqual(expect.arrayContaining(['LICENCE', 'README.md']));
  });

  it('are files of the kinds that their endings say', async () => {
    for (const { path: name, form } of files) {
      const head = (await readFile(name)).subarray(0, 4096);
      expect([name, lookAt(head, name)]).toEqual([name, expect.objectContaining({ form })]);
    }
  });
});

describe('A folder of samples', () => {
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    root = await temporaryFolder();
    await write('01-door/story.md', told('## door.mp4', '### Description', 'A', '### Captions', 'door.vtt'));
    await write('01-door/door.mp4', 'not looked at');
    await write('01-door/door.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\n[A bell]  \n');
  });
  afterEach(() => root.remove());

  const told = (...lines: readonly string[]) =>
    [
      ...['---', 'title: T', 'language: cy', 'neighbourhood: fold', 'themes: work', 'credit: anonymous'],
      ...['---', 'Words.', ...lines],
    ].join('\n');
  async function write(name: string, text: string) {
    await mkdir(path.dirname(path.join(root.path, name)), { recursive: true });
    await writeFile(path.join(root.path, name), text);
  }
  const fault = () => readSamples(root.path).then(String, (error: Error) => error.message);

  it('is read with the captions of its films, in the order of its folders, beside other files', async () => {
    await write('README.md', 'About them.');
    await write('02-poem/story.md', told());
    const stories = await readSamples(root.path);
    expect(stories.map(({ name }) => name)).toEqual(['door', 'poem']);
    expect(stories[0]?.files).toEqual([
      {
        path: path.join(root.path, '01-door/door.mp4'),
        type: 'video/mp4',
        form: 'film',
        description: 'A',
        hearing: {
          transcript: null,
          captions: {
            vtt: 'WEBVTT\n\n00:00.000 --> 00:01.000\n[A bell]',
            language: 'cy',
            checked: true,
          },
          waiver: null,
        },
      },
    ]);
  });

  it('says which file is missing, and which is too many', async () => {
    await write('01-door/story.md', told('## bell.ogg', '### Transcript', 'A bell.'));
    expect(await fault()).toBe('01-door/story.md, line 9: there is no bell.ogg in this folder.');
    await write('01-door/bell.ogg', '');
    expect(await fault()).toMatch(/^01-door\/door\.(?:mp4|vtt): story\.md does not name it\.$/);
  });

  it('says what is amiss with captions, by their own lines', async () => {
    await write('01-door/door.vtt', 'WEBVTT\n\n00:00,000 --> 00:01,000\nA bell\n');
    expect(await fault()).toMatch(/^01-door\/door\.vtt, line 3: /);
  });

  it('wants a story.md, and one name for one story', async () => {
    await write('02-door/story.md', told());
    expect(await fault()).toBe('02-door: there are two stories called door.');
    await write('00-bell/bell.ogg', '');
    expect(await fault()).toBe('00-bell/story.md: a story needs this file.');
  });

  it('must be there', async () => {
    await expect(readSamples(path.join(root.path, 'nowhere'))).rejects.toThrow(
      'nowhere: there is no such folder, so there are no sample stories to add.',
    );
  });
});
