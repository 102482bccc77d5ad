import handlebars from 'handlebars';
import { setApart, trimText } from '../story/text/plain-text.ts';
import { clock, sizeInWords, spokenLength } from '../words/measures.ts';
import { say, spokenLanguage } from '../words/say.ts';
import { longDay } from '../words/times.ts';

const { escapeExpression, SafeString } = handlebars;

/** What a template hands to a helper by name, after its positional values. */
interface Named {
  readonly hash: Readonly<Record<string, unknown>>;
}

/** Small words that templates use; each is a plain function of its arguments. */
export const viewHelpers = {
  /** `{{say "share-title" name=name}}`: words from content/words, escaped as any value is. */
  say: (key: string, { hash }: Named) => say(key, argsOf(hash)),
  /**
   * `{{sayHtml "share-more" link="/about"}}`: words with the few tags that a sentence needs, such as `<a href="{$link}">`.
   * What is put in is escaped; the words themselves are the archive's own, and a test reads their tags.
   */
  sayHtml: (key: string, { hash }: Named) =>
    new SafeString(
      say(
        key,
        Object.fromEntries(
          Object.entries(argsOf(hash)).map(([name, value]) => [
            name,
            typeof value === 'number' ? value : escapeExpression(value),
          ]),
        ),
      ),
    ),
  eq: (left: unknown, right: unknown) => left === right,
  or: (...values: unknown[]) => values.slice(0, -1).some(Boolean),
  and: (...values: unknown[]) => values.slice(0, -1).every(Boolean),
  not: (value: unknown) => !value,
  /** Groups values for a partial: `(list "a" "b")`. */
  list: (...values: unknown[]) => values.slice(0, -1),
  /** Puts pieces of a key together: `(concat "gallery-work-strip-" strip)`. */
  concat: (...values: unknown[]) => values.slice(0, -1).join(''),
  join: (values: readonly string[], separator: string) => values.join(separator),
  /** For what a person typed where no markup can stand, as in a page's title. */
  setApart: (text: unknown) => setApart(String(text ?? '')),
  isoDate: (date: Date) => date.toISOString(),
  /** "22 November 2026" */
  longDate: (date: Date) => longDay(date),
  /** Seconds as "3:07" or "1:02:05". */
  clock,
  /** Seconds as words that a screen reader reads well: "3 minutes 7 seconds". */
  spokenLength: (seconds: number) =>
    spokenLength(Math.round(seconds), spokenLanguage()) || say('time-under-a-second'),
  /** Bytes as "3.4 MB". */
  size: (bytes: number) => sizeInWords(bytes, spokenLanguage()),
  /** Plain words to paragraphs; blank lines part them, single line ends stay. */
  paragraphs: (words: string) =>
    new SafeString(
      words
        .split(/\n{2,}/)
        .map(trimText)
        .filter(Boolean)
        .map((part) => `<p>${escapeExpression(part).replaceAll('\n', '<br>')}</p>`)
        .join('\n'),
    ),
};

function argsOf(hash: Named['hash']): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(hash).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : String(value ?? ''),
    ]),
  );
}
