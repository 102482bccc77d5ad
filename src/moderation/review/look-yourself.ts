import type { CuratorId } from '../../story/ids.ts';
import { manualChecksFor } from '../../story/manual-checks.ts';
import type { SentStory } from '../../story/story.ts';
import { dayAndTime } from '../../words/times.ts';
import { type Kind, privateDetails } from '../requests/private-details.ts';
import { actorName, type Names } from './history-lines.ts';
import { passagesOf } from './passages.ts';
import type { Typed } from './typed.ts';

/** What only a person can judge: each check with who ticked it and when, and with what helps to judge (P21). */
export function lookYourself(
  story: SentStory,
  typed: Typed,
  context: {
    readonly me: CuratorId;
    readonly names: Names;
    readonly problem: Readonly<Record<string, string>>;
  },
) {
  const found = privateDetails(passagesOf(story, typed));
  return manualChecksFor(story).map(({ name, label, remedy }) => {
    const stored = story.checks.find((check) => check.name === name);
    const checked = typed.checks.includes(name);
    return {
      name,
      id: `check-${name}`,
      label,
      remedy,
      checked,
      ticked: stored && checked ? tickedBy(stored, context) : null,
      error: context.problem[`check-${name}`],
      lookAt:
        name === 'private-details' ? found.map((detail) => ({ ...detail, what: kinds[detail.kind] })) : [],
    };
  });
}

function tickedBy(
  { at, by }: SentStory['checks'][number],
  { me, names }: { readonly me: CuratorId; readonly names: Names },
): string {
  const who = actorName(by ? { role: 'curator', id: by } : { role: 'archive' }, names, me);
  return `${who} ticked this on ${dayAndTime(at)}.`;
}

const kinds: Readonly<Record<Kind, string>> = {
  email: 'an e-mail address',
  web: 'a web address',
  postcode: 'a postcode',
  phone: 'a phone number',
  plate: 'a car’s number plate',
  address: 'an address',
};
