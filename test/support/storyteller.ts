import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A person with a browser that keeps cookies, at the archive's address: plain requests, as a page without script makes. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly url: URL;

  /** @param kept cookies that the browser holds from an earlier visit. */
  constructor(url: URL, kept: Readonly<Record<string, string>> = {}) {
    this.url = url;
    for (const [name, value] of Object.entries(kept)) this.#cookies.set(name, value);
  }

  /** What the browser keeps, to go on with in a real one. */
  cookies(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(address, { headers });
  }

  /** Sends a form; redirects are not followed. */
  post(address: string, fields: Record<string, string> | URLSearchParams = {}): Promise<Response> {
    return this.#fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Sends JSON, as a page's own script does. */
  postJson(address: string, body: object): Promise<Response> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    return this.#fetch(address, { method: 'POST', body: JSON.stringify(body), headers });
  }

  /** Sends files by their paths, as the form without script does. */
  async upload(address: string, files: readonly string[], signal?: AbortSignal): Promise<Response> {
    const body = new FormData();
    for (const file of files) body.append('files', await openAsBlob(file), path.basename(file));
    return this.#fetch(address, { method: 'POST', body, ...(signal ? { signal } : {}) });
  }

  /** What this browser sends with every request, beside its cookies. */
  protected headers(): Readonly<Record<string, string>> {
    return {};
  }

  async #fetch(address: string, init: RequestInit): Promise<Response> {
    const headers = new Headers({
      ...this.headers(),
      ...(init.headers as Record<string, string> | undefined),
    });
    headers.set('origin', this.url.origin);
    headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    const response = await fetch(new URL(address, this.url), { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    return response;
  }
}

/** What a storyteller answers; the rest is left at what most people would say. */
export interface Telling {
  readonly title: string;
  readonly words: string;
  readonly madeOf: string;
  readonly files: readonly string[];
  readonly theme: string;
  readonly neighbourhood: string;
  readonly credit: { readonly credit: string; readonly name: string };
  readonly age: 'adult' | 'teen' | 'child';
  /** Asked of somebody under 18; without one, a guardian does not agree yet. */
  readonly guardian: { readonly name: string; readonly reach: string } | null;
  /** Empty says that nobody else can be recognised. */
  readonly others: readonly {
    readonly who: string;
    readonly shown: readonly ('seen' | 'heard' | 'named' | 'home')[];
    readonly permission: 'yes' | 'not-yet' | 'no';
  }[];
  readonly rights: 'mine' | 'shared' | 'unsure';
  readonly makers: string;
  readonly quoted: string;
  readonly web: 'yes' | 'no';
  readonly kiosk: 'yes' | 'no';
  readonly research: 'yes' | 'no';
  /** By slug; an exhibition that is not named here is told no. */
  readonly exhibitions: Readonly<Record<string, 'yes' | 'no'>>;
  readonly email: string;
  readonly phone: string;
}

export const aTelling: Telling = {
  title: 'The bench by the canal',
  words: 'I sat there every Tuesday until somebody sat down too.',
  madeOf: '',
  files: [],
  theme: 'isolation',
  neighbourhood: 'haslingden',
  credit: { credit: 'anonymous', name: '' },
  age: 'adult',
  guardian: null,
  others: [],
  rights: 'mine',
  makers: '',
  quoted: '',
  web: 'yes',
  kiosk: 'no',
  research: 'no',
  exhibitions: {},
  email: '',
  phone: '',
};

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What goes into each page's form, by its slug. */
const answers: Readonly<Record<string, (telling: Telling) => Fields>> = {
  place: ({ neighbourhood, theme }) => ({ neighbourhood, themes: theme }),
  words: ({ title, words, madeOf }) => ({ title, words, language: 'en', 'made-of': madeOf }),
  you: ({ credit, age, guardian }) => ({
    ...credit,
    age,
    ...(age === 'adult'
      ? {}
      : {
          guardian: guardian ? 'yes' : 'no',
          'guardian-name': guardian?.name ?? '',
          'guardian-reach': guardian?.reach ?? '',
        }),
  }),
  people: ({ others }) => ({ others: others.length > 0 ? 'yes' : 'no' }),
  rights: ({ rights, makers, quoted }) => ({ rights, makers, quoted }),
  showing: ({ web, kiosk, research, exhibitions }) => ({
    'consent-web': web,
    'consent-kiosk': kiosk,
    'consent-research': research,
    ...Object.fromEntries(
      Object.entries(exhibitions).map(([slug, answer]) => [`consent-exhibition-${slug}`, answer]),
    ),
  }),
  contact: ({ email, phone }) => ({ email, phone }),
};

