import type { Wording } from '../consent/wording.ts';
import type { PublishedStoryView } from '../publish/published-stories.ts';
import type { TimedWord } from '../spoken/timed-word.ts';
import type { Statement } from '../story/consent.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { MediaId } from '../story/ids.ts';
import type { Neighbourhood, Theme } from '../story/places.ts';
import type { Contact } from '../story/stores/contact-store.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import type { Topic } from '../story/topics.ts';
import type { Field, Problem } from '../web/form-fields.ts';
import type { long, many, one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import type { Told } from './told.ts';

/**
 * One thing that a story says, or a few that belong together: the one place of its inputs, its limits, its words and of
 * what an answer changes. Every page about a story is a list of these (ARCHITECTURE.md, "A story's fields").
 */
export interface StoryField {
  readonly name: string;
  /** Inputs of the posted form, by name, as `readForm()` takes them. None where this story is not asked. */
  inputs(told: Told, context: FormContext): Inputs;
  /** What the inputs hold on a fresh page. */
  stored(told: Told, context: FormContext): Values;
  /** The posted values, tidied: nothing is refused here, and what is typed is kept. */
  parse(sent: Values, told: Told, context: FormContext): Values;
  /** What is wrong with them, each with a sentence that says what to do; the only place of the field's limits. */
  judge(values: Values, told: Told, context: FormContext): readonly Problem[];
  /** As form fields. */
  view(values: Values, problems: readonly Problem[], told: Told, context: FormContext): readonly Field[];
  /** What the story says with these values, which were judged to be well. */
  apply(values: Values, told: Told, context: FormContext): Told;
  /** What it says, in words for the one who reads: the check page, the curator's facts, what changed, a conflict. */
  lines(told: Told, context: FormContext): readonly Line[];
  /** What was asked and answered here, in the very words, for the record of consent (P20). */
  statements?(told: Told, context: FormContext): readonly Statement[];
  /** Inputs whose words are kept apart from the story (P12): typed and not sent, they are kept nowhere. */
  readonly keptApart?: readonly string[] | 'all';
  /** What an answer changes in what is kept apart. */
  readonly contact?: (values: Values, told: Told) => (contact: Contact) => Contact;
  /** What research gets of it, by column; given where `reach.exported` is true. */
  readonly exported?: Exported;
  /** Where what it says comes out again, or why it does not. A test asks each. */
  readonly reach: Reach;
}

export type Exported = Readonly<Record<string, (story: PublishedStoryView) => string | readonly string[]>>;

/** Who reads the page: words, and what may be asked, follow from it. */
export type Voice = 'storyteller' | 'curator';

/** What a form depends on beside the story, as it is at this request. */
export interface FormContext {
  readonly voice: Voice;
  /** The story has been sent. */
  readonly sent: boolean;
  /** Of the share form, the open ones; otherwise all. */
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly topics: readonly Topic[];
  /** Those that are asked about by name. */
  readonly exhibitions: readonly Exhibition[];
  readonly wording: Wording;
  /** What this storyteller has left, kept apart from the story; null where nothing is kept, or nobody may look. */
  readonly contact: Contact | null;
  /** What a machine heard in its recordings, for whoever looks after the story; times come from it, and no word. */
  readonly heard?: ReadonlyMap<MediaId, readonly TimedWord[]>;
  /** When the words are said that people worked on at the desk; these count before all others. */
  readonly desk?: ReadonlyMap<MediaId, readonly TimedWord[]>;
  /** How many files are still on their way; none of a story that was sent. */
  readonly arriving: number;
  readonly now: Date;
}

export type Inputs = Readonly<Record<string, typeof one | typeof long | typeof many>>;

/** What stands in a form's inputs, by their names; a list for checkboxes. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** A field in words. */
export interface Line {
  /** The input where a problem with it stands. */
  readonly field: string;
  readonly label: string;
  /** Null is "not answered yet"; "" is nothing. */
  readonly value: string | null;
  /** Of the value, where it is the storyteller's own words (BCP 47). */
  readonly lang?: string;
}

/** True, or why not. */
export type Reach = Readonly<
  Record<'shown' | 'reviewed' | 'exported' | 'searchable' | 'erased' | 'compared', true | string>
>;

/** One value of an input; "" where there is none. */
export function textOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

/** All values of an input. */
export function listOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}

export const isTicked = (values: Values, name: string): boolean => textOf(values, name) === 'yes';
/** Of a box with the value "yes". */
export const tick = (isOn: boolean): string => (isOn ? 'yes' : '');

/**
 * A problem where the text is longer than `most` characters as people count them. The key's words get `most` and `length`,
 * and whatever else they need.
 */
export function tooLong(
  field: string,
  text: string,
  most: number,
  key: string,
  args: Readonly<Record<string, string | number>> = {},
): readonly Problem[] {
  const length = countCharacters(text);
  return length > most ? [{ field, message: say(key, { most, length, ...args }) }] : [];
}

/** The key of the words for whoever reads, such as "story-form-title-missing-curator". */
export const voiced = (key: string, { voice }: FormContext): string =>
  voice === 'curator' ? `${key}-curator` : key;

/** Of a field that no public page, export or search holds. */
export const forCuratorsAlone = {
  shown: 'it is for curators alone',
  exported: 'it is about a person, and not about the story',
  searchable: 'it is for curators alone',
} as const;
