import {
  type AcceptedContainer,
  type AcceptedPicture,
  acceptedContainers,
  acceptedFilmCodecs,
  acceptedPictures,
  acceptedSoundCodecs,
  type MediaLimits,
} from '../inspect/accepted-media.ts';
import type { NotTaken } from '../inspect/file-kind.ts';
import { endingsOf } from '../inspect/not-taken/endings.ts';
import { notTaken } from '../inspect/not-taken/not-taken.ts';
import { adviceFor, bytesInWords, nameOfKind } from '../inspect/sentences.ts';
import { forms } from '../story/media.ts';
import { lengthInWords } from '../words/times.ts';

/** From the project's root. */
export const mediaTableFile = 'docs/media.md';

/** For every kind of file, what becomes of it: made from the tables that the code goes by. */
export function mediaTable(limits: MediaLimits): string {
  return `${[
    '# What becomes of a file',
    `Made by \`npm run media -- tables\` from the archive's own tables (\`src/inspect/\`); a test compares them. What a file
is called decides nothing but which questions are asked first: it is judged by all of its bytes.
\`npm run media -- check FILE...\` says what becomes of a file of yours, and \`npm run media -- refusals\` lists every
sentence that a file can be refused with.`,
    '## Taken',
    table(['kind', 'ends in', 'what becomes of it'], [...pictureRows(), ...recordingRows()]),
    `Other endings of the same kinds are offered too: ${endingsInWords(spellings())}.`,
    '### What may lie in a sound or a film',
    table(
      ['of', 'stored as, in ffmpeg’s names'],
      [
        ['pictures', acceptedFilmCodecs.map(({ codec }) => codec).join(', ')],
        ['sound', acceptedSoundCodecs.map(({ codec }) => codec).join(', ')],
      ],
    ),
    'Of anything else the sender reads how it is stored and what to save it as.',
    '### The most of each',
    'Unless settings say otherwise (`LIMIT_…` in [.env.example](../.env.example)):',
    table(['of', 'most'], limitRows(limits)),
    '## Not taken',
    `Their senders read what it is and what to do: while they choose it, with script; else as soon as its first bytes are
there. Whatever is in neither table goes in, and is told after a look that it could not be read.`,
    table(['kind', 'ends in', 'what its sender reads'], notTaken.filter(isFirstOfKind).map(notTakenRow)),
  ].join('\n\n')}\n`;
}

function pictureRows(): readonly (readonly string[])[] {
  return acceptedPictures.map((picture) => [
    picture.label,
    endingsInWords(picture.endings),
    `a picture${severalInWords(picture)}`,
  ]);
}

function severalInWords({ several }: AcceptedPicture): string {
  if (several === 'film') return '; one that moves, a short film without sound that can be paused';
  return several === 'pages' ? '; several pages, a work that is read page by page' : '';
}

function recordingRows(): readonly (readonly string[])[] {
  return acceptedContainers.map((container) => [
    container.label,
    endingsInWords(container.endings),
    formsInWords(container),
  ]);
}

function formsInWords({ forms }: AcceptedContainer): string {
  if (!forms.includes('sound')) return 'a film';
  return forms.includes('film') ? 'a film; without a picture in it, a sound' : 'a sound';
}

function spellings(): readonly string[] {
  const listed = [...acceptedPictures, ...acceptedContainers].flatMap(({ endings }) => endings);
  return forms.flatMap(endingsOf).filter((ending) => !listed.includes(ending));
}

function limitRows({ artwork, sound, film }: MediaLimits): readonly (readonly string[])[] {
  return [
    [
      'a picture',
      `less than ${bytesInWords(artwork.bytes)}, ${artwork.pixels / 1e6} million dots (pixels), ${artwork.frames} frames of one that moves, ${artwork.pages} pages`,
    ],
    [
      'a sound',
      `less than ${bytesInWords(sound.bytes)}, ${lengthInWords(sound.seconds)}, ${sound.channels} channels`,
    ],
    [
      'a film',
      `less than ${bytesInWords(film.bytes)}, ${lengthInWords(film.seconds)}, ${film.side} dots on its longest side, ${film.framesPerSecond} pictures a second`,
    ],
  ];
}

/** One that comes in two boxes, as Word's documents of two ages, has one row. */
function isFirstOfKind(kind: NotTaken, at: number): boolean {
  return notTaken.findIndex((other) => other.kind === kind.kind) === at;
}

function notTakenRow(row: NotTaken): readonly string[] {
  const endings = notTaken.filter(({ kind }) => kind === row.kind).flatMap((kind) => kind.endings);
  return [nameOfKind(row).replace(/^an? /, ''), endingsInWords([...new Set(endings)]), adviceFor(row)];
}

const endingsInWords = (endings: readonly string[]) => endings.map((ending) => `.${ending}`).join(' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