function fieldsFor(slug: string, telling: Telling): Fields {
  const answer = answers[slug];
  if (!answer)
    throw new Error(`Expected an answer to the page "${slug}": add it to test/support/storyteller.ts`);
  return answer(telling);
}

/** Every exhibition that the page asks about is told no, unless the telling names it. */
const namesOfExhibitions = (page: string) => [
  ...new Set([...page.matchAll(/name="(consent-exhibition-[a-z0-9-]+)"/g)].map(([, name]) => name ?? '')),
];

/** A form's fields as a browser sends them: a checkbox once for each that is ticked. */
export function asForm(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  );
}

/** Answers every page of the form as it comes, up to the check page; what is left is `post('/share/send')`. */
export async function fillIn(person: Visitor, telling: Telling): Promise<void> {
  await fillInFrom(person, await expectRedirect(person.post('/share/start')), telling);
}

/** The same from a page of the form on. Resolves to the address of the check page. */
export async function fillInFrom(person: Visitor, from: string, telling: Telling): Promise<string> {
  let address = from;
  for (let pages = 0; address !== '/share/check'; pages += 1) {
    if (pages > 60) throw new Error(`Expected the form to end but it leads to ${address} again`);
    address = await answerPage(person, address, telling);
  }
  return address;
}

/** Resolves to the address of the next page. */
async function answerPage(person: Visitor, address: string, telling: Telling): Promise<string> {
  const slug = address.replace(/^\/share\//, '');
  if (slug === 'files') return expectRedirect(person.upload('/share/files?go=next', telling.files));
  if (slug === 'people') {
    for (const { who, shown, permission } of telling.others)
      await expectRedirect(
        person.post(address, asForm({ others: 'yes', who, shown, permission, next: 'another' })),
      );
  }
  const asked = slug === 'showing' ? namesOfExhibitions(await (await person.get(address)).text()) : [];
  const noes = Object.fromEntries(asked.map((name) => [name, 'no']));
  return expectRedirect(person.post(address, asForm({ ...noes, ...fieldsFor(slug, telling) })));
}

/** Tells a story from the first page to the receipt. Resolves to the private link's path. */
export async function tell(person: Visitor, telling: Telling): Promise<string> {
  await fillIn(person, telling);
  return expectRedirect(person.post('/share/send'));
}

/** Where a form led. @throws with the page's own words where it led nowhere. */
export async function expectRedirect(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  const location = response.headers.get('location');
  if (location) return location;
  const text = (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  throw new Error(
    `Expected ${response.url} to lead on but received ${response.status}: ${text.slice(0, 600)}`,
  );
}

/**
 * Asks again until `holds`. `seconds` is a net, and no measure: machines may have other work.
 * @throws with `what` where it never came to hold.
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  seconds = 120,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (let pause = 50; ; pause = Math.min(2 * pause, 250)) {
    const asked = Date.now();
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`Expected ${what} within ${seconds} s; last: ${JSON.stringify(answer)}`);
    // What is dear to ask is asked less often.
    await sleep(Math.max(pause, Math.min(2 * (Date.now() - asked), 1000)));
  }
}
