import { parseStoryId, type StoryId } from '../story/ids.ts';
import { plainCode } from '../story/text/plain-text.ts';

/** The story in a pasted address, or in words around one; null where there is none. */
export function readStoryAddress(text: string): StoryId | null {
  const [, found] = /\/stories\/([0-9a-z]+)/i.exec(text) ?? [];
  return parseStoryId((found ?? plainCode(text)).toLowerCase());
}
