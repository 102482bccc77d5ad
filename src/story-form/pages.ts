import { type AltText, type Media, pagesOf } from '../story/media.ts';
import { cleanText, trimText } from '../story/text/plain-text.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { descriptionsField, isUsable } from './descriptions.ts';
import { isTicked, type Line, type StoryField, textOf, tick, tooLong, type Values } from './field.ts';
import { mediaName } from './media-names.ts';
import { type Told, withEachMedia } from './told.ts';

const longest = 4000;

/** What each page of a booklet shows, as a curator types it beside the page (P26). */
export const pagesField: StoryField = {
  name: 'pages',
  reach: descriptionsField.reach,
  exported: {
    pages: ({ media }) =>
      media.flatMap(({ pages }) => pages.flatMap(({ alt }) => (alt?.kind === 'words' ? [alt.words] : []))),
  },
  inputs: (told) =>
    Object.fromEntries(
      booklets(told)
        .flatMap(inputNames)
        .map((name) => [name, one]),
    ),
  stored: (told) => Object.assign({}, ...booklets(told).map(storedIn)),
  parse: (sent, told) =>
    Object.fromEntries(
      booklets(told).flatMap((media) => [
        ...pagesOf(media).map((_page, at) => {
          const name = pageInput(at + 1, media.id);
          return [name, textOf(sent, name)];
        }),
        ...[enoughInput(media.id), readInput(media.id)].map((name) => [name, tick(isTicked(sent, name))]),
      ]),
    ),
  judge: (values, told) =>
    boxesOf(told).flatMap(({ media, page, name }) =>
      tooLong(name, trimText(textOf(values, name)), longest, 'curate-review-page-too-long', {
        page,
        name: mediaName(media, told.media),
      }),
    ),
  // They stand beside their pages: see page-boxes.ts.
  view: () => [],
  apply: (values, told) => {
    const mine = new Set(booklets(told).map(({ id }) => id));
    return withEachMedia(told, (media) => {
      if (!mine.has(media.id) || !(pageInput(1, media.id) in values)) return media;
      const pageAlts = altsIn(media, values);
      const isNew = media.pageAlts !== undefined || pageAlts.some((alt) => alt !== null);
      return isNew ? { ...media, pageAlts } : media;
    });
  },
  lines: (told) =>
    linesOf(told, ({ media, page }) => {
      const alt = media.pageAlts?.[page - 1];
      return alt?.kind === 'words' ? alt.words : '';
    }),
};

/** The names of a booklet's inputs; each ends in its id, as every input of a media item does. */
export const pageInput = (page: number, id: string) => `page-${page}-alt-${id}`;
export const enoughInput = (id: string) => `pages-enough-${id}`;
export const readInput = (id: string) => `pages-read-${id}`;

const booklets = ({ media }: Pick<Told, 'media'>) =>
  media.filter((each) => isUsable(each) && pagesOf(each).length > 0);

const inputNames = (media: Media) => [
  ...pagesOf(media).map((_page, at) => pageInput(at + 1, media.id)),
  ...[enoughInput(media.id), readInput(media.id)],
];

interface Box {
  readonly media: Media;
  /** From 1. */
  readonly page: number;
  readonly name: string;
}

function boxesOf(told: Pick<Told, 'media'>): readonly Box[] {
  return booklets(told).flatMap((media) =>
    pagesOf(media).map((_page, at) => ({ media, page: at + 1, name: pageInput(at + 1, media.id) })),
  );
}

function linesOf(told: Told, value: (box: Box) => string): readonly Line[] {
  return boxesOf(told).map((box) => ({
    field: box.name,
    label: say('curate-review-page-of', { page: box.page, name: mediaName(box.media, told.media) }),
    value: value(box),
    lang: told.answers.language ?? 'und',
  }));
}

/** What stands in the boxes, drafts too. */
export const typedPages = (told: Told, values: Values): readonly Line[] =>
  linesOf(told, ({ name }) => textOf(values, name));

/** The same without drafts that came with the page: those are nobody's typing. */
export const typedWithoutDrafts = (told: Told, values: Values): readonly Line[] =>
  linesOf(told, ({ media, page, name }) => {
    const words = textOf(values, name);
    return words === fileDraft(media, page - 1) ? '' : words;
  });

/** What the file itself says on a page that nobody has described yet: a draft, and empty where it says nothing. */
export function pageDraft(media: Media, index: number): string {
  return media.pageAlts?.[index] ? '' : fileDraft(media, index);
}

/** The same, whoever has described the page since. */
function fileDraft(media: Media, index: number): string {
  // As the form gives it back, so that a draft that was not touched is known by its words.
  const text = cleanText(pagesOf(media)[index]?.text ?? '');
  return trimText(cleanText([...text].slice(0, longest).join('')));
}

function storedIn(media: Media): Values {
  const isEnough = media.pageAlts?.some((alt) => alt?.kind === 'decorative') ?? false;
  const words = pagesOf(media).map((_page, index): [string, string] => {
    const alt = media.pageAlts?.[index];
    return [pageInput(index + 1, media.id), alt?.kind === 'words' ? alt.words : pageDraft(media, index)];
  });
  return { ...Object.fromEntries(words), [enoughInput(media.id)]: tick(isEnough), [readInput(media.id)]: '' };
}

/** A draft that nobody says to have read describes nothing: what is published, a person has written or read (P27). */
function altsIn(media: Media, values: Values): readonly (AltText | null)[] {
  const [isEnough, isRead] = [isTicked(values, enoughInput(media.id)), isTicked(values, readInput(media.id))];
  return pagesOf(media).map((_page, index) => {
    const words = trimText(textOf(values, pageInput(index + 1, media.id)));
    if (words === '') return isEnough ? { kind: 'decorative' } : null;
    return words === pageDraft(media, index) && !isRead ? null : { kind: 'words', words };
  });
}

/** Pages whose boxes hold a draft as it came. */
export function unreadPages(media: Media, values: Values): readonly number[] {
  return pagesOf(media).flatMap((_page, index) => {
    const draft = pageDraft(media, index);
    const words = trimText(textOf(values, pageInput(index + 1, media.id)));
    return draft !== '' && draft === words ? [index + 1] : [];
  });
}

/** All that the file says in its pages, for the words of the story; empty where it says nothing. */
export function wordsInFile(media: Media): string {
  const facts = 'facts' in media && media.facts.form === 'artwork' ? media.facts : null;
  const texts = facts?.pages?.map(({ text }) => trimText(cleanText(text))) ?? [];
  return texts.filter(Boolean).join('\n\n');
}
