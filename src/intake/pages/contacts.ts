import type { StoryId } from '../../story/ids.ts';
import type { Contact, ContactStore } from '../../story/stores/contact-store.ts';
import type { StoryStore } from '../../story/stores/story-store.ts';

export type ContactChange = (contact: Contact) => Contact;

/** A guardian is kept only while the storyteller is under 18 and says that the guardian agrees. */
export const withoutGuardian: ContactChange = (contact) => ({ ...contact, guardian: null });

/**
 * Changes what is kept apart from the story, once the draft is saved; a contact with nothing in it is removed. A draft that
 * was cleared meanwhile leaves no contact behind.
 */
export async function changeContact(
  { stories, contacts }: { readonly stories: StoryStore; readonly contacts: ContactStore },
  of: StoryId,
  change: ContactChange,
): Promise<void> {
  const before = await contacts.find(of);
  const after = change(before ?? { of, email: null, phone: null, guardian: null, toldUpTo: 0 });
  const isEmpty = after.email === null && after.phone === null && after.guardian === null;
  if (isEmpty) {
    if (before) await contacts.remove(of);
    return;
  }
  await contacts.save(after);
  if ((await stories.find(of)) === null) await contacts.remove(of);
}
