import { NotFound } from '../../errors.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { dayAndTime } from '../../words/times.ts';
import { goBackToPlace, isPlaceSubject } from '../places/go-back-to-place.ts';
import { addOwn } from '../set-own.ts';
import type { SettingChange } from '../setting-log.ts';
import { changesAddress, settingsAddress } from '../settings-page.ts';
import type { SettingsServices } from '../settings-services.ts';
import { toldSubject, toldValue } from './told-value.ts';

const onOnePage = 30;

/** Every change that was made, with what it was before and "go back to this": which is a change of its own. */
export function changeRoutes(services: SettingsServices): Routes {
  return [
    { method: 'get', path: changesAddress, permission: 'admin', handle: showChanges(services) },
    { method: 'post', path: `${settingsAddress}/back`, permission: 'admin', handle: goBack(services) },
  ];
}

function showChanges(services: SettingsServices): Handler {
  return async (request, response) => {
    const { about, before, done } = readQuery(request, { about: one, before: one, done: one });
    const subject = about || null;
    const changes = await services.log.list(subject, onOnePage + 1, Number(before) || undefined);
    const shown = changes.slice(0, onOnePage);
    const last = await services.log.lastOfEach([...new Set(shown.map((change) => change.subject))]);
    const older = new URLSearchParams({
      ...(subject && { about: subject }),
      before: String(shown.at(-1)?.number),
    });
    response.render('settings/changes', {
      ...{ title: say('settings-changes-title'), private: true, bodyClass: 'curate' },
      done: done === 'back',
      about: subject && changes[0] ? toldSubject(subject, changes[0].now, changes[0].before) : null,
      changes: await Promise.all(
        shown.map((change) => line(services, change, last.get(change.subject) ?? change)),
      ),
      older: changes.length > onOnePage ? `${changesAddress}?${older}` : null,
    });
  };
}

async function line(services: SettingsServices, change: SettingChange, last: SettingChange) {
  const { number, at, by, subject } = change;
  const [before, now, who] = await Promise.all([
    toldValue(services, subject, change.before),
    toldValue(services, subject, change.now),
    services.curatorName(by),
  ]);
  const labels = [...new Set([...before, ...now].map(({ label }) => label))];
  const textIn = (told: typeof now, label: string) => told.find((part) => part.label === label)?.text ?? '';
  const parts = labels
    .map((label) => ({ label, before: textIn(before, label), now: textIn(now, label) }))
    .filter((part) => part.before !== part.now);
  return {
    ...{ number, parts },
    name: toldSubject(subject, change.now, change.before),
    when: say('settings-change-by', { when: dayAndTime(at), who: who ?? say('settings-change-who-left') }),
    added: change.before === null && subject.includes('/'),
    removed: change.now === null && subject.includes('/'),
    isNow: number === last.number,
    // What holds is gone back from; an older one is gone back to.
    side: number === last.number ? 'before' : 'now',
  };
}

function goBack(services: SettingsServices): Handler {
  return async (request, response) => {
    const { number, side } = readForm(request, { number: one, side: one });
    const change = await services.log.find(Number(number) || 0);
    if (!change) throw new NotFound(say('settings-change-unknown'));
    const value = side === 'before' ? change.before : change.now;
    const { id: by } = signedIn(response);
    if (isPlaceSubject(change.subject)) await goBackToPlace(services, change, value, signedIn(response));
    // Words that were agreed to stay, so the older ones come back as a version of their own.
    else if (change.subject === 'wording')
      await services.askInTheseWords((value as { text: string }).text, by);
    else await addOwn(services, { subject: change.subject, now: value, by });
    await services.own.current();
    response.redirect(303, `${changesAddress}?done=back`);
  };
}
