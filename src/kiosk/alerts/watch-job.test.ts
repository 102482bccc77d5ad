import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aBeat } from '../../../test/kiosk/screen.ts';
import { openTestArchive, type TestArchive } from '../../../test/support/archive.ts';
import { arriveAs } from '../../../test/support/curator.ts';
import { keepingLogger, type MailServer, openMailServer } from '../../../test/support/mail-server.ts';
import { aScreen } from '../../../test/support/screens.ts';
import { anExhibition, aPublishedStory, neighbourhood } from '../../../test/support/stories.ts';
import { expectRedirect } from '../../../test/support/storyteller.ts';
import type { AlertWish } from '../../alerts/alert-reader.ts';
import { type Curator, curatorAddressees } from '../../curators/curator.ts';
import { createSmtpMailer } from '../../messages/smtp-mailer.ts';
import type { Scope } from '../../moderation/queue/review-queue.ts';
import { base32, hashCode, newPrivateCode } from '../../random.ts';
import { hide } from '../../story/changes/withdraw.ts';
import type { ExhibitionSlug } from '../../story/ids.ts';
import { keptOpen } from '../exhibitions/hanging.ts';
import { whereaboutsOf } from '../exhibitions/reach.ts';
import type { Beat } from '../player/kiosk-api.ts';
import { createManifests } from '../player/manifests.ts';
import { lastBeat } from '../screens/beat.ts';
import type { Screen } from '../screens/screen.ts';
import { watchScreensHandler } from './watch-job.ts';

/** Screens that are well or not, curators who want to hear of it, and a real mail server, over days in five-minute steps. */

const publicUrl = new URL('https://stories.example.org/');
const run = { signal: new AbortController().signal, touch: async () => undefined };
const minute = 60_000;
const lines: string[] = [];
let archive: TestArchive;
let smtp: MailServer;
let clock: Date;
let exhibitions = 0;

/** What each screen says with every step; nothing where it is silent. */
const saying = new Map<string, () => Promise<Partial<Beat>> | null>();

beforeAll(async () => {
  smtp = await openMailServer();
  archive = await openTestArchive();
});
afterAll(async () => {
  await archive?.close();
  await smtp?.close();
});
beforeEach(async () => {
  const { screens, alertReaders } = archive.stores;
  for (const { id } of await screens.list()) await screens.revoke(id, new Date());
  for (const curator of await alertReaders.all()) await alertReaders.choose(curator, 'off', new Date());
  saying.clear();
  lines.length = 0;
  smtp.emails.length = 0;
  smtp.answerWith(null);
  // In winter, when clocks here show UTC, and each case in days of its own.
  exhibitions += 1;
  clock = new Date(Date.UTC(2027, 0, exhibitions * 7, 10));
});

function workerServices(url = smtp.url) {
  const { stories, curators, ...stores } = archive.stores;
  return {
    ...stores,
    whereabouts: whereaboutsOf(stories, () => clock),
    addressee: curatorAddressees(curators),
    mail: { mailer: createSmtpMailer({ url, from: 'Stories <stories@example.org>' }), publicUrl },
    logger: keepingLogger(lines),
    now: () => clock,
  };
}

/** One that has just been started. */
const worker = (url = smtp.url) => watchScreensHandler(workerServices(url));

/** Lets the time pass; `look` is what the workers do each five minutes. */
async function pass(minutes: number, look = worker()): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 5) {
    skip(5);
    for (const [credentialHash, says] of saying) {
      const said = await says();
      if (said)
        await archive.stores.screens.noteBeat(credentialHash, lastBeat({ ...aBeat, ...said }, clock, clock));
    }
    await look({ type: 'watch-screens' }, run);
  }
}

/** Hours in which nobody looks. */
function skip(minutes: number): void {
  clock = new Date(clock.getTime() + minutes * minute);
}

async function anExhibitionOf(scope: Scope = null) {
  const made = anExhibition(`quay-${exhibitions}-${base32(4)}`, { neighbourhood: scope?.[0] ?? null });
  await archive.stores.exhibitions.save(made);
  return made;
}

