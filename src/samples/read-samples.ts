import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWebVtt, tidyWebVtt } from '../story/text/webvtt.ts';
import { readStory, type WrittenFile } from './read-story.ts';
import { SampleFault, type SampleFile, type SampleStory } from './sample-story.ts';

/**
 * Reads every sample story: one folder each, in the order of the folders' names, of which a number in front is no part of
 * the story's own name. @throws SampleFault that names the file and the line; where the folder itself is not there, too.
 */
export async function readSamples(folder: string): Promise<readonly SampleStory[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new SampleFault(folder, 0, 'there is no such folder, so there are no sample stories to add.');
  });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const stories: SampleStory[] = [];
  for (const name of names.sort()) {
    const story = await readSample(folder, name);
    if (stories.some((other) => other.name === story.name))
      throw new SampleFault(name, 0, `there are two stories called ${story.name}.`);
    stories.push(story);
  }
  return stories;
}

async function readSample(root: string, folder: string): Promise<SampleStory> {
  const file = `${folder}/story.md`;
  const present = new Set((await readdir(join(root, folder))).filter((name) => !name.startsWith('.')));
  if (!present.has('story.md')) throw new SampleFault(file, 0, 'a story needs this file.');
  const { files, ...told } = readStory(await readFile(join(root, file), 'utf8'), file);
  const wanted = files.flatMap(({ name, line, captions }) => [
    { name, line },
    ...(captions ? [captions] : []),
  ]);
  for (const { name, line } of wanted)
    if (!present.has(name)) throw new SampleFault(file, line, `there is no ${name} in this folder.`);
  const stray = [...present].find((name) => name !== 'story.md' && !wanted.some((one) => one.name === name));
  if (stray) throw new SampleFault(`${folder}/${stray}`, 0, 'story.md does not name it.');

  const sampleFiles: SampleFile[] = [];
  for (const one of files) sampleFiles.push(await sampleFile(root, folder, one, told.language));
  return { name: folder.replace(/^\d+-/, ''), ...told, files: sampleFiles };
}

async function sampleFile(
  root: string,
  folder: string,
  { name, type, form, description, moments, transcript, captions, waiver }: WrittenFile,
  language: string,
): Promise<SampleFile> {
  const vtt = captions && (await readCaptions(root, `${folder}/${captions.name}`));
  return {
    path: join(root, folder, name),
    ...{ type, form, description },
    // The archive's own people have read them.
    hearing: {
      transcript,
      captions: vtt === null ? null : { vtt, language, checked: true },
      waiver,
      ...(moments.length > 0 && { description: { moments } }),
    },
  };
}

async function readCaptions(root: string, file: string): Promise<string> {
  const vtt = tidyWebVtt(await readFile(join(root, file), 'utf8'));
  const read = readWebVtt(vtt);
  if ('fault' in read) throw new SampleFault(file, read.fault.line, read.fault.message);
  return vtt;
}
