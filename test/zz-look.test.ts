import { mkdir } from 'node:fs/promises';
import { it } from '@jest/globals';
import { invite } from '../src/curators/accounts.ts';
import { createMedia } from './fixtures/make-media.ts';
import { openTestArchive } from './support/archive.ts';
import { axeFindings, desk, openBrowser, phone } from './support/browser.ts';
import { aStoryInReview } from './support/stories.ts';
import { aTelling, eventually, tell, Visitor } from './support/storyteller.ts';
import { temporaryFolder } from './support/temporary.ts';

const out = '/tmp/curate-shots';
it('look', async () => {
  await mkdir(out, { recursive: true });
  const folder = await temporaryFolder();
  const make = createMedia(folder.path);
  const a = await openTestArchive();
  const services = { curators: a.stores.curators, now: () => new Date() };
  const people: Visitor[] = [];
  const links: string[] = [];
  for (const [email, role] of [['ada@example.org', 'admin'], ['ben@example.org', 'curator']] as const) {
    links.push(await invite(services, email, role));
  }
  const password = 'four small boats at dawn';
  await a.work();
  const browser = await openBrowser();
  const shots: string[] = [];
  const v = new Visitor(a.url);
  await tell(v, { ...aTelling, title: 'The bench by the canal', words: 'I sat there every Tuesday until somebody sat down too.\n\nNow there are five of us, and a flask.', files: [await make('large.jpg'), await make('memo.m4a')], credit: { credit: 'first-name', name: 'Rosa' } });
  await tell(new Visitor(a.url), { ...aTelling, title: 'A walk round the market', theme: 'employment', neighbourhood: 'workington', files: [await make('phone.mov' as never)] });
  await eventually('review', () => a.stores.reviewQueue.counts(), (c) => c.inReview === 2, 120);
  for (let i = 0; i < 4; i++) await a.stores.stories.insert(aStoryInReview({ title: ['What the loom said', 'Three buses to work, and the long walk home again when the last one did not come', 'Hands', 'My street in ink'][i] ?? '', waitingSince: new Date(Date.now() - (i + 1) * 86400e3 * 3) }));

  // Ben arrives and edits, so history has him.
  const ben = new Visitor(a.url);
  await ben.post(links[1] ?? '', { name: 'Ben Ashworth', password });

  for (const [name, view] of [['phone', phone], ['desk', desk]] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ ...view, colorScheme: scheme });
      const page = await context.newPage();
      const shot = async (what: string) => {
        await page.waitForLoadState('load');
        await page.evaluate('document.fonts.ready');
        const findings = await axeFindings(page);
        if (findings.length) shots.push(`${what} ${name} ${scheme}:\n  ${findings.join('\n  ')}`);
        const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (Number(wide) > 0) shots.push(`${what} ${name}: ${wide} too wide`);
        if (scheme === 'light' || what === 'queue' || what.startsWith('review'))
          await page.screenshot({ path: `${out}/${what}-${name}-${scheme}.png`, fullPage: true });
      };
      await page.goto(new URL('/curate', a.url).href);
      await shot('sign-in');
      if (name === 'phone' && scheme === 'light') {
        await page.goto(new URL(links[0] ?? '', a.url).href);
        await shot('welcome');
        await page.click('text=Set up my account');
        await shot('welcome-errors');
        await page.fill('#name', 'Ada Holt');
        await page.fill('#password', password);
        await page.click('text=Set up my account');
      } else {
        await page.fill('#email', 'ada@example.org');
        await page.fill('#password', password);
        await page.click('button:has-text("Sign in")');
      }
      await page.waitForURL('**/curate');
      await shot('queue');
      await page.goto(new URL('/curate?form=film&theme=isolation', a.url).href);
      await shot('queue-empty');
      await page.goto(new URL('/curate', a.url).href);
      await page.click('h3 >> text=The bench by the canal');
      await shot('review');
      await page.click('summary');
      await page.click('text=Decline this story');
      await shot('review-error');
      await page.goto(new URL('/curate', a.url).href);
      await page.click('h3 >> text=A walk round the market');
      await shot('review-film');
      for (const [what, address] of [['people', '/curate/people'], ['places', '/curate/places'], ['place', '/curate/places/theme/isolation'], ['add-place', '/curate/places/add-neighbourhood'], ['account', '/curate/account'], ['missing', '/curate/stories/nope']] as const) {
        await page.goto(new URL(address, a.url).href);
        await shot(what);
      }
      // conflict
      const story = aStoryInReview({ title: 'Chalk on the wall' });
      await a.stores.stories.insert(story);
      await page.goto(new URL(`/curate/stories/${story.id}`, a.url).href);
      await ben.post(`/curate/stories/${story.id}/decline`, { version: '1', reason: 'Thank you for the chalk drawing. The photo is too dark to see it. Could you take another by day?' });
      await page.fill('#words', 'I wrote a long new text that must not be lost.');
      await page.click('text=Publish this story');
      await shot('conflict');
      await page.click('text=Look at the story as it is now');
      await shot('declined');
      await page.click('text=Look at it again');
      await page.click('text=Publish this story');
      await shot('published');
      await page.goto(new URL('/curate/people', a.url).href);
      await page.fill('#email', `x-${name}-${scheme}@example.org`);
      await page.click('button:has-text("Make a link")');
      await shot('invitation');
      await context.close();
    }
  }
  await browser.close();
  await a.close();
  await folder.remove();
  console.log(shots.join('\n') || 'axe: nothing');
}, 300_000);
