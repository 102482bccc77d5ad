import { Unacceptable } from '../../errors.ts';
import { say } from '../../words/say.ts';
import type { ConsentEntry } from '../consent.ts';
import { type Actor, withEntry } from '../history.ts';
import type { ThemeSlug } from '../ids.ts';
import type { AltText, Hearing, Media } from '../media.ts';
import type { ChangesRequestedStory, SentStory } from '../story.ts';
import type { Credit, Licence, OtherPerson, Rights, Sensitivity } from '../telling.ts';
import { wasOnWebBy } from '../visibility.ts';
import { movedOn, returnToReview, withoutName, withoutState, withWords } from './story-parts.ts';

/** What the storyteller changes on their private link after sending, or a curator on their behalf. */

/** Only what is given changes. */
export interface Revision {
  readonly title?: string;
  readonly words?: string;
  readonly language?: string;
  readonly madeOf?: string;
  readonly themes?: readonly ThemeSlug[];
  readonly credit?: Credit;
  readonly others?: readonly OtherPerson[];
  readonly rights?: Rights;
  readonly licence?: Licence;
  readonly guardianAgreed?: boolean;
  readonly noMachine?: boolean;
  readonly sensitive?: Sensitivity;
  readonly alt?: ReadonlyMap<string, AltText | null>;
  readonly hearing?: ReadonlyMap<string, Hearing>;
  readonly addMedia?: readonly Media[];
  /** Media ids. Their bytes are the caller's to remove once this is saved. */
  readonly removeMedia?: readonly string[];
}

/**
 * The storyteller changes the story. Whatever was decided about it no longer holds: a published or declined story goes
 * back to review (P22). One that was asked about stays with them until they answer; one that is hidden stays hidden.
 * @throws Unacceptable where no file would be left; Conflict where it is being erased.
 */
export function revise(story: SentStory, revision: Revision, at: Date, by: Actor): SentStory {
  const { alt, hearing, addMedia = [], removeMedia = [], ...fields } = revision;
  const kept = story.media.filter(({ id }) => !removeMedia.includes(id));
  const media = withWords([...kept, ...addMedia], alt ?? new Map(), hearing ?? new Map());
  if (media.length === 0 && (fields.words ?? story.words) === '')
    throw new Unacceptable(say('story-nothing-left'));
  // A name that is taken off this way is off as by the other, and must not come back with a backup either.
  const losesName = story.credit.kind !== 'anonymous' && revision.credit?.kind === 'anonymous';
  const named = losesName ? withoutName({ ...story, ...fields }) : { ...story, ...fields };
  const changed = { ...named, media, checks: [], ...(story.beforeEdits && { beforeEdits: null }) };
  switch (story.state) {
    case 'inReview': {
      const back = returnToReview(withoutState(changed, at), at, by, 'revised');
      // Mending a word does not cost the story its place in the queue.
      return back.state === 'inReview' ? { ...back, waitingSince: story.waitingSince } : back;
    }
    case 'processing':
    case 'published':
    case 'declined':
      return returnToReview(withoutState(changed, at), at, by, 'revised');
    case 'changesRequested':
      return {
        ...(changed as ChangesRequestedStory),
        history: withEntry(story.history, { at, actor: by, action: 'revised', reason: null }),
      };
    case 'withdrawn':
      if (story.erasure) throw movedOn();
      return {
        ...(changed as typeof story),
        history: withEntry(story.history, { at, actor: by, action: 'revised', reason: null }),
      };
  }
}

/**
 * A new entry of consent: it counts from this moment, in every state, without a curator. What it no longer grants is gone
 * from that surface with the save.
 */
export function setUses(story: SentStory, entry: ConsentEntry, at: Date, by: Actor): SentStory {
  const changed = { ...story, seenOnWeb: wasOnWebBy(story, at), consent: [...story.consent, entry] };
  return {
    ...changed,
    seenOnWeb: wasOnWebBy(changed, at),
    wishUnlisted: true,
    history: withEntry(story.history, { at, actor: by, action: 'usesChanged', reason: null }),
  };
}
