import type { Surface } from '../../story/visibility.ts';
import type { StoryQuery } from '../stores/story-model.ts';

/** What may show on a surface as queries on the listing, which no story answers twice. */
export function listedOn(surface: Surface): readonly StoryQuery[] {
  // The web has a field of its own, which the galleries' indexes begin with.
  return surface === 'web' ? [{ 'listing.onWeb': true }] : listedByName(surface);
}

/** The same by the surfaces' names: for what is looked up by time, whose indexes begin with these. */
export function listedByName(surface: Surface): readonly StoryQuery[] {
  const asked: StoryQuery = { 'listing.surfaces': surface };
  if (!surface.startsWith('exhibition:')) return [asked];
  // Whoever was not asked about this exhibition by name has answered for it with "screens" (consent.ts, grants).
  return [asked, { 'listing.surfaces': 'kiosk', 'listing.named': { $ne: surface } }];
}

export const tooEarly = (at: Date): StoryQuery => ({ 'listing.from': { $gt: at } });
export const tooLate = (at: Date): StoryQuery => ({ 'listing.until': { $lte: at } });

/** Neither before its embargo's end nor after its expiry; a story without them matches too. */
export const inTime = (at: Date): StoryQuery => ({ $nor: [tooEarly(at), tooLate(at)] });
