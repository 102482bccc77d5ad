import { Unacceptable } from '../../errors.ts';
import { actorOf, type SignedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { SettingChange } from '../setting-log.ts';
import type { SettingsServices } from '../settings-services.ts';
import { allOf, changePlace, type Place, removePlace } from './change-place.ts';
import { moveStories } from './move-stories.ts';
import { type PlaceRef, placeKinds } from './stories-in.ts';

export const isPlaceSubject = (subject: string): boolean => placeOf(subject) !== null;

function placeOf(subject: string): PlaceRef | null {
  const [kind, slug] = subject.split('/');
  const known = placeKinds.find((each) => each === kind);
  return known && slug ? { kind: known, slug } : null;
}

/**
 * Makes a place again what it was. One that was removed comes back with the stories that were moved out of it then, where they
 * have stayed since; to go back to none is possible while it has no stories.
 * @throws Unacceptable where it has; Conflict
 */
export async function goBackToPlace(
  services: SettingsServices,
  change: SettingChange,
  value: unknown,
  by: SignedIn,
): Promise<void> {
  const ref = placeOf(change.subject);
  if (!ref) throw new Error(`Expected a change of a place but found one of ${change.subject}`);
  const [all, last] = await Promise.all([allOf(services, ref.kind), services.log.last(change.subject)]);
  const before = all.find(({ slug }) => slug === ref.slug) ?? null;
  const seen = last?.number ?? 0;
  if (value === null) {
    const { onWeb, others } = await services.storiesIn.held(ref);
    if (!before || onWeb + others > 0 || all.length === 1)
      throw new Unacceptable(say('settings-place-has-stories'));
    await changePlace(services, ref.kind, { before, now: null, by, seen });
    await removePlace(services, ref);
    return;
  }
  await changePlace(services, ref.kind, { before, now: value as Place, by, seen });
  const { moved } = change;
  if (!before && moved)
    await moveStories(services, moved.stories, { kind: ref.kind, slug: moved.to }, ref.slug, actorOf(by));
}
