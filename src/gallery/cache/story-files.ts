import { createHash } from 'node:crypto';
import type { PublishedFiles, PublishedStories } from '../../publish/published-stories.ts';
import { captionsName, captionsNamed, captionsType, translatedName } from '../../spoken/captions-named.ts';
import type { BlobKey, MediaId, StoryId } from '../../story/ids.ts';
import type { Hearing } from '../../story/media.ts';
import { createEditionMemory } from './edition-memory.ts';
import type { HeldLease } from './held-lease.ts';

/** A file of a published story as it is sent. */
export type StoryFile = BlobFile | CaptionsFile;

interface FileFacts {
  readonly type: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface BlobFile extends FileFacts {
  readonly key: BlobKey;
  /** The bytes themselves, where they are held in memory. */
  readonly held: Buffer | null;
}

/** Captions are words in the story's record and not a blob; the read model hands out only checked ones (P27). */
interface CaptionsFile extends FileFacts {
  readonly key: null;
  readonly held: Buffer;
}

export interface FoundFile {
  readonly file: StoryFile;
  /** Whether it may leave without being looked for again: asked in the step in which it does. */
  readonly mayLeave: () => boolean;
}

export interface StoryFiles {
  /**
   * The file that goes by that name, where its story may be seen right now. A lease of the edition is asked for each time.
   * @throws Unavailable where the edition turns again and again meanwhile.
   */
  find(story: StoryId, media: MediaId, name: string): Promise<FoundFile | null>;
  /** Holds the bytes of a small file for as long as what is known of its story. */
  hold(story: StoryId, file: BlobFile, bytes: Buffer): void;
}

export interface StoryFilesOptions {
  readonly lease: HeldLease;
  readonly published: Pick<PublishedStories, 'files'>;
  /** Milliseconds, from any steady beginning. */
  clock(): number;
  readonly maxBytes: number;
  /** Milliseconds after which a story is read anew whatever the edition says. */
  readonly maxAge: number;
}

/** One story's files by their places. */
type Files = Map<string, StoryFile>;

/**
 * What the renditions of stories are, and that they may show, in memory for exactly one edition of what the public may see: a page
 * asks for a dozen of them, and its story is read once, after the edition was asked. Bytes of small files lie beside it, and go
 * with it.
 */
export function createStoryFiles({ published, ...options }: StoryFilesOptions): StoryFiles {
  const stories = createEditionMemory<Files | null>({ ...options, weigh: weightOf });

  async function read(story: StoryId): Promise<Files | null> {
    const found = await published.files(story);
    return found && new Map(found.flatMap(filesOf));
  }

  return {
    async find(story, media, name) {
      const { finished: file, lease } = await stories.get(
        story,
        () => read(story),
        (files) => files?.get(`${media}/${name}`),
      );
      return file ? { file, mayLeave: lease.holds } : null;
    },

    hold(story, file, bytes) {
      const files = stories.find(story);
      const place = files && [...files].find(([, each]) => each === file)?.[0];
      if (!files || !place) return;
      files.set(place, { ...file, held: bytes });
      stories.weighAgain(story);
    },
  };
}

type Named = readonly [place: string, file: StoryFile];

function filesOf({ media, renditions, hearing }: PublishedFiles): readonly Named[] {
  return [
    ...renditions.map(({ name, type, bytes, sha256, key }): Named => {
      return [`${media}/${name}`, { type, bytes, sha256, key, held: null }];
    }),
    // Captions come last: where a rendition has the same name, it is theirs.
    ...captionsOf(hearing).map(([name, vtt]): Named => [`${media}/${name}`, captionsFile(vtt)]),
  ];
}

function captionsOf(hearing: Hearing): readonly (readonly [name: string, vtt: string])[] {
  const names = [
    captionsName,
    ...(hearing.translations ?? []).map(({ language }) => translatedName(language)),
  ];
  return names.flatMap((name) => {
    const vtt = captionsNamed(hearing, name);
    return vtt === null ? [] : [[name, vtt] as const];
  });
}

function captionsFile(vtt: string): CaptionsFile {
  const held = Buffer.from(vtt);
  const sha256 = createHash('sha256').update(held).digest('hex');
  return { type: captionsType, bytes: held.length, sha256, key: null, held };
}

/** About what a file's own record takes, and what is held of its bytes. */
const recordBytes = 600;

function weightOf(files: ReadonlyMap<string, StoryFile>): number {
  return [...files.values()].reduce((sum, { held }) => sum + recordBytes + (held?.length ?? 0), 0);
}
