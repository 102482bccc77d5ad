import { say } from '../../words/say.ts';
import { openConcerns } from '../concern.ts';
import { grantedUses } from '../consent.ts';
import { type ManualCheckName, manualChecksFor } from '../manual-checks.ts';
import { formOf, isAnimation, isPicture, isReady, isSettled, type Media, pagesOf } from '../media.ts';
import type { SentStoryFields } from '../story.ts';

/** One line of the curator's checklist. Unmet lines say what would meet them (P21). */
export interface CheckItem {
  readonly name:
    | 'prepared'
    | 'something-to-show'
    | 'consent'
    | 'guardian'
    | 'others'
    | 'rights'
    | 'concern'
    | 'alt-text'
    | 'page-alts'
    | 'captions'
    | 'transcript'
    | ManualCheckName;
  readonly label: string;
  readonly met: boolean;
  readonly remedy: string;
}

/** What the checklist looks at. */
export type Checked = Pick<
  SentStoryFields,
  'media' | 'words' | 'consent' | 'age' | 'guardianAgreed' | 'others' | 'rights' | 'concerns' | 'checks'
>;

/** The checklist: what the archive can judge by itself, and what a curator ticks. */
export function checklist(story: Checked): readonly CheckItem[] {
  return [
    ...judged(story).map(({ name, met, args }) => ({
      name,
      label: say(`checklist-${name}`, args),
      met,
      remedy: say(`checklist-${name}-remedy`, args),
    })),
    ...manualChecksFor(story).map((check) => ({
      ...check,
      met: story.checks.some(({ name }) => name === check.name),
    })),
  ];
}

/** What stands between a story and publishing; empty where nothing does. */
export function publishingObstacles(story: Checked): readonly CheckItem[] {
  return checklist(story).filter((item) => !item.met);
}

interface Judged {
  readonly name: Exclude<CheckItem['name'], ManualCheckName>;
  readonly met: boolean;
  /** What its words depend on. */
  readonly args?: Readonly<Record<string, string | number>>;
}

function judged(story: Checked): readonly Judged[] {
  const { media, others, age } = story;
  const bare = media.filter(lacksAltText).length;
  const unsure = others.filter(({ permission }) => permission !== 'yes').length;
  const has = (form: 'sound' | 'film') => media.some((one) => formOf(one) === form && !isAnimation(one));
  const all: readonly (Judged & { readonly applies?: boolean })[] = [
    { name: 'prepared', met: media.every(isSettled) },
    { name: 'something-to-show', met: media.some(isReady) || (media.length === 0 && story.words !== '') },
    { name: 'consent', met: grantedUses(story.consent).length > 0 },
    { name: 'guardian', met: age === 'adult' || story.guardianAgreed, args: { age } },
    { name: 'others', met: unsure === 0, args: { people: others.length, unsure } },
    { name: 'rights', met: story.rights.own !== 'unsure' },
    { name: 'concern', met: openConcerns(story.concerns).length === 0 },
    { name: 'alt-text', met: bare === 0, args: { pictures: bare }, applies: media.some(isPicture) },
    {
      name: 'page-alts',
      met: !media.some(lacksPageAlts),
      applies: media.some((one) => pagesOf(one).length > 0),
    },
    { name: 'captions', met: !media.some(lacksCaptions), applies: has('film') },
    { name: 'transcript', met: !media.some(lacksTranscript), applies: has('sound') },
  ];
  return all.filter(({ applies }) => applies !== false);
}

export function lacksAltText(media: Media): boolean {
  return isReady(media) && isPicture(media) && media.alt === null;
}

export function lacksPageAlts(media: Media): boolean {
  return isReady(media) && pagesOf(media).some((_page, index) => !media.pageAlts?.[index]);
}

export function lacksCaptions(media: Media): boolean {
  if (!isReady(media) || media.facts.form !== 'film' || media.facts.audio === null) return false;
  return media.hearing.captions?.checked !== true && media.hearing.waiver === null;
}

export function lacksTranscript(media: Media): boolean {
  if (!isReady(media) || media.facts.form !== 'sound') return false;
  return media.hearing.transcript === null && media.hearing.waiver === null;
}
