import { readPdf } from '../transcode/pdf.ts';
import type { ToolGuards } from '../transcode/tools/ffmpeg.ts';
import type { MediaLimits } from './accepted-media.ts';
import type { Inspection } from './inspector.ts';
import { sentences } from './sentences.ts';

/** Programs write it in front of everything; some put a few lines of their own before it. */
export const isPdf = (head: Buffer) => head.subarray(0, 1024).includes('%PDF-');

/** Judges a PDF by what poppler finds in it: a work with as many pages. `tail` is the file's end. */
export async function inspectDocument(
  path: string,
  bytes: number,
  tail: Buffer,
  limits: MediaLimits,
  guards: ToolGuards,
): Promise<Inspection> {
  const refused = (reason: string): Inspection => ({ kind: 'refused', reason });
  const most = limits.artwork;
  if (bytes > most.bytes) return refused(sentences.tooManyBytes('document', most.bytes));
  // Poppler would mend it, and show some of its pages and white paper for the rest.
  if (!/%%EOF|startxref\s+\d+\s*$/.test(tail.toString('latin1').replace(/\0+$/, '')))
    return refused(sentences.cutShort('document'));
  const found = await readPdf(path, most.pages, { ...guards, memory: limits.tools.pictureMemory });
  switch (found.kind) {
    case 'locked':
      return refused(sentences.locked());
    case 'damaged':
      return refused(sentences.damaged('document'));
    case 'hard':
      return refused(sentences.hardPages());
    case 'empty':
      return refused(sentences.emptyDocument());
    case 'too-many-pages':
      return refused(sentences.tooManyPages(most.pages));
    case 'pages': {
      const [first] = found.pages;
      if (!first) return refused(sentences.emptyDocument());
      const { width, height } = first;
      // One page without words is a picture like any other.
      const single = found.pages.length === 1 && first.text === '';
      const pages = single ? {} : { pages: found.pages };
      const facts = {
        form: 'artwork',
        container: 'pdf',
        width,
        height,
        frames: 1,
        alpha: false,
        ...pages,
      } as const;
      return { kind: 'accepted', facts };
    }
    default:
      return found satisfies never;
  }
}
