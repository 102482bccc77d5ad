import { defaultLimits, type MediaLimits } from '../inspect/accepted-media.ts';
import type { NotTaken } from '../inspect/file-kind.ts';
import { notTaken } from '../inspect/not-taken.ts';
import { cameraRaw } from '../inspect/not-taken-pictures.ts';
import { bytesInWords, inWords, sentences } from '../inspect/sentences.ts';
import { fileSentences } from '../uploads/file-sentences.ts';

/** One sentence that a person can read of a file that is not taken, and a file that gets it. */
export interface Refusal {
  /** Which of the code's sentences it is, such as "tooLong sound". */
  readonly id: string;
  /** While it is sent, or once all its bytes are looked at. */
  readonly said: 'at the door' | 'after a look';
  readonly sentence: string;
  /** The name of a file that gets it: test/fixtures/refused-files.ts makes it. Null where it is not the file's doing. */
  readonly file: string | null;
  /** When a file gets it that is as good as any. */
  readonly when?: string;
}

type Example = readonly [variant: string, file: string, sentence: string];

/** Each of the sentences of `inspect/sentences.ts`; one without an example does not compile. */
function looks({ artwork, sound, film }: MediaLimits): Record<keyof typeof sentences, readonly Example[]> {
  const pixels = String(artwork.pixels / 1e6);
  return {
    empty: [['', 'empty.jpg', sentences.empty]],
    unknown: [['', 'noise.bin', sentences.unknown]],
    notMedia: notTaken
      .filter(isToldByBytes)
      .map((kind) => [kind.name, exampleOf(kind), sentences.notMedia(kind)] as const),
    cutShort: [
      ['picture', 'half.jpg', sentences.cutShort('picture')],
      ['sound', 'half.wav', sentences.cutShort('sound')],
      ['film', 'half.avi', sentences.cutShort('film')],
    ],
    damaged: [
      ['picture', 'spoilt.png', sentences.damaged('picture')],
      ['sound', 'spoilt.m4a', sentences.damaged('sound')],
      ['film', 'spoilt.mp4', sentences.damaged('film')],
    ],
    locked: [['', 'locked.mp4', sentences.locked]],
    tooManyBytes: [
      ['picture', 'heavy.jpg', sentences.tooManyBytes('picture', bytesInWords(artwork.bytes))],
      ['sound', 'heavy.flac', sentences.tooManyBytes('sound', bytesInWords(sound.bytes))],
      ['film', 'heavy.mp4', sentences.tooManyBytes('film', bytesInWords(film.bytes))],
    ],
    tooManyPixels: [['', 'huge.png', sentences.tooManyPixels(pixels)]],
    tooMuchMemory: [['', 'greedy.tif', sentences.tooMuchMemory(pixels)]],
    tooManyFrames: [['', 'endless.gif', sentences.tooManyFrames(artwork.frames)]],
    tooManyPages: [['', 'many-pages.pdf', sentences.tooManyPages(artwork.pages)]],
    pageTooLarge: [['', 'vast-page.pdf', sentences.pageTooLarge]],
    tooLong: [
      ['sound', 'long.flac', sentences.tooLong('sound', inWords(sound.seconds))],
      ['film', 'long.mp4', sentences.tooLong('film', inWords(film.seconds))],
    ],
    noLength: [
      ['sound', 'nothing.wav', sentences.noLength('sound')],
      ['film', 'nothing.mp4', sentences.noLength('film')],
    ],
    tooWide: [['', 'wide.mp4', sentences.tooWide(film.side)]],
    tooSmall: [['film', 'small.mp4', sentences.tooSmall('film')]],
    tooFast: [['', 'fast.mp4', sentences.tooFast(film.framesPerSecond)]],
    tooManyChannels: [['', 'crowd.wav', sentences.tooManyChannels(sound.channels)]],
    strangeCodec: [
      ['film', 'cinepak.avi', sentences.strangeCodec('film', 'cinepak')],
      ['sound', 'telephone.wav', sentences.strangeCodec('sound', 'gsm_ms')],
    ],
    ourFault: [],
  };
}

/** Each of the sentences of `uploads/file-sentences.ts` that a file by itself can get. */
const doors = (most: MediaLimits): readonly Example[] => [
  ['empty', 'empty.jpg', fileSentences.empty('empty.jpg')],
  ...notTaken.map((kind): Example => {
    const file = exampleOf(kind);
    return [`notTaken ${kind.name}`, file, fileSentences.notTaken(file, kind)];
  }),
  ['tooLarge picture', 'heavy.jpg', fileSentences.tooLarge('heavy.jpg', most.artwork.bytes)],
  ['tooLarge sound', 'heavy.flac', fileSentences.tooLarge('heavy.flac', most.sound.bytes)],
  ['tooLarge film', 'heavy.mp4', fileSentences.tooLarge('heavy.mp4', most.film.bytes)],
];

/** What may be said of any file at all. */
const ofAnyFile: readonly Refusal[] = [
  any('none', fileSentences.none, 'no file was chosen'),
  any('noRoom', fileSentences.noRoom('drawing.jpg', 10), 'the story has less room than files were chosen'),
  any('full', fileSentences.full(10), 'the story holds as many files as it can'),
  any('damaged', fileSentences.damaged('drawing.jpg'), 'its bytes were changed on their way'),
  any('lost', fileSentences.lost('drawing.jpg'), 'the store lost what had come of it'),
  any(
    'tooLong, in the browser',
    fileSentences.tooLong('long.mp4', defaultLimits.film.seconds),
    'the browser can see how long it plays',
  ),
  { ...any('ourFault', sentences.ourFault, 'our own tools failed each time'), said: 'after a look' },
];

function any(id: string, sentence: string, when: string): Refusal {
  return { id, said: 'at the door', sentence, file: null, when };
}

/** Every sentence of refusal that the archive has, from the code's own tables. */
export function refusals(limits: MediaLimits = defaultLimits): readonly Refusal[] {
  const afterLook = Object.entries(looks(limits)).flatMap(([name, examples]) =>
    examples.map(
      ([variant, file, sentence]): Refusal => ({
        id: `${name} ${variant}`.trim(),
        said: 'after a look',
        sentence,
        file,
      }),
    ),
  );
  const atDoor = doors(limits).map(
    ([id, file, sentence]): Refusal => ({ id, said: 'at the door', sentence, file }),
  );
  return [...atDoor, ...afterLook, ...ofAnyFile];
}

/** Told without its name: what has come so far as to be looked at has none. */
export function isToldByBytes(kind: NotTaken): boolean {
  return (
    kind === cameraRaw || Boolean(kind.marks ?? kind.weak ?? kind.leftOver) || (kind.within?.length ?? 0) > 0
  );
}

/** Its file among the fixtures: named after its ending, or after what it is. */
export function exampleOf({ endings: [ending], name }: NotTaken): string {
  if (ending) return `example.${ending}`;
  return name
    .replace(/^an? /, '')
    .replace(/[^a-z]+/gi, '-')
    .replace(/-$/, '')
    .toLowerCase();
}
