import type { Form, Hearing, Media } from '../story/media.ts';
import { formOf, isPicture } from '../story/media.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { trimText } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { long } from '../web/read-form.ts';

/** What is said in each sound and film, as a form asks for it, for people who cannot hear it (P26). All of it may wait. */

export interface TypedHearing {
  readonly said: string;
  readonly silent: boolean;
  /** Only of films: what can be seen, for people who cannot see it. */
  readonly seen: string;
}
/** By media id. */
export type TypedHearings = ReadonlyMap<string, TypedHearing>;

const nobodySpeaks = 'Nobody speaks in it.';
const longestSaid = 100_000;
const longestSeen = 1000;

export const recordings = (media: readonly Media[]) => media.filter((each) => !isPicture(each));

/** For routes with a `longBody`. */
export function hearingsShape(media: readonly Media[]): Record<string, typeof long> {
  const names = recordings(media).flatMap(({ id }) => [`said-${id}`, `silent-${id}`, `seen-${id}`]);
  return Object.fromEntries(names.map((name) => [name, long]));
}

export function readHearings(
  media: readonly Media[],
  sent: Readonly<Record<string, unknown>>,
): TypedHearings {
  const text = (name: string) => trimText(String(sent[name] ?? ''));
  return new Map(
    recordings(media).map(({ id }) => [
      id,
      { said: text(`said-${id}`), silent: sent[`silent-${id}`] === 'yes', seen: text(`seen-${id}`) },
    ]),
  );
}

/** What the boxes hold when the page is fresh. */
export function typedHearings(media: readonly Media[]): TypedHearings {
  return new Map(
    recordings(media).map(({ id, hearing, alt }) => [
      id,
      {
        said: hearing.transcript ?? '',
        silent: hearing.waiver === nobodySpeaks,
        seen: alt?.kind === 'words' ? alt.words : '',
      },
    ]),
  );
}

export function judgeHearings(media: readonly Media[], typed: TypedHearings): readonly Problem[] {
  return recordings(media).flatMap((one): Problem[] => {
    const given = typed.get(one.id);
    if (!given) return [];
    const name = recordingName(media, one);
    const problems: Problem[] = [];
    if (given.said !== '' && given.silent) {
      const message = `For ${name}, either write what is said or tick the box, not both.`;
      problems.push({ field: `said-${one.id}`, message });
    }
    for (const [field, words, most] of [
      ['said', given.said, longestSaid],
      ['seen', given.seen, longestSeen],
    ] as const) {
      const length = countCharacters(words);
      if (length <= most) continue;
      const [limit, count] = [most, length].map((each) => each.toLocaleString('en-GB'));
      const message = `What is ${field} in ${name} must be ${limit} characters or fewer. Yours has ${count}.`;
      problems.push({ field: `${field}-${one.id}`, message });
    }
    return problems;
  });
}

/** The recording with what was said about it. Captions that it has stay; of a film, an empty box takes the words back. */
export function withHearing<Any extends Media>(media: Any, typed: TypedHearing | undefined): Any {
  if (!typed) return media;
  const hearing: Hearing = {
    transcript: typed.said || null,
    captions: media.hearing.captions,
    waiver: waiverAfter(media.hearing.waiver, typed),
  };
  if (formOf(media) !== 'film') return { ...media, hearing };
  return { ...media, hearing, alt: typed.seen ? { kind: 'words', words: typed.seen } : null };
}

// A reason that a curator wrote in words of their own stays until there is something better.
function waiverAfter(before: string | null, { said, silent }: TypedHearing): string | null {
  if (silent) return nobodySpeaks;
  return said || before === nobodySpeaks ? null : before;
}

export function hearingInWords({ hearing }: Media): string | null {
  return hearing.transcript ?? hearing.waiver;
}

/** "your film", "sound 2": counted where there are several of a form. */
export function recordingName(media: readonly Media[], one: Media): string {
  const form = formOf(one);
  const alike = recordings(media).filter((each) => formOf(each) === form);
  const word: Readonly<Record<Form, string>> = { artwork: 'picture', sound: 'sound', film: 'film' };
  const place = alike.findIndex(({ id }) => id === one.id) + 1;
  return alike.length === 1 ? `your ${word[form]}` : `${word[form]} ${place}`;
}

export function hearingFields(
  media: readonly Media[],
  typed: TypedHearings,
  problems: readonly Problem[],
): readonly Field[] {
  return recordings(media).flatMap((one): Field[] => {
    const now = typed.get(one.id);
    const name = recordingName(media, one);
    const [said, seen] = [`said-${one.id}`, `seen-${one.id}`];
    const hint = `File: ${one.original.fileName}`;
    return [
      {
        partial: 'field/textarea',
        name: said,
        label: `What is said in ${name}`,
        hint,
        value: now?.said ?? '',
        rows: 5,
        error: problemAt(problems, said),
      },
      {
        partial: 'field/choices',
        type: 'checkbox',
        name: `silent-${one.id}`,
        legend: 'Or, if there is nothing to write down',
        error: null,
        options: [{ value: 'yes', label: `Nobody speaks in ${name}`, checked: now?.silent === true }],
      },
      ...(formOf(one) === 'film' ? [seenField(seen, name, now?.seen ?? '', problems)] : []),
    ];
  });
}

function seenField(field: string, name: string, value: string, problems: readonly Problem[]): Field {
  return {
    partial: 'field/textarea',
    name: field,
    label: `What can be seen in ${name}, if you like`,
    hint: 'One or two sentences, for people who cannot see it.',
    value,
    rows: 3,
    error: problemAt(problems, field),
  };
}
