import { captionsName } from '../spoken/captions-named.ts';
import { formOf, type Media, type ReadyMedia } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { kindOfFile } from '../words/kinds.ts';
import { say } from '../words/say.ts';

/** A recording as pages show it on which people work on its words. */

/** "Film 2 of 3" */
export const recordingHeading = (story: SentStory, media: Media): string =>
  say('desk-recording', {
    kind: kindOfFile(media),
    number: story.media.indexOf(media) + 1,
    total: story.media.length,
  });

/** What can be played of it, the lightest first. */
export const playedFiles = (media: ReadyMedia, addressOf: (name: string) => string) =>
  media.renditions
    .filter(({ kind }) => kind === (formOf(media) === 'film' ? 'film' : 'sound'))
    .toSorted((one, other) => one.bytes - other.bytes)
    .map(({ name, type, bytes, width, height }) => ({
      address: addressOf(name),
      type,
      bytes,
      width,
      height,
    }));

/** The model of views/partials/recording-player. */
export function playerOf(media: ReadyMedia, addressOf: (name: string) => string) {
  const files = playedFiles(media, addressOf);
  const poster = media.renditions.find(({ kind, type }) => kind === 'poster' && type === 'image/jpeg');
  const { captions } = media.hearing;
  return {
    files,
    isFilm: formOf(media) === 'film',
    width: files[0]?.width,
    height: files[0]?.height,
    poster: poster ? addressOf(poster.name) : null,
    captions:
      captions && formOf(media) === 'film'
        ? { address: addressOf(captionsName), language: captions.language }
        : null,
  };
}