/** A screen that is well. `become` changes what it says; null is silence. */
async function hang(exhibition: ExhibitionSlug, name: string, over: Partial<Screen> = {}) {
  const screen = aScreen(exhibition, { name, pairedAt: clock, ...over });
  const credentialHash = hashCode(newPrivateCode());
  await archive.stores.screens.insert(screen, credentialHash);
  const { published } = archive.stores;
  const manifests = createManifests({ ...archive.stores, publicUrl, now: () => clock }, keptOpen(published));
  const become = (over: Partial<Beat> | null) => {
    saying.set(
      credentialHash,
      () =>
        over &&
        manifests.version(screen, null).then((playing) => ({
          ...{ playing, cache: { ...aBeat.cache, state: 'ready' as const } },
          ...over,
        })),
    );
  };
  become({});
  return { screen, become };
}

async function someone(name: string, wish: AlertWish, scope: Scope = null): Promise<Curator> {
  await arriveAs(archive, `${name}${exhibitions}`, 'curator', scope);
  const account = await accountOf(name);
  await archive.stores.alertReaders.choose(account.id, wish, clock);
  return account;
}

async function accountOf(name: string): Promise<Curator> {
  const account = await archive.stores.curators.findByEmail(
    `${name.toLowerCase()}${exhibitions}@example.org`,
  );
  if (!account) throw new Error(`Expected an account of ${name}`);
  return account;
}

/** What came to somebody since the last look, as they read it. */
function lettersTo(name: string): { subject: string; text: string; id: string }[] {
  return smtp.emails
    .filter((email) => email.includes(`To: ${name.toLowerCase()}${exhibitions}@example.org`))
    .map((email) => {
      const plain = email
        .replaceAll('=\r\n', '')
        .replaceAll(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(parseInt(hex, 16)));
      return {
        subject: /^Subject: (.*(?:\r\n .*)*)/m.exec(plain)?.[1]?.replaceAll('\r\n', '') ?? '',
        text: plain.slice(plain.indexOf('\r\n\r\n')),
        id: /^Message-ID: <(.*)>/m.exec(plain)?.[1] ?? '',
      };
    });
}
const subjectsTo = (name: string) => lettersTo(name).map(({ subject }) => subject);

