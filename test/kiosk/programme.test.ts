import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import type { ExhibitionSlug } from '../../src/story/ids.ts';
import { Curator } from '../support/curator.ts';
import { aScreen, pairedScreen } from '../support/screens.ts';
import { anExhibition, consentTo, neighbourhood } from '../support/stories.ts';
import { eventually, expectRedirect, Visitor } from '../support/storyteller.ts';
import { examine } from './examine.ts';
import { aMinute, attract, type Glass, heading, openStory, pass, titles, upright } from './glass.ts';
import { Scene } from './scene.ts';
import { aPlay, TestScreen } from './screen.ts';

/** Names and groups of screens, their hours, and several exhibitions on one of them. */

const day = 24 * 3600_000;
let scene: Scene;
let curator: Curator;

beforeAll(async () => {
  scene = await Scene.open();
  curator = await someCurator('curator@example.org');
});
afterAll(() => scene?.close());

const stores = () => scene.archive.stores;

async function someCurator(email: string): Promise<Curator> {
  const services = { curators: stores().curators, now: () => new Date() };
  const link = await invite(services, email, 'curator');
  return Curator.arrive(scene.archive.url, new URL(link, scene.archive.url), email);
}

const settings = {
  ...{ exhibition: 'harbour', orientation: 'portrait', resolution: '1920x1080', inches: '32' },
  ...{ scale: '1', volume: '70', burnIn: 'yes' },
};
const addressOf = ({ id }: { readonly id: string }) => `/curate/screens/${id}`;
const pageOf = async (address: string) => (await curator.get(address)).text();
const codeOf = async () => (await new TestScreen(scene.archive.url).askForCode()).code;
const pair = async (name: string) =>
  curator.post('/curate/screens/pair', { ...settings, name, code: await codeOf() });

describe('The name of a screen', () => {
  it('is no other’s, whatever its capitals and spaces, and whoever is first', async () => {
    const code = await codeOf();
    const tries = [pair('By the stairs'), pair('by  the STAIRS')];
    const answers = await Promise.all(tries);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    const refused = await curator.post('/curate/screens/pair', {
      ...{ ...settings, code, name: 'ByTheStairs', everyFrom: '9', everyUntil: '17' },
    });
    const page = await refused.text();
    expect([refused.status, page]).toEqual([422, expect.stringMatching(/of that name already: [Bb]y/)]);
    // Nothing that was typed is lost, the code that waits neither.
    for (const typed of ['ByTheStairs', code, '17']) expect(page).toContain(`value="${typed}"`);
    await expectRedirect(curator.post('/curate/screens/pair', { ...settings, code, name: 'Upstairs' }));
  });

  it('cannot become another’s, stays as it is where it was double before, and is free again after the end', async () => {
    const [one, two] = [aScreen('harbour', { name: 'Twin' }), aScreen('harbour', { name: 'Other' })];
    for (const screen of [one, two]) await pairedScreen(stores(), 'harbour', screen);
    const change = (fields: object, version = '1') =>
      curator.post(addressOf(two), { ...settings, version, ...fields } as never);
    expect((await change({ name: 'TWIN' })).status).toBe(422);
    await expect(stores().screens.change(two, { ...two, name: 'twin' })).rejects.toMatchObject({
      status: 422,
    });
    // As an archive has it that let two have one name.
    const connection = await connectMongo(scene.archive.config.mongoUri ?? '');
    await connection
      .collection('screens')
      .updateOne({ _id: two.id as never }, { $set: { name: 'Twin' }, $unset: { nameKey: 1 } });
    await connection.close();
    await stores().prepare();
    await expectRedirect(change({ name: 'Twin', volume: '20' }));
    expect((await stores().screens.find(two.id))?.profile.volumeLimit).toBe(0.2);
    await expectRedirect(curator.post(`${addressOf(one)}/end`));
    await expectRedirect(curator.post(`${addressOf(two)}/end`));
    await expectRedirect(pair('Twin'));
  });
});

