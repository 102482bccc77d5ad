/** Branded identifiers: a media id can never be handed over where a story id is asked for. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** 16 characters of Crockford's base32, shown in public addresses. */
export type StoryId = Branded<'StoryId'>;
/** 10 characters of Crockford's base32, unique within its story. */
export type MediaId = Branded<'MediaId'>;
/** The fencing token of one attempt at one job on one media. */
export type AttemptToken = Branded<'AttemptToken'>;
/** Where a blob lies; only storage/keys.ts makes one. */
export type BlobKey = Branded<'BlobKey'>;
export type CuratorId = Branded<'CuratorId'>;
export type ThemeSlug = Branded<'ThemeSlug'>;
export type NeighbourhoodSlug = Branded<'NeighbourhoodSlug'>;
export type ExhibitionSlug = Branded<'ExhibitionSlug'>;
export type TopicSlug = Branded<'TopicSlug'>;
/** Somebody's request about a story that shows them ("I am in this"). */
export type ConcernId = Branded<'ConcernId'>;
/** A screen that was paired with an exhibition. */
export type ScreenId = Branded<'ScreenId'>;
/** A browser in which somebody fills in the share form; says nothing of who they are. */
export type DeviceId = Branded<'DeviceId'>;
/** A file on its way, as the tus protocol names it; random enough to be a secret of its own. */
export type ArrivalId = Branded<'ArrivalId'>;

const storyId = /^[0-9a-hjkmnp-tv-z]{16}$/;
const mediaId = /^[0-9a-hjkmnp-tv-z]{10}$/;
const arrivalId = /^[0-9a-hjkmnp-tv-z]{26}$/;
const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads an id from outside; null where it does not have an id's form. */
export function parseStoryId(text: string): StoryId | null {
  return storyId.test(text) ? (text as StoryId) : null;
}

export function parseMediaId(text: string): MediaId | null {
  return mediaId.test(text) ? (text as MediaId) : null;
}

export function parseConcernId(text: string): ConcernId | null {
  return mediaId.test(text) ? (text as ConcernId) : null;
}

export function parseScreenId(text: string): ScreenId | null {
  return mediaId.test(text) ? (text as ScreenId) : null;
}

export function parseDeviceId(text: string): DeviceId | null {
  return storyId.test(text) ? (text as DeviceId) : null;
}

export function parseArrivalId(text: string): ArrivalId | null {
  return arrivalId.test(text) ? (text as ArrivalId) : null;
}

export const parseThemeSlug = parseSlug<ThemeSlug>;
export const parseNeighbourhoodSlug = parseSlug<NeighbourhoodSlug>;
export const parseExhibitionSlug = parseSlug<ExhibitionSlug>;
export const parseTopicSlug = parseSlug<TopicSlug>;

function parseSlug<Slug extends string>(text: string): Slug | null {
  return text.length <= 60 && slug.test(text) ? (text as Slug) : null;
}

const shape = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * Reads a story's short reference as people write it down or say it on the phone: in small letters, without its dash, with
 * O for 0 and I or L for 1, which no reference has. Null where it is none.
 */
export function parseReference(text: string): string | null {
  const plain = text
    .toUpperCase()
    .replaceAll(/[\s\p{Dash_Punctuation}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return shape.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4)}` : null;
}

/** "Mill Hill & Wensley Fold" becomes "mill-hill-and-wensley-fold"; "" where nothing is left. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
