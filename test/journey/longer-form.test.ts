import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EJSON } from 'bson';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { type DraftStory, isSent } from '../../src/story/story.ts';
import { openTestArchive, projectRoot, type TestArchive } from '../support/archive.ts';
import { formFields } from '../support/form-fields.ts';
import { asForm, expectRedirect, Visitor } from '../support/storyteller.ts';

/**
 * A draft as the release before the form of nine pages stored it: begun there, half answered, with words typed on five pages
 * and not sent. Whoever began it goes on, and loses nothing.
 */

let archive: TestArchive;
const code = newPrivateCode();

beforeAll(async () => {
  archive = await openTestArchive();
  const text = await readFile(`${projectRoot}/test/fixtures/drafts/longer-form.json`, 'utf8');
  const stored = EJSON.parse(text) as unknown as DraftStory;
  await archive.stores.stories.insert({ ...stored, codeHash: hashCode(code) });
}, 60_000);
afterAll(() => archive?.close());

/** The device on which it was begun. */
function teller(device: string): Visitor {
  return new Visitor(archive.url, { share: code, 'share-device': device });
}

describe('A draft of the longer form', () => {
  it('is gone on with where it was left, keeps what was typed, and is sent', async () => {
    const draft = await archive.stores.stories.findByCodeHash(hashCode(code));
    if (draft?.state !== 'draft') throw new Error('Expected a draft');
    const person = teller(draft.typed[0]?.device ?? '');
    const read = async (address: string) => (await person.get(address)).text();

    // It had said yes to the website, under words that have changed since: all of that is asked again.
    expect(await read('/share')).toContain('href="/share/showing"');
    expect(await expectRedirect(person.get('/share/credit'))).toBe('/share/you');
    expect(await read('/share/you')).toContain('value="Ada"');

    const people = await read('/share/people');
    expect(people).toContain('<bdi>my sister</bdi>');
    expect(people).toContain('value="my brother"');
    const brother = formFields(people.slice(people.lastIndexOf('<form')), '/share/people');
    brother.append('shown', 'heard');
    await expectRedirect(person.post('/share/people', brother));

    const rights = await read('/share/rights');
    expect(rights).toContain('The Tuesday Club</textarea>');
    await expectRedirect(
      person.post('/share/rights', formFields(rights.slice(rights.lastIndexOf('<form')), '/share/rights')),
    );
    const uses = { 'consent-web': 'yes', 'consent-kiosk': 'no', 'consent-research': 'no' };
    expect(await expectRedirect(person.post('/share/showing', asForm(uses)))).toBe('/share/contact');
    expect(await expectRedirect(person.post('/share/contact'))).toBe('/share/check');
    expect(await expectRedirect(person.post('/share/send'))).toMatch(/^\/my-story\//);

    const story = await archive.stores.stories.findByCodeHash(hashCode(code));
    if (!story || !isSent(story)) throw new Error('Expected a sent story');
    expect(story).toMatchObject({
      title: 'The bench by the canal',
      madeOf: '',
      licence: 'cc-by-4.0',
      sensitive: { topics: ['death'], note: null },
      rights: { own: 'shared', makers: 'The Tuesday Club', quoted: '' },
      others: [
        { who: 'my sister', permission: 'yes' },
        { who: 'my brother', shownBy: ['heard'], permission: 'not-yet' },
      ],
    });
    expect(story.consent[0]).toMatchObject({ from: new Date('2090-06-30T23:00:00Z'), until: null });
    // What was typed about the files, which the form asks no more, is there for the curators.
    expect(story.media.map(({ alt, hearing }) => [alt, hearing.transcript])).toEqual([
      [{ kind: 'words', words: 'A bench, seen from the towpath.' }, null],
      [null, 'She says: sit down too.'],
    ]);
  });
});
