import { longest } from '../../js/story/deep-zoom.js';
import { isShowtime } from '../opening-hours.js';
import { say } from '../say.js';

/** Questions to a manifest; nothing here asks the network or the disk. */

/**
 * The exhibitions that a screen holds, the usual one first.
 * @param {import('../types.d.ts').Exhibition} manifest
 * @returns {readonly import('../types.d.ts').HungExhibition[]}
 */
export const hungIn = (manifest) => [manifest, ...(manifest.also ?? [])];

/**
 * Every story of them, each once.
 * @param {import('../types.d.ts').Exhibition} manifest
 */
export function storiesOf(manifest) {
  const stories = hungIn(manifest).flatMap((hung) => hung.stories);
  return [...new Map(stories.map((story) => [story.id, story])).values()];
}

/**
 * The same with other stories in each of them.
 * @param {import('../types.d.ts').Exhibition} manifest
 * @param {(stories: readonly import('../types.d.ts').ScreenStory[]) => readonly import('../types.d.ts').ScreenStory[]} change
 * @returns {import('../types.d.ts').Exhibition}
 */
export function withStories(manifest, change) {
  const also = manifest.also?.map((hung) => ({ ...hung, stories: change(hung.stories) }));
  return { ...manifest, stories: change(manifest.stories), ...(also && { also }) };
}

/**
 * The exhibition that shows by the programme: the first that fits and is open, or else the usual one.
 * @param {import('../types.d.ts').Exhibition} manifest
 * @param {number} now
 * @returns {import('../types.d.ts').HungExhibition}
 */
export function showingAt(manifest, now) {
  for (const { when, exhibition: slug } of manifest.programme ?? []) {
    const hung = hungIn(manifest).find(({ exhibition }) => exhibition.slug === slug);
    if (hung && isShowtime(when, new Date(now)) && openingOf(hung, now) === 'open') return hung;
  }
  return manifest;
}

/** @param {import('../types.d.ts').ScreenStory} story */
export const filesOf = (story) => story.media.flatMap(({ files }) => files);

/**
 * Every file of the stories, each once.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 */
export function filesOfAll(stories) {
  return [...new Map(stories.flatMap(filesOf).map((file) => [file.sha256, file])).values()];
}

/**
 * The file of that role; of a work with pages the one of that page, counted from 1.
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {import('../types.d.ts').ScreenFile['role']} role
 * @param {number} [page]
 */
export const fileOf = (media, role, page = 1) =>
  media.files.find((file) => file.role === role && (file.page ?? 1) === page) ?? null;

/**
 * What a medium is to a visitor. An exhibition that was kept by an older player has no kinds.
 * @param {Pick<import('../types.d.ts').ScreenMedia, 'kind' | 'form'>} media
 */
export const kindOf = ({ kind, form }) => kind ?? form;

/**
 * The kinds of a story's works, each once; a story without files is in words.
 * @param {import('../types.d.ts').ScreenStory} story
 */
export const kindsOf = ({ media }) => (media.length > 0 ? [...new Set(media.map(kindOf))] : ['words']);

/**
 * What opens when a visitor asks for it: a hard one has its note before it.
 * @param {import('../types.d.ts').ScreenStory} story
 */
export const firstScreenOf = ({ note }) => (note === null ? 'story' : 'note');

/** @param {string} kind */
export const kindName = (kind) => say('kind-of-file', { kind });

/**
 * Too long to be seen whole: it opens at its beginning.
 * @param {{ readonly width: number | null, readonly height: number | null }} size
 */
export const isStrip = ({ width, height }) =>
  width !== null && height !== null && Math.max(width / height, height / width) > longest;

/**
 * The words for a picture, or for one page of it; empty where it is decoration.
 * @param {import('../types.d.ts').ScreenMedia['alt'] | undefined} alt
 */
export const wordsFor = (alt) => (alt?.kind === 'words' ? alt.words : '');

/**
 * The real detail of a large picture, and a film with a voice that describes it: a screen that lacks them shows the work all
 * the same.
 * @param {Pick<import('../types.d.ts').ScreenFile, 'role'>} file
 */
export const isDetail = ({ role }) => ['tiles', 'tiles-index', 'described'].includes(role);

/**
 * Without the detail that is not here.
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').Has} has
 * @returns {import('../types.d.ts').ScreenStory}
 */
export function withoutDetail(story, has) {
  const media = story.media.map((one) => ({
    ...one,
    files: one.files.filter((file) => !isDetail(file) || has(file.sha256)),
  }));
  return { ...story, media };
}

/** @param {readonly import('../types.d.ts').ScreenFile[]} files */
export const sizeOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Whether it is 'before' its first day, 'closed' after its last one, or 'open'.
 * @param {Pick<import('../types.d.ts').HungExhibition, 'exhibition'>} hung
 * @param {number} now
 */
export function openingOf({ exhibition: { opensAt, closesAt } }, now) {
  if (closesAt !== null && Date.parse(closesAt) <= now) return 'closed';
  return opensAt !== null && now < Date.parse(opensAt) ? 'before' : 'open';
}