it('Screens of a group stand together, and get their hours in one step, each from what was seen of it', async () => {
  const group = 'The <Library>';
  const names = ['Ground floor', 'First floor', 'Cellar'];
  const screens = names.map((name) => aScreen('harbour', { name, group }));
  for (const screen of screens) await pairedScreen(stores(), 'harbour', screen);
  const list = await pageOf('/curate/screens');
  expect(list).toMatch(/<h2><bdi>The &lt;Library&gt;<\/bdi><\/h2>[\s\S]*<h3>[\s\S]*Ground floor/);
  expect(list).toContain('In no group');
  const address = `/curate/screens/hours?${new URLSearchParams({ group: 'the <library>' })}`;
  const page = await pageOf(address);
  for (const name of names) expect(page).toContain(name);

  const fields = new URLSearchParams({ group, everyFrom: '9', everyUntil: '' });
  for (const { id, version } of screens) fields.append('seen', `${id} ${version}`);
  for (const closed of ['0', '6']) fields.append('dayClosed', closed);
  const wrong = await curator.post('/curate/screens/hours', fields);
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Enter both times')]);

  const [ground, first, cellar] = screens;
  if (!ground || !first || !cellar) throw new Error('Expected three screens');
  await stores().screens.change(cellar, { ...cellar, profile: { ...cellar.profile, volumeLimit: 0 } });
  fields.set('everyUntil', '17:30');
  const late = await curator.post('/curate/screens/hours', fields);
  const said = await late.text();
  expect([late.status, said]).toEqual([409, expect.stringContaining('Save for 1 screen')]);
  expect(said).toMatch(/<li><bdi>Cellar/);
  const span = { from: '09:00', until: '17:30' };
  const week = [null, span, span, span, span, span, null];
  const kept = await Promise.all(screens.map(({ id }) => stores().screens.find(id)));
  expect(kept.map((screen) => [screen?.version, screen?.profile.hours])).toEqual([
    [2, { week, exceptions: [] }],
    [2, { week, exceptions: [] }],
    [2, undefined],
  ]);
  expect((await curator.get('/curate/screens/hours?group=Nowhere')).status).toBe(404);
});

it('How long a screen plays without a network is its exhibition’s to say, and storytellers read it', async () => {
  const slugs = ['lease-long', 'lease-short'] as const;
  for (const slug of slugs) await stores().exhibitions.save(anExhibition(slug, { version: 1 }));
  const leaseOf = async (slug: string, leaseDays: string) => {
    const exhibition = await stores().exhibitions.find(slug as ExhibitionSlug);
    const { name = '', place = '', version = 0 } = exhibition ?? {};
    const form = {
      name,
      place,
      about: '',
      opens: '',
      closes: '',
      asking: 'yes',
      neighbourhood: '',
      leaseDays,
    };
    const answer = curator.post(`/curate/exhibitions/of/${slug}`, { ...form, version: String(version) });
    return leaseDays === '31' ? (await answer).status : expectRedirect(answer);
  };
  expect(await leaseOf('lease-long', '31')).toBe(422);
  await leaseOf('lease-long', '30');
  await leaseOf('lease-short', '2');
  const screen = new TestScreen(scene.archive.url);
  const itself = aScreen('lease-long');
  screen.cookie = await pairedScreen(stores(), 'lease-long', itself);
  const daysOf = (until: string | Date) => Math.round((new Date(until).getTime() - Date.now()) / day);
  const kept = async () => (await stores().screens.find(itself.id))?.beat?.leaseUntil ?? '';
  expect(daysOf((await screen.manifest()).leaseUntil)).toBe(30);
  const long = (await screen.beat()).leaseUntil;
  expect([daysOf(long), daysOf(await kept())]).toEqual([30, 30]);

  const code = newPrivateCode();
  await scene.exhibits.artwork('Mine to take back', { codeHash: hashCode(code) });
  const takeBack = async () =>
    (await new Visitor(scene.archive.url).get(`/my-story/${code}/take-back`)).text();
  expect(await takeBack()).toContain('within 30 days where a screen has no internet');
  await leaseOf('lease-long', '3');
  // The screen may not have heard the answer: it goes by the later one until it says so.
  expect(daysOf((await screen.beat({ leaseUntil: long })).leaseUntil)).toBe(3);
  expect(daysOf(await kept())).toBe(30);
  expect(await takeBack()).toContain('within 30 days where');
  const short = (await screen.beat()).leaseUntil;
  expect([daysOf(short), daysOf(await kept())]).toEqual([3, 3]);
  expect(await takeBack()).toContain('within 7 days where');

  const when = { days: [], from: '09:00', until: '10:00' };
  const programme = [{ when, exhibition: 'lease-short' as ExhibitionSlug }];
  await stores().screens.change(itself, { ...itself, programme });
  expect(daysOf((await screen.beat()).leaseUntil)).toBe(2);
  expect(daysOf((await screen.manifest()).leaseUntil)).toBe(2);
});

