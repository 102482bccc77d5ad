import { never } from '../../errors.ts';
import { isWhole, shownSize, stripOf } from '../../story/framing.ts';
import type { MediaId, StoryId } from '../../story/ids.ts';
import {
  type Framing,
  formOf,
  isAnimation,
  isReady,
  type Media,
  type MediaFacts,
  type ReadyMedia,
  type Rendition,
  type RenditionKind,
} from '../../story/media.ts';
import { fileKindName, kindOfFile } from '../../words/kinds.ts';

/** The name of a film's captions among its files. */
export const captionsName = 'captions.vtt';

/** Where a curator's session opens a file. */
export const renditionAddress = (story: StoryId, media: MediaId, name: string) =>
  `/curate/stories/${story}/media/${media}/${name}`;

/** The model of one medium on the review page. */
export function mediaView(story: StoryId, media: Media, index: number, total: number) {
  const name = fileKindName(kindOfFile(media));
  return {
    id: media.id,
    heading: total === 1 ? name : `${name}, ${index + 1} of ${total}`,
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
    show: isReady(media) ? show(story, media) : null,
  };
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
      label: hearing.captions.checked ? 'Captions' : 'Captions, not checked yet',
    }
  );
}

const byWidth = (one: Rendition, other: Rendition) => (one.width ?? 0) - (other.width ?? 0);

function srcset(images: readonly { address: string; width?: number }[]): string {
  return images.map((image) => `${image.address} ${image.width ?? 0}w`).join(', ');
}

function framedInWords({ corners, turn }: Framing): string {
  const what = isWhole(corners) ? 'turned' : turn === 0 ? 'straightened' : 'straightened and turned';
  return `The storyteller ${what} this photo. The original shows it as it was taken.`;
}

/** What was measured, as short lines: size in pixels as it shows, length, what it is made of. */
function factLines(facts: MediaFacts, size: ReturnType<typeof shownSize>): readonly string[] {
  switch (facts.form) {
    case 'artwork':
      return [
        ...(size ? [`${size.width} × ${size.height} pixels`] : []),
        facts.container.toUpperCase(),
        ...(facts.pages && facts.pages.length > 1 ? [`${facts.pages.length} pages`] : []),
        ...(facts.frames > 1 ? [`${facts.frames} frames that move`] : []),
      ];
    case 'sound':
      return [length(facts.seconds), facts.channels === 1 ? 'one channel' : `${facts.channels} channels`];
    case 'film':
      return [
        length(facts.seconds),
        `${facts.width} × ${facts.height} pixels`,
        facts.audio ? 'with sound' : 'without sound',
      ];
    default:
      return never(facts);
  }
}

function length(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  const parts = [
    ...(minutes ? [`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`] : []),
    ...(rest ? [`${rest} ${rest === 1 ? 'second' : 'seconds'}`] : []),
  ];
  return parts.join(' ');
}
