/** Words that a curator looks at before they tick that nothing private shows (P21). It points; a person judges. */

/** A piece of the story's text, and where it stands. */
export interface Passage {
  /** As the curator knows it, such as "Transcript of the sound". */
  readonly where: string;
  /** Id of its box on the page. */
  readonly field: string;
  readonly text: string;
}

export interface PrivateDetail extends Passage {
  readonly kind: Kind;
  /** A few words around it; either may be empty. */
  readonly before: string;
  readonly after: string;
}

export type Kind = 'email' | 'web' | 'postcode' | 'phone' | 'plate' | 'address';

/** Everything in the passages that looks private, in the order in which it stands. */
export function privateDetails(passages: readonly Passage[]): readonly PrivateDetail[] {
  return passages.flatMap((passage) =>
    found(passage.text)
      .sort((one, other) => one.start - other.start)
      .map(({ kind, start, end }) => ({
        ...passage,
        kind,
        text: passage.text.slice(start, end),
        before: wordsBefore(passage.text.slice(0, start)),
        after: wordsAfter(passage.text.slice(end)),
      })),
  );
}

interface Span {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

/** What one pattern took is left alone by those after it: the end of an e-mail address is no web address. */
function found(text: string): Span[] {
  const spans: Span[] = [];
  for (const [kind, pattern, holds] of patterns) {
    for (const match of text.matchAll(pattern)) {
      // A pattern that needs a word before it, such as "ring", names the part that counts.
      const hit = match[1] ?? match[0];
      const start = match.index + match[0].indexOf(hit);
      const span = { kind, start, end: start + hit.trimEnd().length };
      const isFree = spans.every(({ start, end }) => span.end <= start || span.start >= end);
      if (isFree && (holds?.(hit) ?? true)) spans.push(span);
    }
  }
  return spans;
}

const streetEndings =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Cres|Place|Terrace|Terr|Way|Walk|Gardens|Gdns|' +
  'Grove|Square|Row|Hill|Mews|View|Rise|Fold|Bank|Brow|Green|Park|Parade|Yard|House|Buildings|Mount|Croft|Nook|Wharf|Quay';
const noStreet =
  'a|an|and|at|by|different|down|from|in|metre|mile|miles|minute|more|new|of|on|one|other|own|that|the|this|to|two|up|way';

// Every repetition has an end, so that no text takes long.
const patterns: readonly (readonly [Kind, RegExp, ((text: string) => boolean)?])[] = [
  [
    'email',
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
  ],
  [
    'email',
    /(?<![\p{L}\p{N}._-])[\p{L}\p{N}._-]{1,64} at [\p{L}\p{N}-]{1,63}(?: dot (?:com|org|net|uk|co|info))+\b/giu,
  ],
  ['web', /\b(?:https?:\/\/|www\.)[^\s<>"”)]*[^\s<>"”).,;:!?]/gi],
  [
    'web',
    /(?<![\p{L}\p{N}.@-])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:com|org|net|info|uk)\b(?:\/[^\s<>"”)]*[^\s<>"”).,;:!?])?/giu,
  ],
  ['postcode', /\b(?:GIR ?0AA|[A-PR-UWYZ](?:[A-HK-Y]?\d[\dA-Z]?) ?\d[ABD-HJLNP-UW-Z]{2})\b/gi],
  ['phone', /(?<![\p{L}\d.,:£$€/+-])(?:\+|\(?0)[\d ().-]{7,22}\d(?!\d)/gu, isPhoneNumber],
  [
    'phone',
    /\b(?:tele?phone|tel|phone|ring|mobile|mob|text|landline)\b[^\d\n]{0,14}?(\d[\d -]{3,8}\d)(?!\d)/giu,
  ],
  ['plate', /\b[A-Z]{2}\d{2} ?[A-Z]{3}\b/g],
  [
    'address',
    new RegExp(
      String.raw`\b\d{1,4}[a-z]?,?[ \t]+(?:\p{Lu}[\p{L}'’.-]*[ \t]+){1,3}(?:${streetEndings})\b`,
      'gu',
    ),
  ],
  // As a transcript may have it: "14 bacup road".
  [
    'address',
    new RegExp(
      String.raw`\b\d{1,4}[a-z]? (?!(?:${noStreet}) )[\p{L}'’-]+ (?:street|road|avenue|lane|crescent|terrace|drive|close)\b`,
      'giu',
    ),
  ],
  [
    'address',
    /\b(?:flat|apartment|number|no\.) ?\d{1,4}[a-z]?\b(?! (?:bus|tram|train|one|on the list|in the))/gi,
  ],
];

/** 10 or 11 digits in the UK; with the country's code as many as the world has. */
function isPhoneNumber(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  if (text.startsWith('+') || text.startsWith('00')) return digits >= 10 && digits <= 15;
  return digits === 10 || digits === 11;
}

const around = 36;

function wordsBefore(text: string): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (line.length <= around) return line;
  return `…${line.slice(-around).replace(/^\S*(?=\s)/, '')}`;
}

function wordsAfter(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  if (line.length <= around) return line;
  return `${line.slice(0, around).replace(/(?<=\s)\S*$/, '')}…`;
}