describe('A curator who wants to hear at once', () => {
  it('hears of each kind once, over hours, a restart and two workers at once, and once that it is well again', async () => {
    const { slug, name } = await anExhibitionOf();
    const story = aPublishedStory({ title: 'Quince' }, { kiosk: true });
    await archive.stores.stories.insert(story);
    const [silent, old, full, holder] = [
      await hang(slug, 'Foyer'),
      await hang(slug, 'Stairs'),
      await hang(slug, 'Canteen'),
      await hang(slug, 'Bus stop'),
    ];
    holder.become({ holds: [story.id] });
    await someone('Ada', 'at-once');
    await pass(5);
    expect(subjectsTo('Ada')).toEqual([]);

    silent.become(null);
    old.become({ playing: 'abc123' });
    full.become({ cache: { ...aBeat.cache, state: 'ready', bytesFree: 100_000_000 } });
    await archive.stores.stories.replace(story, hide(story, clock, { role: 'storyteller' }));
    await pass(70);
    expect(subjectsTo('Ada')).toEqual([
      expect.stringMatching(
        /^(Bus stop: still holds a withdrawn story|Canteen: low on room), and 1 thing more$/,
      ),
      'Foyer: silent',
      'Stairs: shows an old exhibition',
    ]);
    const [both, silence, age] = lettersTo('Ada').map(({ text }) => text);
    expect(both).toContain(`Canteen, ${name}\r\nIt has only 100 MB of room left.`);
    expect(both).toContain(
      `Bus stop, ${name}\r\nIt still holds a story that may not show any more: ${story.reference}.`,
    );
    expect(silence).toContain('It has been silent since 7 January 2027 at 10:05.');
    expect(silence).toContain(`https://stories.example.org/curate/screens/${silent.screen.id}`);
    expect(age).toContain('It has not shown the exhibition as it is now since 7 January 2027 at 10:10');

    const [one, other] = [worker(), worker()];
    await pass(30, async (job, given) => {
      const [outcome] = await Promise.all([one(job, given), other(job, given)]);
      return outcome;
    });
    expect(lettersTo('Ada')).toHaveLength(3);
    // Silence with a blink for less than ten minutes is not over.
    silent.become({});
    await pass(5);
    silent.become(null);
    await pass(35);
    expect(lettersTo('Ada')).toHaveLength(3);

    for (const { become } of [silent, old, full, holder]) become({});
    await pass(20, async (job, given) => {
      const [outcome] = await Promise.all([one(job, given), other(job, given)]);
      return outcome;
    });
    expect(lettersTo('Ada')).toHaveLength(4);
    const again = lettersTo('Ada')[3];
    expect(again?.subject).toMatch(/, and 3 things more$/);
    for (const line of [
      'Foyer: in touch again. It was silent from 7 January 2027 at 10:05 to 7 January 2027 at 12:30.',
      'Stairs: shows the exhibition as it is now.',
      'Canteen: has room again.',
      'Bus stop: holds no withdrawn story any more.',
    ]) {
      expect(again?.text).toContain(line);
    }
    silent.become(null);
    await pass(35);
    expect(subjectsTo('Ada').slice(4)).toEqual(['Foyer: silent']);
    expect(smtp.emails.join('')).not.toMatch(/quince/i);
    expect(lines.join('')).not.toMatch(/@|example\.org|Foyer|quay-/);
  });

  it('hears nothing of a screen that sleeps, or of a worker’s own sleep, and is told after its opening', async () => {
    const { slug } = await anExhibitionOf();
    const quiet = { from: '18:00', until: '09:00' };
    const { become } = await hang(slug, 'Foyer', { profile: { ...aScreen(slug).profile, quiet } });
    await someone('Ada', 'at-once');
    skip(7.5 * 60);
    await pass(15);
    become(null);
    await pass(30);
    skip(12 * 60);
    await pass(2 * 60 + 55);
    expect(subjectsTo('Ada')).toEqual([]);
    await pass(30);
    expect(subjectsTo('Ada')).toEqual(['Foyer: silent']);
    become({});
    await pass(15);
    // The whole archive was off for two hours, and comes back before its screens do.
    skip(120);
    become(null);
    await pass(20);
    become({});
    await pass(20);
    expect(subjectsTo('Ada')).toEqual(['Foyer: silent', 'Foyer: in touch again']);
  });

  it('hears later where the mail server was away, and once; and not again where it refuses them', async () => {
    const { slug } = await anExhibitionOf();
    const [first, second] = [await hang(slug, 'Foyer'), await hang(slug, 'Stairs')];
    await someone('Ada', 'at-once');
    await pass(10);
    first.become(null);
    await pass(35, worker('smtp://127.0.0.1:1'));
    smtp.answerWith(451);
    second.become(null);
    await pass(35);
    expect(smtp.emails).toEqual([]);
    smtp.answerWith(null);
    await pass(15);
    expect(subjectsTo('Ada')).toEqual([expect.stringMatching(/^(Foyer|Stairs): silent, and 1 thing more$/)]);
    expect(lettersTo('Ada')[0]?.text).toContain('None of your screens is in touch.');
    expect(lines.join('')).toContain('waits for the mail server');

    first.become({});
    await pass(20, worker('smtp://127.0.0.1:1'));
    smtp.answerWith(550);
    await pass(5);
    smtp.answerWith(null);
    await pass(10);
    expect(lettersTo('Ada')).toHaveLength(1);
    expect(lines.join('')).toContain('it is not tried again');
    expect(lines.join('')).not.toMatch(/ada@|example\.org/);
  });

  it('sends the same news under one id, should it be killed before it has noted that it was told', async () => {
    const { slug } = await anExhibitionOf();
    const { become } = await hang(slug, 'Foyer');
    await someone('Ada', 'at-once');
    await pass(10);
    become(null);
    const killed = watchScreensHandler({
      ...workerServices(),
      alertReaders: {
        ...archive.stores.alertReaders,
        noteTold: async () => {
          throw new Error('Killed');
        },
      },
    });
    await pass(30, (job, given) => killed(job, given).catch(() => ({ kind: 'done' as const })));
    await pass(15);
    const letters = lettersTo('Ada');
    expect(letters.map(({ subject }) => subject)).toEqual(['Foyer: silent', 'Foyer: silent']);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(1);
  });
});