/**
 * Without the stories whose time has passed.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {number} now
 */
export function stillAllowed(stories, now) {
  return stories.filter(({ until }) => until === null || Date.parse(until) > now);
}

/**
 * What may go on playing of `old` until `wanted` is here whole, in each of its exhibitions: what is in both, in the words of `wanted`, as far as its
 * files are held. So a story, a medium or a name that was taken back leaves at once. A story in words alone lacks nothing.
 * @param {import('../types.d.ts').Exhibition} old
 * @param {import('../types.d.ts').Exhibition} wanted
 * @param {import('../types.d.ts').Has} has
 * @returns {import('../types.d.ts').Exhibition}
 */
export function narrowed(old, wanted, has) {
  const isHeld = (/** @type {import('../types.d.ts').ScreenMedia} */ { files }) =>
    files.every((file) => isDetail(file) || has(file.sha256));
  const known = storiesOf(old);
  const narrow = (/** @type {readonly import('../types.d.ts').ScreenStory[]} */ stories) => {
    const allowed = new Map(stories.map((story) => [story.id, story]));
    return known
      .flatMap(({ id }) => allowed.get(id) ?? [])
      .map((story) => withoutDetail({ ...story, media: story.media.filter(isHeld) }, has))
      .filter(({ id, media }) => media.length > 0 || allowed.get(id)?.media.length === 0);
  };
  return { ...withStories(wanted, narrow), version: old.version };
}

const heaviest = ['film', 'sound', 'artwork'];

/**
 * Leaves out what does not fit into `room` bytes beside what is held: first the detail of large pictures and described films, then whole stories, the last of the exhibition first;
 * those with films before those with sounds before the others, since one film takes the room of a hundred drawings.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {import('../types.d.ts').Has} has
 * @param {number} room
 */
export function fitInto(stories, has, room) {
  const missing = (/** @type {readonly import('../types.d.ts').ScreenStory[]} */ of) =>
    sizeOf(filesOfAll(of).filter(({ sha256 }) => !has(sha256)));
  let kept = stories;
  for (const story of [...stories].reverse()) {
    if (missing(kept) <= room) break;
    if (filesOf(story).some(isDetail))
      kept = kept.map((each) => (each === story ? withoutDetail(story, has) : each));
  }
  const order = heaviest.flatMap((form) => kept.filter((story) => heaviestForm(story) === form).reverse());
  /** @type {string[]} */
  const leftOut = [];
  while (missing(kept) > room && order.length > 0) {
    const story = order.shift();
    if (!story) break;
    // One that is here already gives no room by leaving.
    if (filesOf(story).every(({ sha256 }) => has(sha256))) continue;
    leftOut.push(story.id);
    kept = kept.filter((each) => each !== story);
  }
  return { stories: kept, leftOut };
}

/**
 * Whether a work that shows by itself may go on: its story is here still, without a note, and none of the work's files is
 * another. null is the words of a story in words alone.
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia | null} media
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 */
export function stillHangs(story, media, stories) {
  const now = stories.find(({ id, note }) => id === story.id && note === null);
  if (media === null || !now) return now !== undefined && now.words === story.words;
  const files = new Set(filesOf(now).map(({ sha256 }) => sha256));
  return media.files.every((file) => isDetail(file) || files.has(file.sha256));
}

/** @param {import('../types.d.ts').ScreenStory} story */
function heaviestForm({ media }) {
  return heaviest.find((form) => media.some((each) => each.form === form)) ?? 'artwork';
}

/**
 * Works to look at, of stories that need no word before them (P32). One in words alone has no file.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @returns {{ story: import('../types.d.ts').ScreenStory, media: import('../types.d.ts').ScreenMedia | null, file: import('../types.d.ts').ScreenFile | null }[]}
 */
export function attractWorks(stories) {
  /** @type {ReturnType<typeof attractWorks>} */
  const works = [];
  for (const story of stories.filter(({ note }) => note === null)) {
    const media = story.media.find((each) => fileOf(each, 'image') ?? fileOf(each, 'poster'));
    const file = media && (fileOf(media, 'image') ?? fileOf(media, 'poster'));
    if (story.media.length === 0) works.push({ story, media: null, file: null });
    else if (media && file) works.push({ story, media, file });
  }
  return works;
}

/**
 * The colour of its first theme, or undefined.
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').Manifest['themes']} themes
 */
export const colourOf = (story, themes) => themes.find(({ slug }) => story.themes.includes(slug))?.colour;

/**
 * A small picture for lists, or null.
 * @param {import('../types.d.ts').ScreenStory} story
 * @returns {import('../types.d.ts').ScreenFile | null}
 */
export function thumbnailOf(story) {
  for (const role of /** @type {const} */ (['thumbnail', 'image', 'poster'])) {
    const file = story.media.map((media) => fileOf(media, role)).find((each) => each !== null);
    if (file) return file;
  }
  return null;
}
