import type { MediaLimits } from '../inspect/accepted-media.ts';
import type { NotTaken } from '../inspect/file-kind.ts';
import { notTaken } from '../inspect/not-taken/not-taken.ts';
import { cameraRaw } from '../inspect/not-taken/not-taken-pictures.ts';
import { adviceFor, nameOfKind, sentences } from '../inspect/sentences.ts';
import { fileSentences } from '../uploads/file-sentences.ts';
import { say } from '../words/say.ts';

/** One sentence that a person can read of a file that is not taken, and a file that gets it. */
export interface Refusal {
  /** Which of the code's sentences it is, such as "tooLong sound". */
  readonly id: string;
  /** While it is sent, or once all its bytes are looked at. */
  readonly said: 'at-the-door' | 'after-a-look';
  readonly sentence: string;
  /** The name of a file that gets it: test/fixtures/refused-files.ts makes it. Null where it is not the file's doing. */
  readonly file: string | null;
  /** When a file gets it that is as good as any. */
  readonly when?: string;
}

type Example = readonly [variant: string, file: string, sentence: string];
type OfAnyFile = Required<Pick<Refusal, 'sentence' | 'when'>>;

/** Each of the sentences of `inspect/sentences.ts`; one without an example does not compile. */
function looks({
  artwork,
  sound,
  film,
}: MediaLimits): Record<keyof typeof sentences, readonly (Example | OfAnyFile)[]> {
  return {
    empty: [['', 'empty.jpg', sentences.empty()]],
    unknown: [['', 'noise.bin', sentences.unknown()]],
    notMedia: notTaken
      .filter(isToldByBytes)
      .map((kind) => [nameOfKind(kind), exampleOf(kind), sentences.notMedia(kind)] as const),
    cutShort: [
      ['picture', 'half.jpg', sentences.cutShort('picture')],
      ['sound', 'half.wav', sentences.cutShort('sound')],
      ['film', 'half.avi', sentences.cutShort('film')],
      ['document', 'half.pdf', sentences.cutShort('document')],
    ],
    damaged: [
      ['picture', 'spoilt.png', sentences.damaged('picture')],
      ['sound', 'spoilt.m4a', sentences.damaged('sound')],
      ['film', 'spoilt.mp4', sentences.damaged('film')],
      ['document', 'spoilt.pdf', sentences.damaged('document')],
    ],
    locked: [
      ['film', 'locked.mp4', sentences.locked()],
      ['document', 'locked.pdf', sentences.locked()],
    ],
    tooManyBytes: [
      ['picture', 'heavy.jpg', sentences.tooManyBytes('picture', artwork.bytes)],
      ['sound', 'heavy.flac', sentences.tooManyBytes('sound', sound.bytes)],
      ['film', 'heavy.mp4', sentences.tooManyBytes('film', film.bytes)],
      ['document', 'heavy.pdf', sentences.tooManyBytes('document', artwork.bytes)],
    ],
    tooManyPixels: [['', 'huge.png', sentences.tooManyPixels(artwork.pixels)]],
    tooMuchMemory: [['', 'greedy.avif', sentences.tooMuchMemory(artwork.surePixels)]],
    tooManyFrames: [['', 'endless.gif', sentences.tooManyFrames(artwork.frames)]],
    tooManyPages: [['', 'many-pages.pdf', sentences.tooManyPages(artwork.pages)]],
    tooManyMovingPixels: [['', 'moving-wall.gif', sentences.tooManyMovingPixels()]],
    hardPages: [
      {
        sentence: sentences.hardPages(),
        when: say('cli-media-when-hard-pages'),
      },
    ],
    emptyDocument: [['', 'no-pages.pdf', sentences.emptyDocument()]],
    tooLong: [
      ['sound', 'long.flac', sentences.tooLong('sound', sound.seconds)],
      ['film', 'long.mp4', sentences.tooLong('film', film.seconds)],
      ['moving-picture', 'long.gif', sentences.tooLong('moving-picture', artwork.movingSeconds)],
    ],
    noLength: [
      ['sound', 'nothing.wav', sentences.noLength('sound')],
      ['film', 'nothing.mp4', sentences.noLength('film')],
    ],
    tooWide: [['', 'wide.mp4', sentences.tooWide(film.side)]],
    tooSmall: [
      ['film', 'small.mp4', sentences.tooSmall('film')],
      ['moving-picture', 'small.gif', sentences.tooSmall('moving-picture')],
    ],
    tooFast: [['', 'fast.mp4', sentences.tooFast(film.framesPerSecond)]],
    tooManyChannels: [['', 'crowd.wav', sentences.tooManyChannels(sound.channels)]],
    strangeCodec: [
      ['film', 'cinepak.avi', sentences.strangeCodec('film', 'cinepak')],
      ['sound', 'telephone.wav', sentences.strangeCodec('sound', 'gsm_ms')],
    ],
    ourFault: [{ sentence: sentences.ourFault(), when: say('cli-media-when-our-fault') }],
  };
}

