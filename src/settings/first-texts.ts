import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { homeWords } from '../words/home-words.ts';
import { firstName } from '../words/say.ts';
import type { SettingsServices } from './settings-services.ts';
import type { TextSubject, TypedTexts } from './text-subjects.ts';

/** What an archive says before anybody has set it in the browser: its files, and its settings in the environment. */
export async function firstTexts(
  { environment, contentFolder }: Pick<SettingsServices, 'environment' | 'contentFolder'>,
  subject: TextSubject,
): Promise<TypedTexts> {
  if (subject === 'name') return { name: firstName(), contact: environment.contact ?? '' };
  if (subject === 'home') return { ...homeWords() };
  return { text: (await readFile(path.join(contentFolder, `${subject}.md`), 'utf8')).trim() };
}
