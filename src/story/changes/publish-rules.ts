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
  return [...judged(story), ...ticked(story)];
}

/** What stands between a story and publishing; empty where nothing does. */
export function publishingObstacles(story: Checked): readonly CheckItem[] {
  return checklist(story).filter((item) => !item.met);
}

function judged(story: Checked): readonly CheckItem[] {
  const bare = story.media.filter(lacksAltText).length;
  const uncaptioned = story.media.filter(lacksCaptions).length;
  const unwritten = story.media.filter(lacksTranscript).length;
  const unsure = story.others.filter(({ permission }) => permission !== 'yes').length;
  const has = (form: 'sound' | 'film') =>
    story.media.some((media) => formOf(media) === form && !isAnimation(media));
  return [
    {
      name: 'prepared',
      label: 'Every file has been prepared',
      met: story.media.every(isSettled),
      remedy: 'Wait until every file has been prepared.',
    },
    {
      name: 'something-to-show',
      label: 'There is something to show',
      met: story.media.some(isReady) || (story.media.length === 0 && story.words !== ''),
      remedy:
        'None of the files could be prepared, so there is nothing to show. Ask the storyteller for another file, or decline it with a kind reason.',
    },
    {
      name: 'consent',
      label: 'The storyteller agreed to at least one use',
      met: grantedUses(story.consent).length > 0,
      remedy:
        'The storyteller has agreed to no use. They can change that on their private link; until then it shows nowhere.',
    },
    {
      name: 'guardian',
      label: story.age === 'adult' ? 'The storyteller is an adult' : 'A parent or guardian agreed',
      met: story.age === 'adult' || story.guardianAgreed,
      remedy:
        'The storyteller is under 18 and no parent or guardian has agreed yet. Ask for it, and wait for the answer.',
    },
    {
      name: 'others',
      label:
        story.others.length === 0
          ? 'The storyteller says that nobody else can be recognised'
          : 'Everyone who can be recognised has agreed',
      met: unsure === 0,
      remedy: `${unsure === 1 ? 'One person' : `${unsure} people`} in this story ${unsure === 1 ? 'has' : 'have'} not agreed to be shown. Ask the storyteller, or ask for a version without them.`,
    },
    {
      name: 'rights',
      label: 'It is their own work, or shared with permission',
      met: story.rights.own !== 'unsure',
      remedy: 'The storyteller is not sure whose work this is. Ask them before you publish it.',
    },
    {
      name: 'concern',
      label: 'Nobody who is in it has asked us to hide it',
      met: openConcerns(story.concerns).length === 0,
      remedy: 'Someone who may be in this story asked us to hide it. Settle their request first.',
    },
    ...(story.media.some(isPicture)
      ? [
          {
            name: 'alt-text',
            label: 'Every picture has a description or is marked as decorative',
            met: bare === 0,
            remedy: `Describe ${bare === 1 ? 'the picture that has' : `the ${bare} pictures that have`} no words yet, or mark it as decorative.`,
          } as const,
        ]
      : []),
    ...(story.media.some((media) => pagesOf(media).length > 0)
      ? [
          {
            name: 'page-alts',
            label: 'Every page of a booklet has words, or those for the whole are enough for it',
            met: !story.media.some(lacksPageAlts),
            remedy: 'Say what each page shows, or tick that the description of the whole booklet is enough.',
          } as const,
        ]
      : []),
    ...(has('film')
      ? [
          {
            name: 'captions',
            label: 'Every film with sound has checked captions, or a reason why it needs none',
            met: uncaptioned === 0,
            remedy: 'Add captions to the film and read them through, or write why it needs none.',
          } as const,
        ]
      : []),
    ...(has('sound')
      ? [
          {
            name: 'transcript',
            label: 'Every sound has a transcript, or a reason why it needs none',
            met: unwritten === 0,
            remedy: 'Write down what is said in the sound, or write why it needs no transcript.',
          } as const,
        ]
      : []),
  ];
}

function ticked(story: Checked): readonly CheckItem[] {
  return manualChecksFor(story).map(({ name, label, remedy }) => ({
    name,
    label,
    met: story.checks.some((check) => check.name === name),
    remedy,
  }));
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