/** Each of the sentences of `uploads/file-sentences.ts`, those too that any file may get. */
function doors({
  artwork,
  sound,
  film,
}: MediaLimits): Record<keyof typeof fileSentences, readonly (Example | OfAnyFile)[]> {
  return {
    none: [{ sentence: fileSentences.none(), when: say('cli-media-when-none') }],
    empty: [['', 'empty.jpg', fileSentences.empty('empty.jpg')]],
    notTaken: notTaken.map((kind) => {
      const file = exampleOf(kind);
      const words = { name: nameOfKind(kind), advice: adviceFor(kind) };
      return [words.name, file, fileSentences.notTaken(file, words)] as const;
    }),
    tooLarge: [
      ['picture', 'heavy.jpg', fileSentences.tooLarge('heavy.jpg', artwork.bytes)],
      ['sound', 'heavy.flac', fileSentences.tooLarge('heavy.flac', sound.bytes)],
      ['film', 'heavy.mp4', fileSentences.tooLarge('heavy.mp4', film.bytes)],
    ],
    tooLong: [
      {
        sentence: fileSentences.tooLong('long.mp4', film.seconds),
        when: say('cli-media-when-too-long'),
      },
    ],
    noRoom: [
      {
        sentence: fileSentences.noRoom('drawing.jpg', 10),
        when: say('cli-media-when-no-room'),
      },
    ],
    damaged: [{ sentence: fileSentences.damaged('drawing.jpg'), when: say('cli-media-when-damaged') }],
    lost: [{ sentence: fileSentences.lost('drawing.jpg'), when: say('cli-media-when-lost') }],
    full: [{ sentence: fileSentences.full(10), when: say('cli-media-when-full') }],
  };
}

/** Every sentence of refusal that the archive has, from the code's own tables. */
export function refusals(limits: MediaLimits): readonly Refusal[] {
  return [...listed('at-the-door', doors(limits)), ...listed('after-a-look', looks(limits))];
}

function listed(
  said: Refusal['said'],
  sentences: Readonly<Record<string, readonly (Example | OfAnyFile)[]>>,
): readonly Refusal[] {
  return Object.entries(sentences).flatMap(([name, examples]) =>
    examples.map((example): Refusal => {
      if ('when' in example) return { id: name, said, file: null, ...example };
      const [variant, file, sentence] = example;
      return { id: `${name} ${variant}`.trim(), said, sentence, file };
    }),
  );
}

/** Told without its name: what has come so far as to be looked at has none. */
export function isToldByBytes(kind: NotTaken): boolean {
  return (
    kind === cameraRaw || Boolean(kind.marks ?? kind.weak ?? kind.leftOver) || (kind.within?.length ?? 0) > 0
  );
}

/** Its file among the fixtures: named after its ending, or after what it is. */
export function exampleOf({ endings: [ending], kind }: NotTaken): string {
  return ending ? `example.${ending}` : kind;
}
