import { never } from '../../errors.ts';
import { captionsName } from '../../spoken/captions-named.ts';
import { isWhole, shownSize, stripOf } from '../../story/framing.ts';
import type { MediaId, StoryId } from '../../story/ids.ts';
import {
  type Framing,
  formOf,
  isAnimation,
  isGrowing,
  isReady,
  type Media,
  type MediaFacts,
  type ReadyMedia,
  type Rendition,
  type RenditionKind,
} from '../../story/media.ts';
import { kindOfFile } from '../../words/kinds.ts';
import { say } from '../../words/say.ts';
import { wordFiles } from './word-files.ts';

/** Where a curator's session opens a file. */
export const renditionAddress = (story: StoryId, media: MediaId, name: string) =>
  `/curate/stories/${story}/media/${media}/${name}`;

/** Where the words of a recording are worked on. */
export const deskAddress = (story: StoryId, media: string) => `/curate/stories/${story}/desk/${media}`;

/** The model of one medium on the review page. */
export function mediaView(story: StoryId, media: Media, index: number, total: number) {
  return {
    id: media.id,
    heading: say('curate-review-media', { kind: kindOfFile(media), number: index + 1, total }),
    form: formOf(media),
    state: media.state,
    reason: 'reason' in media ? media.reason : null,
    percent: 'attempt' in media ? (media.attempt?.percent ?? 0) : null,
    facts: 'facts' in media ? factLines(media.facts, shownSize(media)) : [],
    framed: media.framing ? framedInWords(media.framing) : null,
    original: {
      name: media.original.fileName,
      bytes: media.original.bytes,
      address: `/curate/stories/${story}/originals/${media.id}`,
    },
    wordFiles: wordFiles
      .filter(({ written }) => written(media.hearing) !== null)
      .map(({ name, label }) => ({ label, address: renditionAddress(story, media.id, name) })),
    show: isReady(media) ? show(story, media) : null,
    larger: largerInWords(media),
  };
}

/** How it stands with the larger sizes of a film that can be looked at; null where there is nothing to say. */
function largerInWords(media: Media): string | null {
  if (isGrowing(media)) return say('larger-sizes-due', { percent: Math.round(media.attempt?.percent ?? 0) });
  return isReady(media) && media.larger === 'failed' ? say('larger-sizes-failed') : null;
}

/** What the page shows of a medium that is ready: addresses that only curators can open. */
function show(story: StoryId, media: ReadyMedia) {
  const address = ({ name }: Rendition) => renditionAddress(story, media.id, name);
  const of = (kind: RenditionKind) =>
    media.renditions
      .filter((each) => each.kind === kind)
      .map((each) => ({ ...each, address: address(each) }));
  switch (media.facts.form) {
    case 'artwork': {
      // Of a booklet, its first page.
      const images = of('image')
        .filter(({ page = 1 }) => page === 1)
        .sort(byWidth);
      const jpegs = images.filter((image) => image.type === 'image/jpeg');
      const fitting = jpegs.findLast((image) => (image.width ?? 0) <= 1280) ?? jpegs[0];
      return {
        sources: ['image/avif', 'image/webp'].map((type) => ({
          type,
          srcset: srcset(images.filter((image) => image.type === type)),
        })),
        srcset: srcset(jpegs),
        image: fitting,
        strip:
          fitting?.width && fitting.height ? stripOf({ width: fitting.width, height: fitting.height }) : null,
        full: jpegs.at(-1),
      };
    }
    case 'sound':
      return { sources: of('sound'), waveform: of('waveform')[0] };
    case 'film': {
      const posters = of('poster')
        .filter((poster) => poster.type === 'image/jpeg')
        .sort(byWidth);
      // The size that shows well without making a curator wait; the rest follow for players that cannot read it.
      const films = of('film').sort(byWidth);
      const main = films.findLast((film) => Math.min(film.width ?? 0, film.height ?? 0) <= 720) ?? films[0];
      return {
        sources: main ? [main, ...films.filter((film) => film !== main)] : [],
        width: main?.width,
        height: main?.height,
        poster: (posters.findLast((poster) => (poster.width ?? 0) <= 1280) ?? posters[0])?.address,
        silent: media.facts.audio === null,
        isMoving: isAnimation(media),
        captions: captions(story, media),
      };
    }
    default:
      return never(media.facts);
  }
}

/** The captions as they are kept, read or not: the player shows a curator what there is to read. */
function captions(story: StoryId, { id, hearing }: ReadyMedia) {
  return (
    hearing.captions && {
      address: `/curate/stories/${story}/media/${id}/${captionsName}`,
      language: hearing.captions.language,
      label: say(hearing.captions.checked ? 'curate-review-captions' : 'curate-review-captions-draft'),
    }
  );
}

const byWidth = (one: Rendition, other: Rendition) => (one.width ?? 0) - (other.width ?? 0);

function srcset(images: readonly { address: string; width?: number }[]): string {
  return images.map((image) => `${image.address} ${image.width ?? 0}w`).join(', ');
}

function framedInWords({ corners, turn }: Framing): string {
  const how = isWhole(corners) ? 'turned' : turn === 0 ? 'straightened' : 'both';
  return say('curate-review-framed', { how });
}

/** What was measured, as short lines: size in pixels as it shows, length, what it is made of. */
function factLines(facts: MediaFacts, size: ReturnType<typeof shownSize>): readonly string[] {
  switch (facts.form) {
    case 'artwork':
      return [
        ...(size ? [pixels(size)] : []),
        facts.container.toUpperCase(),
        ...(facts.pages && facts.pages.length > 1
          ? [say('curate-review-fact-pages', { pages: facts.pages.length })]
          : []),
        ...(facts.frames > 1 ? [say('curate-review-fact-frames', { frames: facts.frames })] : []),
      ];
    case 'sound':
      return [length(facts.seconds), say('curate-review-fact-channels', { channels: facts.channels })];
    case 'film':
      return [
        length(facts.seconds),
        pixels(facts),
        say(facts.audio ? 'curate-review-fact-with-sound' : 'curate-review-fact-without-sound'),
      ];
    default:
      return never(facts);
  }
}

// Not as the language writes numbers: 1,920 pixels read worse than 1920.
const pixels = ({ width, height }: { readonly width: number; readonly height: number }) =>
  say('curate-review-fact-pixels', { width: String(width), height: String(height) });

function length(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  const kind = minutes === 0 ? 'seconds' : rest === 0 ? 'minutes' : 'both';
  return say(`curate-review-length-${kind}`, { minutes, seconds: rest });
}