describe('A curator who wants to hear once a day', () => {
  it('hears at eight of what began, in a line of what was, and nothing on a day without news', async () => {
    const { slug } = await anExhibitionOf();
    const [foyer, stairs] = [await hang(slug, 'Foyer'), await hang(slug, 'Stairs')];
    await someone('Ben', 'daily');
    await someone('Cleo', 'off');
    await pass(10);
    foyer.become(null);
    stairs.become(null);
    await pass(35);
    stairs.become({});
    await pass(15);
    skip(20 * 60 + 50);
    await pass(5);
    expect(subjectsTo('Ben')).toEqual([]);
    await pass(5);
    expect(subjectsTo('Ben')).toEqual(['Foyer: silent, and 1 thing more']);
    const [morning] = lettersTo('Ben');
    expect(morning?.text).toContain('Stairs: in touch again. It was silent from');
    expect(morning?.text).toContain('You get this once a day.');
    for (const _day of [9, 10]) {
      skip(24 * 60);
      await pass(5);
    }
    expect(lettersTo('Ben')).toHaveLength(1);
    stairs.become(null);
    await pass(35);
    skip(24 * 60);
    await pass(5);
    expect(subjectsTo('Ben').slice(1)).toEqual(['Stairs: silent']);
    expect(lettersTo('Ben')[1]?.text).toMatch(
      /Still as we told you:\r\nFoyer: silent, since 4 February 2027 at 10:10/,
    );
    expect(subjectsTo('Cleo')).toEqual([]);
  });
});

describe('Nobody is told', () => {
  it('of screens of others, nor who may not sign in any more; both as it is when the e-mail goes', async () => {
    const { curators } = archive.stores;
    const haslingden = [neighbourhood('haslingden')];
    const { slug } = await anExhibitionOf(haslingden);
    const { become } = await hang(slug, 'Foyer');
    await someone('Ada', 'at-once', haslingden);
    const other = await someone('Ben', 'at-once', [neighbourhood('workington')]);
    const closed = await someone('Cleo', 'at-once', haslingden);
    const helper = await someone('Dora', 'at-once', haslingden);
    await curators.replace(closed, { ...closed, active: false });
    await curators.replace(helper, { ...helper, role: 'facilitator' });
    await pass(10);
    become(null);
    await pass(35);
    expect(smtp.emails).toHaveLength(1);
    expect(subjectsTo('Ada')).toEqual(['Foyer: silent']);
    await curators.replace(other, { ...other, neighbourhoods: haslingden });
    await pass(10);
    expect(subjectsTo('Ben')).toEqual(['Foyer: silent']);
  });

  it('until they choose so on the page of their account, which says truly that no e-mails are sent', async () => {
    const { name } = await anExhibitionOf([neighbourhood('workington')]);
    const person = await arriveAs(archive, `Eve${exhibitions}`, 'curator', [neighbourhood('workington')]);
    const page = async () => (await person.get('/curate/account?done=screen-emails')).text();
    expect(await page()).toContain('value="off" checked');
    expect(await page()).toContain('This archive sends no e-mails yet.');
    expect(await page()).toContain(`about the screens of ${name}`);
    for (const wish of ['daily', 'at-once', 'off']) {
      await expectRedirect(person.post('/curate/account/screen-emails', { wish }));
      expect(await page()).toContain(`value="${wish}" checked`);
    }
    expect(await page()).toContain('Saved. It counts from now on.');
    expect((await person.post('/curate/account/screen-emails', { wish: 'hourly' })).status).toBe(400);
    const helper = await arriveAs(archive, `Finn${exhibitions}`, 'facilitator');
    expect(await (await helper.get('/curate/account')).text()).not.toContain('E-mails about screens');
    expect((await helper.post('/curate/account/screen-emails', { wish: 'daily' })).status).toBe(404);
  });

  it('where no mail server is set', async () => {
    const { slug } = await anExhibitionOf();
    const { become } = await hang(slug, 'Foyer');
    await someone('Ada', 'at-once');
    await pass(10);
    become(null);
    await pass(35, watchScreensHandler({ ...workerServices(), mail: null }));
    expect(smtp.emails).toEqual([]);
  });
});
