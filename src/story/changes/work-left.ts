import { manualCheckNames } from '../manual-checks.ts';
import { formOf, hasNothingToRead, isAnimation, isReady, type Media, pagesOf } from '../media.ts';
import type { SentStory } from '../story.ts';
import { wordsOf } from '../text/words-of.ts';
import {
  type CheckItem,
  lacksAltText,
  lacksCaptions,
  lacksTranscript,
  publishingObstacles,
} from './publish-rules.ts';

/** What a curator still has to do before a story can be published, and about how long it takes them. */
export interface WorkLeft {
  /** Unmet lines of the checklist. */
  readonly missing: readonly CheckItem['name'][];
  /** Whole minutes, at least one. A guess, to choose by what there is time for. */
  readonly minutes: number;
  /** Somebody else comes first: a storyteller's answer, a permission, or a worker. */
  readonly waits: boolean;
}

/** What no curator can put right alone. */
const othersFirst: readonly CheckItem['name'][] = [
  ...(['prepared', 'something-to-show', 'consent', 'guardian', 'others', 'rights', 'concern'] as const),
];

const wordsAMinute = 200;
const minutesADescription = 1;
const minutesACheck = 0.5;
/** Minutes for each minute of speech: typed from nothing, with times for captions as well; or checked, where a machine has made a draft. */
const toWriteTranscript = 6;
const toWriteCaptions = 12;
const toCheckDraft = 2;

export function workLeft(story: SentStory): WorkLeft {
  const missing = publishingObstacles(story).map(({ name }) => name);
  const checks = manualCheckNames.filter((name) => missing.includes(name));
  const minutes =
    wordsOf(story.words).length / wordsAMinute +
    checks.length * minutesACheck +
    story.media.reduce((sum, media) => sum + minutesFor(media), 0);
  return {
    missing,
    minutes: Math.max(1, Math.ceil(minutes)),
    waits: missing.some((name) => othersFirst.includes(name)),
  };
}

function minutesFor(media: Media): number {
  const undescribed = pagesOf(media).filter((_page, index) => !media.pageAlts?.[index]).length;
  const describing = (undescribed + (lacksAltText(media) ? 1 : 0)) * minutesADescription;
  return describing + spokenMinutes(media) * hearingFor(media);
}

/** How often its length it takes: each recording is heard once at least. */
function hearingFor(media: Media): number {
  if (!lacksTranscript(media) && !lacksCaptions(media)) return 1;
  const isDrafted = isReady(media) && media.listening?.state === 'heard' && hasNothingToRead(media.hearing);
  if (isDrafted || media.hearing.captions) return toCheckDraft;
  if (isReady(media) && media.listening?.state === 'silent') return 1;
  return formOf(media) === 'film' ? toWriteCaptions : toWriteTranscript;
}

const spokenMinutes = (media: Media) => secondsOf(media) / 60;

/** How long a recording is; nothing of anything else, or before it is known. */
export function secondsOf(media: Media): number {
  return 'facts' in media && media.facts.form !== 'artwork' && !isAnimation(media) ? media.facts.seconds : 0;
}
