import { isDeepStrictEqual } from 'node:util';
import type { Revision } from '../story/changes/revise.ts';
import type { Media } from '../story/media.ts';
import type { DraftAnswers } from '../story/story.ts';
import type { Told } from './told.ts';

/** What a sent story's teller changes by saying `after` where it said `before`; null where that is nothing. */
export function revisionOf(before: Told, after: Told): Revision | null {
  const [was, is] = [before.answers, after.answers];
  const changed = parts.filter((part) => !isAlike(was[part], is[part]));
  const topics = is.sensitiveTopics ?? [];
  const alt = changedMedia(before, after, ({ alt }) => alt);
  const hearing = changedMedia(before, after, ({ hearing }) => hearing);
  const revision: Revision = {
    ...(Object.fromEntries(changed.map((part) => [part, is[part]])) as Revision),
    ...(isAlike(was.sensitiveTopics ?? [], topics) ? {} : { sensitive: { topics, note: was.note } }),
    ...(alt.size > 0 && { alt }),
    ...(hearing.size > 0 && { hearing }),
  };
  return Object.keys(revision).length > 0 ? revision : null;
}

const parts = [
  ...(['title', 'words', 'language', 'madeOf', 'themes', 'credit'] as const),
  ...(['others', 'rights', 'licence', 'guardianAgreed', 'noMachine'] as const),
] satisfies readonly (keyof DraftAnswers & keyof Revision)[];

/** Lists of slugs say the same in any order. */
function isAlike(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) =>
    Array.isArray(value) && value.every((each) => typeof each === 'string') ? [...value].sort() : value;
  return isDeepStrictEqual(plain(one), plain(other));
}

function changedMedia<Part>(before: Told, after: Told, part: (media: Media) => Part) {
  return new Map(
    after.media.flatMap((media): [string, Part][] => {
      const old = before.media.find(({ id }) => id === media.id);
      return old && !isDeepStrictEqual(part(old), part(media)) ? [[media.id, part(media)]] : [];
    }),
  );
}
