import { atDesk } from '../../desk/desk.ts';
import { type DeskWords, deskMark, isUntimed } from '../../desk/desk-words.ts';
import type { Media } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { dayAndTime } from '../../words/times.ts';
import { deskAddress } from './media-view.ts';

/** What the page says of the desk beside a recording's boxes; null of what nobody can hear. */
export function deskView(story: SentStory, media: Media, desk: DeskWords) {
  if (!atDesk(story).includes(media)) return null;
  const worked = desk.get(media.id);
  return {
    address: deskAddress(story.id, media.id),
    mark: deskMark(media, desk),
    /** A film's captions wait for the times of their pieces. */
    untimed: isUntimed(media, desk),
    when: worked ? dayAndTime(worked.at) : null,
  };
}
