import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Unacceptable } from '../../errors.ts';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { sentences } from '../../inspect/sentences.ts';
import type { ArtworkFacts, Framing } from '../../story/media.ts';
import { planPicture, type Size } from '../plan-renditions.ts';
import { RanTooLong, ToolFailed } from '../tools/guarded.ts';
import type { Rendered, RenderedFile } from '../transcoder.ts';
import { type BasePicture, readBase, sketchOf } from './image.ts';
import { type PictureHeader, readPictureHeader } from './picture-header.ts';
import { openInChild, type PictureGuards, PictureTooLarge } from './picture-job.ts';
import { pageName, renderPictureSet } from './picture-set.ts';
import { pictureGuards, withSource } from './picture-source.ts';
import { straighten } from './straighten.ts';
import { type Part, planStraightening } from './straightening.ts';

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
  const pages = await directoriesOf(path, facts, pictureGuards(scratch, limits, signal));
  const work: Work = { path, facts, pages, scratch, limits, signal };
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
    const wanted = { nth, page, native, size: largest, part: plan?.part, tiles };
    files.push(
      ...(await withOpened(work, wanted, async (opened) => {
        done(0.15);
        const picture = plan ? await straighten(opened, plan, scratch, limits, signal) : opened;
        placeholder ??= await sketchOf(picture);
        const set = { kind: 'image', sizes, ...(page !== undefined && { page }) } as const;
        return renderPictureSet(picture, set, scratch, (part) => done(0.15 + part * 0.85), signal);
      })),
    );
  }
  return { files, placeholder };
}

/** Where in a TIFF each of its pictures is told of; other kinds have none. */
async function directoriesOf(
  path: string,
  { container }: ArtworkFacts,
  guards: PictureGuards,
): Promise<PictureHeader['pages']> {
  if (container !== 'tiff') return [];
  const header = await readPictureHeader(path, guards);
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

type Use = (picture: BasePicture) => Promise<readonly RenderedFile[]>;

/**
 * Opens a picture, and gives what `use` makes of it and its tiles. The file passed inspection, so a decoder that fails now
 * tells of the file.
 */
async function withOpened(work: Work, wanted: Wanted, use: Use): Promise<readonly RenderedFile[]> {
  const { facts, signal, limits } = work;
  let ours: unknown;
  try {
    return await openOnce(work, wanted, async (picture) => {
      try {
        return await use(picture);
      } catch (error) {
        ours = error;
        throw error;
      }
    });
  } catch (error) {
    signal.throwIfAborted();
    if (ours !== undefined) throw ours;
    if (error instanceof PictureTooLarge) {
      // The picture itself may still fit where all of its dots at once do not.
      if (wanted.tiles) return withOpened(work, { ...wanted, tiles: false }, use);
    }
    const reason = reasonOf(error, facts, limits);
    if (reason !== null) throw new Unacceptable(reason, { cause: error });
    throw error;
  }
}

function reasonOf(error: unknown, { container }: ArtworkFacts, { artwork }: MediaLimits): string | null {
  const failed = error instanceof ToolFailed;
  const tooMuch = error instanceof PictureTooLarge || error instanceof RanTooLong;
  if (container === 'pdf') {
    // Poppler that gets no memory ends in one of these ways.
    if (tooMuch || (failed && /memory|bad_alloc|killed by/i.test(`${error.message} ${error.complaint}`)))
      return sentences.hardPages();
    return failed ? sentences.damaged('document') : null;
  }
  if (tooMuch) return sentences.tooMuchMemory(artwork.surePixels);
  return failed ? sentences.damaged('picture') : null;
}

async function openOnce(
  { path, facts, pages, scratch, limits, signal }: Work,
  { nth, page, native, size, part, tiles }: Wanted,
  use: Use,
): Promise<readonly RenderedFile[]> {
  const to = join(scratch, `opened-${nth}.raw`);
  const pack = pageName(page, 'tiles.pack');
  const index = pageName(page, 'tiles.json');
  const paths = { pack: join(scratch, pack), index: join(scratch, index) };
  const { container } = facts;
  try {
    const shown = { nth, size: native };
    const files = await withSource(
      path,
      { container, pages },
      shown,
      scratch,
      limits,
      signal,
      async (source) => {
        const { opened, finished } = openInChild(
          { source, largest: size, ...(part && { part }), to, tiles: tiles ? paths : null },
          pictureGuards(scratch, limits, signal),
        );
        await opened;
        const making = use(await readBase(to, size));
        // Nobody still writes into the folder when this is over, however it ends.
        await Promise.allSettled([making, finished]);
        await finished;
        return making;
      },
    );
    if (!tiles) return files;
    const { width, height } = native;
    const common = { ...(page !== undefined && { page }), width, height };
    return [
      ...files,
      { kind: 'tiles', name: pack, type: 'application/octet-stream', path: paths.pack, ...common },
      { kind: 'tiles-index', name: index, type: 'application/json', path: paths.index, ...common },
    ];
  } finally {
    await rm(to, { force: true });
  }
}
