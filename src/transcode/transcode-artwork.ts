import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Unacceptable } from '../errors.ts';
import type { MediaLimits } from '../inspect/accepted-media.ts';
import { sentences } from '../inspect/sentences.ts';
import type { ArtworkFacts, Framing } from '../story/media.ts';
import { RanTooLong, ToolFailed } from './guarded.ts';
import { type BasePicture, readBase, thumbHash } from './image.ts';
import { type PictureHeader, readPictureHeader } from './picture-header.ts';
import { openInChild, PictureTooLarge } from './picture-job.ts';
import { pageName, renderPictureSet } from './picture-set.ts';
import { pictureGuards, withSource } from './picture-source.ts';
import { planPicture, type Size } from './plan-renditions.ts';
import { straighten } from './straighten.ts';
import { type Part, planStraightening } from './straightening.ts';
import type { Rendered, RenderedFile } from './transcoder.ts';

/** What the pictures of one upload have in common. */
interface Work {
  readonly path: string;
  readonly facts: ArtworkFacts;
  readonly pages: PictureHeader['pages'];
  readonly scratch: string;
  readonly limits: MediaLimits;
  readonly signal: AbortSignal;
}

export async function transcodeArtwork(
  path: string,
  facts: ArtworkFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
  framing?: Framing,
): Promise<Rendered> {
  const work: Work = { path, facts, pages: await directoriesOf(path, facts), scratch, limits, signal };
  const pictures: readonly Size[] = facts.pages ?? [facts];
  const files: RenderedFile[] = [];
  let placeholder: string | null = null;
  for (const [nth, native] of pictures.entries()) {
    const page = facts.pages ? nth + 1 : undefined;
    const done = (part: number) => progress((100 * (nth + part)) / pictures.length);
    const plan = framing && !facts.pages ? planStraightening(facts, framing) : undefined;
    const { sizes, tiles } = plan ? { sizes: plan.sizes, tiles: false } : planPicture(native);
    const largest = plan?.opened ?? sizes.at(-1);
    if (!largest) throw new Error('Expected at least one size but the plan names none');
    const opened = await open(work, { nth, page, native, size: largest, part: plan?.part, tiles });
    done(0.15);
    signal.throwIfAborted();
    const picture = plan ? await straighten(opened.picture, plan, scratch, limits, signal) : opened.picture;
    placeholder ??= await thumbHash(picture);
    const set = { kind: 'image', sizes, ...(page !== undefined && { page }) } as const;
    files.push(
      ...(await renderPictureSet(picture, set, scratch, (part) => done(0.15 + part * 0.85), signal)),
      ...opened.tiles,
    );
  }
  return { files, placeholder };
}

async function directoriesOf(path: string, { container }: ArtworkFacts): Promise<PictureHeader['pages']> {
  if (container === 'pdf') return [];
  const header = await readPictureHeader(path);
  if (header?.container !== container) throw new Unacceptable(sentences.damaged('picture'));
  return header.pages;
}

interface Wanted {
  readonly nth: number;
  readonly page: number | undefined;
  readonly native: Size;
  readonly size: Size;
  readonly part: Part | undefined;
  readonly tiles: boolean;
}

interface Opened {
  readonly picture: BasePicture;
  readonly tiles: readonly RenderedFile[];
}

/** The file passed inspection, so a decoder that fails now tells of the file. */
async function open(work: Work, wanted: Wanted): Promise<Opened> {
  const { facts, signal, limits } = work;
  try {
    return await openOnce(work, wanted);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PictureTooLarge) {
      // The picture itself may still fit where all of its dots at once do not.
      if (wanted.tiles) return open(work, { ...wanted, tiles: false });
      throw new Unacceptable(sentences.tooMuchMemory(limits.artwork.surePixels), { cause: error });
    }
    if (error instanceof ToolFailed || error instanceof RanTooLong) {
      const what = facts.container === 'pdf' ? 'document' : 'picture';
      throw new Unacceptable(sentences.damaged(what), { cause: error });
    }
    throw error;
  }
}

async function openOnce(
  { path, facts, pages, scratch, limits, signal }: Work,
  { nth, page, native, size, part, tiles }: Wanted,
): Promise<Opened> {
  const to = join(scratch, `opened-${nth}.raw`);
  const pack = pageName(page, 'tiles.pack');
  const index = pageName(page, 'tiles.json');
  const container = facts.container;
  try {
    const shown = { nth, size: native };
    await withSource(path, { container, pages }, shown, scratch, limits, signal, (source) =>
      openInChild(
        {
          source,
          largest: size,
          ...(part && { part }),
          to,
          tiles: tiles ? { pack: join(scratch, pack), index: join(scratch, index) } : null,
        },
        pictureGuards(scratch, limits, signal),
      ),
    );
    const picture = await readBase(to, size);
    if (!tiles) return { picture, tiles: [] };
    const { width, height } = native;
    const common = { ...(page !== undefined && { page }), width, height };
    return {
      picture,
      tiles: [
        { kind: 'tiles', name: pack, type: 'application/octet-stream', path: join(scratch, pack), ...common },
        { kind: 'tiles-index', name: index, type: 'application/json', path: join(scratch, index), ...common },
      ],
    };
  } finally {
    await rm(to, { force: true });
  }
}
