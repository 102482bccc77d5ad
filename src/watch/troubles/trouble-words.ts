import { setApart } from '../../story/text/plain-text.ts';
import { viewHelpers } from '../../web/view-helpers.ts';
import { say } from '../../words/say.ts';
import { dayAndTime, longDay } from '../../words/times.ts';
import type { Trouble } from './trouble.ts';

/** Where each is put right, below the archive's address; by itself the system page. */
const pages: Partial<Readonly<Record<Trouble['kind'], string>>> = { consent: '/curate/consent-wording' };

export const systemPage = '/curate/system';

/** What the page and the e-mails say of a trouble: one line that names it, what is the matter, and what to do. */
export function wordsOf(trouble: Trouble) {
  const { kind, episode } = trouble;
  const said = factsInWords(trouble);
  const since = dayAndTime(episode?.since ?? trouble.seen ?? new Date());
  return {
    title: say(`system-${kind}-title`, said),
    news: say(`system-${kind}-news`, { ...said, since }),
    toDo: say(`system-${kind}-do`, said),
    page: pages[kind] ?? systemPage,
  };
}

/** "The database answers again. It did not from … to …." */
export function overWords(trouble: Trouble, now: Date): string {
  const { episode } = trouble;
  const times = {
    since: dayAndTime(episode?.since ?? now),
    until: dayAndTime(episode?.wellSince ?? episode?.over ?? now),
  };
  return say('system-over', { ...times, what: say(`system-${trouble.kind}-over`, factsInWords(trouble)) });
}

/** Sizes, days and names as they are read; what else a sentence needs goes as it is. */
function factsInWords({ facts = {} }: Trouble): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (name.endsWith('Bytes')) return [name.slice(0, -5), viewHelpers.size(Number(value))];
      if (name.endsWith('At')) return [name.slice(0, -2), longDay(new Date(value))];
      return [name, typeof value === 'string' ? setApart(value) : value];
    }),
  );
}
