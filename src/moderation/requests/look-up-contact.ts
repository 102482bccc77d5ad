import { isBeingErased } from '../../story/changes/erase.ts';
import type { Contact, LookedAt } from '../../story/stores/contact-store.ts';
import type { SentStory } from '../../story/story.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { type ContactLine, contactLines } from './contact-lines.ts';

/**
 * Shows a curator how to reach the storyteller, or somebody who asked to hide the story. The look is on record before a
 * letter of it leaves (P12). Null where there is nothing to show, which is no look. A storyteller who asked to be erased is
 * not looked up any more; whoever else is in the story may still want an answer.
 */
export async function lookUpContact(
  services: Pick<ModerationServices, 'contacts' | 'looks' | 'logger' | 'now'>,
  story: SentStory,
  of: Contact['of'],
  curator: SignedIn,
): Promise<readonly ContactLine[] | null> {
  const isTellers = of === story.id;
  if (isTellers && isBeingErased(story)) return null;
  const contact = await services.contacts.find(of);
  if (!contact) return null;
  const what: LookedAt = isTellers ? 'contact' : 'concern-contact';
  await services.looks.record({ story: story.id, at: services.now(), by: curator.id, what });
  services.logger.info({ story: story.id, curator: curator.id, what }, 'a curator looked at a contact');
  return contactLines(contact);
}
