import type { ListedMedia, ListedStory, PublishedStoryView } from '../../publish/published-stories.ts';
import { type Strip, stripOf } from '../../story/framing.ts';
import type { ThemeColour } from '../../story/places.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { type Opening, openingOf } from '../../story/text/set-text.ts';
import { type ContentNote, contentNote } from '../../words/content-note.ts';
import { formLine } from '../../words/kinds.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import type { Names } from './names.ts';
import { type PictureView, pictureView } from './picture.ts';
import { nearestShape, noteShape, sheetShape, soundShape, stripShapes } from './shape.ts';
import { soundView } from './sound.ts';

/** A story as it hangs in a gallery, with its caption. */
export interface Plate {
  readonly address: string;
  readonly title: string;
  readonly language: string;
  readonly credit: string;
  readonly neighbourhood: string;
  readonly formLine: string;
  readonly sample: boolean;
  readonly colour: ThemeColour | null;
  readonly shape: number;
  /** Which way the picture runs on beyond its mount; null where the mount holds it whole. */
  readonly strip: Strip | null;
  readonly isFilm: boolean;
  /** The first work that can be seen, or else the drawing of the first sound. */
  readonly picture: PictureView | null;
  readonly sizes: string;
  readonly waveform: string | null;
  /** How a story in words alone begins: it hangs as its picture. */
  readonly opening: Opening | null;
  /** Hangs instead of the work where the story speaks of something hard. */
  readonly note: ContentNote | null;
}

export function storyAddress(story: Pick<PublishedStoryView, 'id'>): string {
  return `/stories/${story.id}`;
}

/** The line under a title. Anonymous names nobody (P7). */
export function creditLine(credit: string | null): string {
  return credit === null ? say('gallery-credit-nobody') : say('gallery-credit', { name: setApart(credit) });
}

/** "Made with Ann and Bo"; null where nobody else is named. */
export function makersLine(makers: readonly string[]): string | null {
  return makers.length > 0 ? say('gallery-makers', { makers: listed(makers.map(setApart)) }) : null;
}

/** @param row how high its row of the hang is on a desk, in rem */
export function plate(story: ListedStory, names: Names, row = wallRow): Plate {
  const note = contentNote(story, names.topics);
  const face = note ? covered : faceOf(story);
  const strip = face.picture && stripOf(face.picture);
  const shape = note ? noteShape : shapeOf(face);
  const [theme] = story.themes;
  return {
    address: storyAddress(story),
    title: story.title,
    language: story.language,
    credit: creditLine(story.credit),
    neighbourhood: names.neighbourhood(story.neighbourhood)?.name ?? '',
    formLine: formLine(story.media),
    sample: story.sample,
    colour: theme ? (names.theme(theme)?.colour ?? null) : null,
    shape,
    strip,
    isFilm: face.isFilm,
    picture: face.picture,
    sizes: strip === 'across' && face.picture ? sizesForStrip(face.picture) : sizesFor(shape, row),
    waveform: face.waveform,
    opening: face.opening,
    note,
  };
}

interface Face {
  readonly picture: PictureView | null;
  readonly isFilm: boolean;
  readonly waveform: string | null;
  readonly opening: Opening | null;
}

/** Nothing of the work shows, not even its form or its colours. */
const covered: Face = { picture: null, isFilm: false, waveform: null, opening: null };

function shapeOf({ picture, opening }: Face): number {
  if (opening) return sheetShape(opening.widest);
  const strip = picture && stripOf(picture);
  if (strip) return stripShapes[strip];
  return picture ? nearestShape(picture.width, picture.height) : soundShape;
}

function faceOf(story: ListedStory): Face {
  for (const media of story.media) {
    const picture = pictureView(story.id, media);
    if (picture) return { ...covered, picture, isFilm: media.form === 'film' && !media.animation };
  }
  const opening = story.media.length === 0 ? openingOf(story.words) : null;
  return { ...covered, waveform: firstWaveform(story.id, story.media), opening };
}

function firstWaveform(story: PublishedStoryView['id'], media: readonly ListedMedia[]): string | null {
  return media.map((each) => soundView(story, each)?.waveform).find((waveform) => waveform) ?? null;
}

/** Rem: rows of the hang are so high where there is room, and grow by a fifth or so to fill the wall (.hang in the stylesheet). */
const wallRow = 20;
export const nextRow = 13;

// On phones each work has a row to itself.
function sizesFor(shape: number, row: number): string {
  const width = Math.round((shape * row * 1.2) / 100);
  const share = Math.round((shape * row * 1.5) / 100);
  const onPhone = `min(92vw, ${Math.round(shape * 0.8)}vh)`;
  return `(min-width: 80rem) ${width}rem, (min-width: 40rem) ${share}vw, ${onPhone}`;
}

/** Only its beginning shows, at the mount's whole height; the picture itself is as much wider. */
function sizesForStrip({ width, height }: PictureView): string {
  const ratio = width / height;
  const onPhone = Math.round((9200 * ratio) / stripShapes.across);
  return `(min-width: 40rem) min(${Math.round(ratio * 20)}rem, ${width}px), min(${onPhone}vw, ${width}px)`;
}
