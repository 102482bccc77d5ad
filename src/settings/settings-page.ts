import { say } from '../words/say.ts';
import { dayAndTime } from '../words/times.ts';
import { firstWorkAddress, firstWorkSubject } from './first-work.ts';
import type { SettingChange } from './setting-log.ts';
import { textSubjects } from './text-subjects.ts';

export const settingsAddress = '/curate/settings';
export const changesAddress = `${settingsAddress}/changes`;

/** What an administrator can set, in the order of the page, with where. */
const ownSubjects = [
  ...['name', 'logo', 'colours'],
  firstWorkSubject,
  ...textSubjects.filter((each) => each !== 'name'),
  'wording',
];

/** What others than administrators set, or what has a page of its own. */
const elsewhere: Readonly<Record<string, string>> = {
  wording: '/curate/consent-wording',
  [firstWorkSubject]: firstWorkAddress,
};

/** The model of views/settings/overview: each thing that can be set, and when it was last. */
export function overviewPage(last: ReadonlyMap<string, SettingChange>, done: string) {
  return {
    ...{ title: say('settings-title'), private: true, bodyClass: 'curate' },
    done,
    subjects: ownSubjects.map((subject) => {
      const change = last.get(subject);
      return {
        address: elsewhere[subject] ?? `${settingsAddress}/${subject}`,
        name: say(`settings-title-${subject}`),
        about: say(`settings-about-${subject}`),
        changes: change && `${changesAddress}?about=${subject}`,
        changed: change ? say('settings-changed', { when: dayAndTime(change.at) }) : say('settings-as-begun'),
      };
    }),
  };
}

export const overviewSubjects: readonly string[] = ownSubjects;