describe('A screen of two exhibitions', () => {
  /** All day, so that what shows does not hang on the hour at which this runs. */
  const always = { days: [], from: '00:00', until: '24:00' };
  const programmed = (usual: string, other: string, over: object = {}) =>
    aScreen(usual, { programme: [{ when: always, exhibition: other as ExhibitionSlug }], ...over });
  const asIn = (granted: readonly string[], refused: readonly string[]) => ({
    consent: [
      consentTo({
        ...{ web: true, kiosk: true },
        ...Object.fromEntries(granted.map((slug) => [`exhibition:${slug}`, true])),
        ...Object.fromEntries(refused.map((slug) => [`exhibition:${slug}`, false])),
      }),
    ],
  });

  it('shows each story where it may, fetches its files, and counts it there', async () => {
    const [usual, other] = ['quay', 'work'];
    for (const slug of [usual, other]) await stores().exhibitions.save(anExhibition(slug));
    const atQuay = await scene.exhibits.artwork('At the quay', asIn([usual], [other]));
    const atWork = await scene.exhibits.artwork('At work', asIn([other], [usual]));
    const both = await scene.exhibits.artwork('In both', asIn([usual, other], []));
    const itself = programmed(usual, other);
    const screen = new TestScreen(scene.archive.url);
    screen.cookie = await pairedScreen(stores(), usual, itself);
    const alone = new TestScreen(scene.archive.url);
    alone.cookie = await pairedScreen(stores(), usual);

    const manifest = await screen.manifest();
    const own = (stories: readonly { readonly title: string }[] = []) =>
      stories
        .map(({ title }) => title)
        .filter((title) => /^(?:At|In both)/.test(title))
        .toSorted();
    expect(own(manifest.stories)).toEqual(['At the quay', 'In both']);
    expect(manifest.also?.map(({ exhibition, stories }) => [exhibition.slug, own(stories)])).toEqual([
      [other, ['At work', 'In both']],
    ]);
    expect(manifest.programme).toEqual([{ when: always, exhibition: other }]);
    const files = new Map(
      [manifest, ...(manifest.also ?? [])]
        .flatMap(({ stories }) => stories.flatMap(({ media }) => media.flatMap((each) => each.files)))
        .map((file) => [file.url, file.bytes]),
    );
    expect(manifest.bytes).toBe([...files.values()].reduce((sum, bytes) => sum + bytes, 0));
    const url = manifest.also?.[0]?.stories.find(({ id }) => id === atWork.id)?.media[0]?.files[0]?.url ?? '';
    expect([(await screen.ask(url)).status, (await alone.ask(url)).status]).toEqual([200, 404]);

    const hour = new Date(Math.floor(Date.now() / 3600_000) * 3600_000).toISOString();
    const play = (story: string, exhibition?: string) => ({ ...aPlay(story, hour), exhibition });
    await screen.beat({
      plays: [
        ...[play(both.id, other), play(both.id), play(atWork.id, other)],
        // Not there, not its own, and no such one.
        ...[play(atQuay.id, other), play(both.id, 'harbour'), play(both.id, 'nowhere')],
      ],
    });
    const counted = async (slug: string) =>
      (await stores().plays.since(slug as ExhibitionSlug, new Date(hour)))
        .map(({ story }) => story)
        .toSorted();
    expect(await counted(usual)).toEqual([both.id]);
    expect(await counted(other)).toEqual([both.id, atWork.id].toSorted());
    expect(await counted('harbour')).toEqual([]);

    // Its "no" to one of them is a "no" there, whatever the other may show.
    const holdsIn = [usual, other].map((exhibition) => ({ exhibition, stories: [both.id] }));
    await screen.beat({ holds: [both.id], holdsIn });
    expect(await pageOf(addressOf(itself))).not.toContain(both.reference);
    await stores().stories.replace(both, { ...both, ...asIn([usual], [other]) });
    expect(own((await screen.manifest()).also?.[0]?.stories)).toEqual(['At work']);
    expect(await pageOf(addressOf(itself))).toContain(both.reference);
    await screen.beat({ holds: [both.id], holdsIn: holdsIn.slice(0, 1) });
    expect(await pageOf(addressOf(itself))).not.toContain(both.reference);
  });

  it('is seen by curators of either, and changed by those of its usual one', async () => {
    const mill = neighbourhood('haslingden');
    await stores().exhibitions.save(anExhibition('mill', { name: 'Mill Town', neighbourhood: mill }));
    const itself = programmed('harbour', 'mill', { name: 'In two minds' });
    await pairedScreen(stores(), 'harbour', itself);
    const ofMill = await someCurator('mill@example.org');
    const account = await stores().curators.findByEmail('mill@example.org');
    if (account) await stores().curators.replace(account, { ...account, neighbourhoods: [mill] });
    const page = await (await ofMill.get(addressOf(itself))).text();
    expect(page).toContain('In two minds');
    expect(page).not.toContain('Change it');
    expect((await ofMill.post(addressOf(itself), { ...settings, version: '1', name: 'Mine' })).status).toBe(
      404,
    );
    expect(await (await ofMill.get('/curate/exhibitions')).text()).toMatch(/Mill Town[\s\S]*on 1 screen\b/);

    const row = {
      programmeExhibition: 'mill',
      programmeFrom: '10',
      programmeUntil: '12',
      programmeDays: '0-2',
    };
    const form = { ...settings, name: itself.name, version: '1' };
    await expectRedirect(curator.post(addressOf(itself), { ...form, ...row }));
    expect((await stores().screens.find(itself.id))?.programme).toEqual([
      { exhibition: 'mill', when: { days: [2], from: '10:00', until: '12:00' } },
    ]);
    expect(await pageOf(addressOf(itself))).toContain('At other times it shows Mill Town.');
  });

  it('changes over at the minute without a network, never under a visitor, and is dark outside its hours', async () => {
    const shows = ['morning', 'evening'];
    for (const slug of shows) await stores().exhibitions.save(anExhibition(slug, { about: slug }));
    const [morning, evening] = shows as [string, string];
    await scene.exhibits.artwork('Bread', asIn([morning], [evening]));
    const song = await scene.exhibits.artwork('Song', asIn([evening], [morning]));
    const clockOf = (minutes: number) =>
      new Date(Date.now() + minutes * 60_000).toLocaleTimeString('en-GB', {
        ...{ timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' },
      });
    // In an hour the other shows for an hour, and in three hours it is dark.
    const when = { days: [], from: clockOf(60), until: clockOf(120) };
    const week = Array(7).fill({ from: clockOf(-60), until: clockOf(180) });
    const base = aScreen(morning);
    const itself = {
      ...base,
      programme: [{ when, exhibition: evening as ExhibitionSlug }],
      profile: { ...base.profile, hours: { week, exceptions: [] } },
    };
    const cookie = await pairedScreen(stores(), morning, itself);
    const glass: Glass = await scene.openGlass('hours', upright, { cookie });
    const { page, context, trouble } = glass;
    const own = async () => (await titles(page)).filter((title) => title === 'Bread' || title === 'Song');
    const beat = async () => (await stores().screens.find(itself.id))?.beat;
    try {
      await attract(page).waitFor();
      await eventually('both exhibitions', beat, (said) => said?.holds.includes(song.id) === true);
      await aMinute(glass);
      const held = (await beat())?.holdsIn ?? [];
      expect(held.map(({ exhibition }) => exhibition).toSorted()).toEqual(shows.toSorted());
      expect(held.find(({ exhibition }) => exhibition === morning)?.stories).not.toContain(song.id);
      await heading(page, 'The morning show').waitFor();
      expect(await own()).toEqual(['Bread']);
      await context.setOffline(true);
      await page.clock.fastForward(61 * 60_000);
      await pass(glass, 2000);
      // Whoever stood there is asked, and then it begins anew with what shows now.
      await pass(glass, 85_000);
      await heading(page, 'The evening show').waitFor();
      expect(await own()).toEqual(['Song']);
      await openStory(page, 'Song');
      await pass(glass, 85_000);
      await page.clock.fastForward(60 * 60_000);
      await pass(glass, 2000);
      await heading(page, 'The morning show').waitFor();
      await page.clock.fastForward(60 * 60_000);
      await pass(glass, 2000);
      await page.locator('.screen.quiet').tap();
      await page.getByText(`This screen is resting until ${clockOf(-60)}`).waitFor();
      await examine(page);
      expect(trouble()).toEqual([]);

      // What is taken back leaves it, wherever it hangs.
      await stores().stories.replace(song, unpublish(song, null, new Date(), { role: 'archive' }));
      await context.setOffline(false);
      await eventually('the song to be gone', beat, (said) => said?.holds.includes(song.id) === false);
      const counted = await stores().plays.since(evening as ExhibitionSlug, new Date(0));
      expect(counted.map(({ story }) => story)).toEqual([]);
    } finally {
      await context.close();
    }
  });
});
