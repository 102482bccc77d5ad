import type { Media } from '../../story/media.ts';
import type { DraftStory, TypedPage } from '../../story/story.ts';
import { pageThatAsks } from '../../story-form/longer-form.ts';

type Fields = Readonly<Record<string, unknown>>;
type Kept = Pick<DraftStory, 'typed' | 'answeredOn' | 'media'>;

/**
 * Drafts that were begun on the form of some twenty pages, which had one question a page until November 2026. What was typed
 * there and not sent stands on the page that asks the same now; what was typed about files, which is asked on the private
 * link now, becomes what the draft says of them.
 */
export function fromLongerForm(stored: Fields): Kept {
  const draft = stored as unknown as Kept;
  const aboutFiles = Object.assign(
    {},
    ...draft.typed.filter(({ question }) => question in typedOfFiles).map(({ fields }) => fields),
  ) as Fields;
  return {
    // No mark: each page asks more now than the one on which it was typed. A choice that is made elsewhere now is made again there.
    typed: joined(
      draft.typed.flatMap((page) => {
        const question = pageThatAsks(page.question);
        return question === null ? [] : [{ ...page, question, madeFrom: '' }];
      }),
    ),
    answeredOn: Object.fromEntries(
      Object.entries(draft.answeredOn).map(([question, device]) => [
        pageThatAsks(question) ?? question,
        device,
      ]),
    ),
    media: draft.media.map((media) => withTyped(media, aboutFiles)),
  };
}

/** Old pages of which the words are kept although the form asks them no more. */
const typedOfFiles = { descriptions: true, said: true };

/** Several old pages of one device on one new page: their inputs together, the newest last. */
function joined(typed: readonly TypedPage[]): readonly TypedPage[] {
  const pages = new Map<string, TypedPage>();
  for (const page of typed.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const key = `${page.question} ${page.device}`;
    const before = pages.get(key);
    pages.set(key, before ? { ...page, fields: { ...before.fields, ...page.fields } } : page);
  }
  return [...pages.values()];
}

/** Only where nothing was answered yet: an answer is never written over by what was typed. */
function withTyped(media: Media, fields: Fields): Media {
  const text = (kind: string) => {
    const value = fields[`${kind}-${media.id}`];
    return typeof value === 'string' ? value.trim() : '';
  };
  const shows = text('alt') || text('seen');
  return {
    ...media,
    alt: media.alt ?? (shows ? { kind: 'words', words: shows } : null),
    hearing: { ...media.hearing, transcript: media.hearing.transcript ?? (text('said') || null) },
  };
}
