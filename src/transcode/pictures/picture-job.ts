import { z } from 'zod';
import type { ArtworkFacts } from '../../story/media.ts';
import { builtChild } from '../tools/built-child.ts';
import { type Guards, runGuarded, ToolFailed } from '../tools/guarded.ts';
import { dataLimitOf } from '../tools/node-memory.ts';

/** What the child that opens uploads is asked, and what it answers. */

export interface PictureSource {
  readonly path: string;
  /** What the header says it is; of a BMP or a page of a PDF, which other tools open, the PNG that they made. */
  readonly container: ArtworkFacts['container'];
  /** Which picture of a TIFF. */
  readonly directory?: number;
  readonly maxPixels: number;
  /** Whether it has so many dots that some kinds do not fit into the child's memory. */
  readonly large: boolean;
  /** Of a picture that moves; absent of all others, of which the first is what they show. */
  readonly frames?: number;
}

export interface HeaderJob {
  readonly task: 'header';
  readonly path: string;
  readonly folder: string;
}

export interface LookJob {
  readonly task: 'look';
  readonly sources: readonly PictureSource[];
  readonly folder: string;
}

export interface OpenJob {
  readonly task: 'open';
  readonly source: PictureSource;
  /** Size at which the pixels are needed. */
  readonly largest: { readonly width: number; readonly height: number };
  readonly part?: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** Where the raw pixels go. */
  readonly to: string;
  /** Where the tiles for a closer look go, and where each of them begins. */
  readonly tiles: { readonly pack: string; readonly index: string } | null;
  readonly folder: string;
}

/** Every frame of a picture that moves, on white paper, as PNG files in `folder`. */
export interface FramesJob {
  readonly task: 'frames';
  readonly source: PictureSource;
  readonly width: number;
  readonly height: number;
  readonly folder: string;
}

export type PictureJob = HeaderJob | LookJob | OpenJob | FramesJob;

const size = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });
const looked = z.array(size);
const opened = size.extend({ peak: z.number() });

const header = size.extend({
  container: z.enum(['jpeg', 'png', 'webp', 'gif', 'avif', 'heic']),
  frames: z.number().int().positive(),
  delays: z.array(z.number()).readonly(),
  alpha: z.boolean(),
});

/** What a library knows of a picture by its header alone. */
export type LibraryHeader = z.infer<typeof header>;

/** Pixels as they lie in the file that was asked for; `peak` is the most memory that the child held, in bytes. */
export type OpenedPicture = z.infer<typeof opened>;

/** The picture asks for more memory than a child may have. */
export class PictureTooLarge extends Error {
  constructor(cause: unknown) {
    super('Expected the picture to open in the memory that it may have', { cause });
    this.name = 'PictureTooLarge';
  }
}

/** Null of what no library opens. */
export async function headerInChild(path: string, guards: PictureGuards): Promise<LibraryHeader | null> {
  return header.nullable().parse(await runJob({ task: 'header', path, folder: guards.folder }, guards));
}

export async function lookInChild(
  sources: readonly PictureSource[],
  guards: PictureGuards,
): Promise<z.infer<typeof looked>> {
  return looked.parse(await runJob({ task: 'look', sources, folder: guards.folder }, guards));
}

export interface Opening {
  /** Its pixels lie there; the tiles may still be in the making. */
  readonly opened: Promise<OpenedPicture>;
  /** The child has ended well. Both fail alike. */
  readonly finished: Promise<void>;
}

/** Opens a picture. What is made of its pixels need not wait for its tiles. */
export function openInChild(job: Omit<OpenJob, 'task' | 'folder'>, guards: PictureGuards): Opening {
  let tell: (picture: OpenedPicture) => void = () => undefined;
  const told = new Promise<OpenedPicture>((resolve) => {
    tell = resolve;
  });
  let line = '';
  const heard = (text: string) => {
    line += text;
    const answer = line.endsWith('\n') ? opened.safeParse(parsed(line)) : null;
    if (answer?.success) tell(answer.data);
  };
  const run = runJob({ task: 'open', folder: guards.folder, ...job }, guards, heard);
  const finished = run.then(() => undefined);
  // Whoever waits for the pixels first hears of a failure there.
  finished.catch(() => undefined);
  return { opened: Promise.race([told, run.then((answer) => opened.parse(answer))]), finished };
}

/** Null of what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function framesInChild(
  job: Omit<FramesJob, 'task' | 'folder'>,
  guards: PictureGuards,
): Promise<void> {
  await runJob({ task: 'frames', folder: guards.folder, ...job }, guards);
}

export type PictureGuards = Pick<Guards, 'folder' | 'signal' | 'seconds'> & {
  /** Memory that it may write to, in bytes. */
  readonly memory: number;
  /** Largest file that it may write, in bytes. */
  readonly output: number;
};

/** @throws the signal's reason, RanTooLong, PictureTooLarge, and ToolFailed where the picture cannot be decoded. */
async function runJob(
  job: PictureJob,
  { memory, ...guards }: PictureGuards,
  heard: (text: string) => void = () => undefined,
): Promise<unknown> {
  const args = [
    '--max-old-space-size=256',
    builtChild('transcode/pictures/picture-child'),
    JSON.stringify(job),
  ];
  try {
    // Node reserves far more address space than it uses, so what it may write to is limited instead.
    let answer = '';
    await runGuarded(
      process.execPath,
      args,
      { ...guards, memory: null, data: dataLimitOf(memory), reads: sourcesOf(job).map(({ path }) => path) },
      {
        onOutput(chunk) {
          const text = chunk.toString('utf8');
          answer += text;
          heard(text);
          return true;
        },
      },
    );
    return JSON.parse(answer);
  } catch (error) {
    const large = sourcesOf(job).some((source) => source.large);
    if (error instanceof ToolFailed && ranOutOfMemory(error, large)) throw new PictureTooLarge(error);
    throw error;
  }
}

function sourcesOf(job: PictureJob): readonly Pick<PictureSource, 'path' | 'large'>[] {
  switch (job.task) {
    case 'header':
      return [{ path: job.path, large: false }];
    case 'look':
      return job.sources;
    default:
      return [job.source];
  }
}

const wantedMore =
  /out of memory|bad_alloc|unable to allocate|failed to allocate|cannot allocate|memory allocation|insufficient memory|allocation failed|exceeds? .*memory/i;

/** Libraries that get no memory give up in their own ways: with an error, by ending the process, or by walking on. */
function ranOutOfMemory(error: ToolFailed, large: boolean): boolean {
  if (wantedMore.test(error.complaint) || /was killed by SIG(ABRT|TRAP|ILL)/.test(error.message)) return true;
  return large && /was killed by SIG(SEGV|BUS)/.test(error.message);
}
