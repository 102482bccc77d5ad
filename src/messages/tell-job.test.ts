import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../../test/support/archive.ts';
import { aFullDraft } from '../../test/support/drafts.ts';
import { keepingLogger, type MailServer, openMailServer } from '../../test/support/mail-server.ts';
import { aStoryInReview } from '../../test/support/stories.ts';
import { forgetDrafts } from '../jobs/forget-drafts.ts';
import { newCuratorId, newPrivateCode } from '../random.ts';
import { askForChange } from '../story/changes/conversation.ts';
import { askErasure } from '../story/changes/erase.ts';
import { approve } from '../story/changes/publish.ts';
import { undo } from '../story/changes/undo.ts';
import type { DraftStory, SentStory } from '../story/story.ts';
import { createDraftLinkEmails } from './draft-link-emails.ts';
import { createSmtpMailer } from './smtp-mailer.ts';
import { isFarewellDue, pendingNotifications, tellHandler } from './tell-job.ts';

const publicUrl = new URL('https://stories.example.org/');
const at = new Date('2026-03-01T10:00:00Z');
const curator = { role: 'curator', id: newCuratorId() } as const;
const run = { signal: new AbortController().signal, touch: async () => undefined };
const lines: string[] = [];
let archive: TestArchive;
let smtp: MailServer;
let emails: string[];
let clock = new Date();

beforeAll(async () => {
  archive = await openTestArchive();
  smtp = await openMailServer();
  emails = smtp.emails;
});
afterAll(async () => {
  await archive?.close();
  await smtp?.close();
});
beforeEach(() => {
  emails.length = 0;
  lines.length = 0;
  smtp.answerWith(null);
  clock = new Date();
});

function services() {
  const mailer = createSmtpMailer({
    url: smtp.url,
    from: 'Neighbourhood Stories <stories@example.org>',
  });
  const { stories, contacts } = archive.stores;
  return { stories, contacts, mail: { mailer, publicUrl }, logger: keepingLogger(lines), now: () => clock };
}

async function toldBy<Story extends SentStory>(story: Story, email: string | null): Promise<Story> {
  await archive.stores.stories.insert(story);
  await archive.stores.contacts.save({ of: story.id, email, phone: null, guardian: null, toldUpTo: 0 });
  return story;
}

const tell = (story: SentStory) => tellHandler(services())({ type: 'tell', story: story.id }, run);

describe('A storyteller who left an e-mail address', () => {
  it('is not written to while a decision can still be undone, and never of one that was', async () => {
    const waiting = await toldBy(aStoryInReview(), 'ada@example.org');
    await tell(waiting);
    clock = new Date(at.getTime() + 5000);
    const asked = await archive.stores.stories.replace(waiting, askForChange(waiting, 'Who?', at, curator));
    expect(await tell(asked as SentStory)).toEqual({ kind: 'again', inSeconds: 10 });
    await archive.stores.stories.replace(asked, undo(asked as SentStory, clock, curator));
    expect(await tell(waiting)).toEqual({ kind: 'done' });
    clock = new Date(at.getTime() + 60_000);
    await tell(waiting);
    expect(emails).toHaveLength(1);
  });

  it('is written to once for each news, by the reference and without a word of the story', async () => {
    const waiting = await toldBy(
      aStoryInReview({ title: 'Quince', words: 'Of my quinces.' }),
      'ada@example.org',
    );
    await tell(waiting);
    await tell(waiting);
    expect(emails).toHaveLength(1);
    expect(emails[0]).toContain('Subject: Your story has arrived');
    expect(emails[0]).toContain(waiting.reference);
    expect(emails[0]).toContain('To: ada@example.org');
    const asked = await archive.stores.stories.replace(
      waiting,
      askForChange(waiting, 'Who is it?', at, curator),
    );
    await tell(asked as SentStory);
    expect(emails).toHaveLength(2);
    expect(emails[1]).toContain('A curator has a question');
    for (const email of emails) {
      expect(email).not.toMatch(/quince|Who is it/i);
      expect(email).not.toContain(waiting.codeHash);
    }
    expect(lines.join('')).not.toMatch(/ada@|example\.org/);
  });

  it('hears only the latest where much happened at once', async () => {
    const waiting = aStoryInReview();
    await toldBy(approve(waiting, at, curator), 'ada@example.org');
    await tell(waiting);
    expect(emails).toHaveLength(1);
    expect(emails[0]).toContain('Your story is published');
  });

  it('is written to later where the mail server is busy, and a lost job is found', async () => {
    const story = await toldBy(aStoryInReview(), 'ada@example.org');
    smtp.answerWith(451);
    expect(await tell(story)).toEqual({ kind: 'again', inSeconds: 300 });
    smtp.answerWith(null);
    const found: string[] = [];
    for await (const id of pendingNotifications(services())) found.push(id);
    expect(found).toContain(story.id);
    expect(await tell(story)).toEqual({ kind: 'done' });
    expect(emails).toHaveLength(1);
    for await (const id of pendingNotifications(services())) expect(id).not.toBe(story.id);
  });

  it('is not written to again where the address is refused, and the log does not name it', async () => {
    const story = await toldBy(aStoryInReview(), 'ada@example.org');
    smtp.answerWith(550);
    expect(await tell(story)).toEqual({ kind: 'done' });
    smtp.answerWith(null);
    await tell(story);
    expect(emails).toHaveLength(0);
    expect(lines.join('')).toContain('550');
    expect(lines.join('')).not.toContain('ada@');
  });

  it('gets a last email before the address is erased', async () => {
    const story = await toldBy(askErasure(aStoryInReview(), at, { role: 'storyteller' }), 'ada@example.org');
    expect(await isFarewellDue(services(), story)).toBe(true);
    await tell(story);
    expect(emails[0]).toContain('being erased');
    expect(await isFarewellDue(services(), story)).toBe(false);
  });
});

describe('A storyteller who has not sent their story yet', () => {
  const day = 24 * 3600 * 1000;
  const began = new Date('2026-05-01T10:00:00Z');
  const later = (days: number) => new Date(began.getTime() + days * day);

  async function begunBy(email: string | null): Promise<DraftStory> {
    const draft: DraftStory = { ...aFullDraft(), touchedAt: began };
    await archive.stores.stories.insert({ ...draft, answers: { ...draft.answers, title: 'Quince' } });
    await archive.stores.contacts.save({ of: draft.id, email, phone: null, guardian: null, toldUpTo: 0 });
    return draft;
  }
  const tellOf = ({ id }: DraftStory) => tellHandler(services())({ type: 'tell', story: id }, run);
  const isDue = async ({ id }: DraftStory) => {
    for await (const found of pendingNotifications(services())) if (found === id) return true;
    return false;
  };
  const forget = () => forgetDrafts({ ...archive.stores, ...services() });
  const isThere = async ({ id }: DraftStory) => (await archive.stores.stories.find(id)) !== null;

  it('is reminded once, a week before the story is erased, and without a word of it', async () => {
    const draft = await begunBy('ada@example.org');
    clock = later(22.9);
    expect(await isDue(draft)).toBe(false);
    expect(await tellOf(draft)).toEqual({ kind: 'done' });
    expect(emails).toHaveLength(0);
    clock = later(23);
    expect(await isDue(draft)).toBe(true);
    await Promise.all([tellOf(draft), tellOf(draft)]);
    await tellOf(draft);
    expect(emails).toHaveLength(1);
    const [email = ''] = emails;
    expect(email).toContain('Subject: The story that you began');
    expect(email).toContain('To: ada@example.org');
    expect(email).toContain('31 May 2026');
    expect(email).toContain('https://stories.example.org/share');
    expect(email).not.toMatch(/quince/i);
    expect(email).not.toContain(draft.codeHash);
    expect(lines.join('')).not.toMatch(/ada@|example\.org/);
    clock = later(29.9);
    await forget();
    expect(await isThere(draft)).toBe(true);
    clock = later(30.01);
    await forget();
    expect(await isThere(draft)).toBe(false);
    expect(await archive.stores.contacts.find(draft.id)).toBeNull();
  });

  it('has a week after a reminder that came late, and all the time again after a visit', async () => {
    const draft = await begunBy('ada@example.org');
    clock = later(31);
    await forget();
    expect(await isThere(draft)).toBe(true);
    await tellOf(draft);
    expect(emails[0]).toContain('8 June 2026');
    clock = later(37.9);
    await forget();
    expect(await isThere(draft)).toBe(true);
    await archive.stores.stories.noteVisit(draft.id, clock);
    clock = later(60.8);
    expect(await isDue(draft)).toBe(false);
    clock = later(60.9);
    expect(await isDue(draft)).toBe(true);
    await tellOf(draft);
    expect(emails).toHaveLength(2);
  });

  it('is reminded later where the mail server is busy, and not at all where it refuses the address', async () => {
    const draft = await begunBy('ada@example.org');
    clock = later(24);
    smtp.answerWith(451);
    expect(await tellOf(draft)).toEqual({ kind: 'again', inSeconds: 300 });
    expect(await archive.stores.stories.find(draft.id)).toMatchObject({ remindedAt: null, version: 0 });
    smtp.answerWith(550);
    expect(await tellOf(draft)).toEqual({ kind: 'done' });
    expect(await isDue(draft)).toBe(false);
    expect(emails).toHaveLength(0);
    expect(lines.join('')).not.toContain('ada@');
  });

  it('loses the story after six weeks at most, even where no email could ever be sent', async () => {
    const draft = await begunBy('ada@example.org');
    clock = later(43.9);
    await forget();
    expect(await isThere(draft)).toBe(true);
    clock = later(44);
    expect(await isDue(draft)).toBe(false);
    await forget();
    expect(await isThere(draft)).toBe(false);
  });

  it('is not waited for where there is no address to write to', async () => {
    const draft = await begunBy(null);
    clock = later(30.01);
    await tellOf(draft);
    expect(emails).toHaveLength(0);
    await forget();
    expect(await isThere(draft)).toBe(false);
  });
});

describe('The link to a story that was begun', () => {
  const link = `https://stories.example.org/share/continue/${newPrivateCode()}`;

  it('is sent to whoever asks for it, and the log knows neither it nor the address', async () => {
    const { mail, logger } = services();
    const send = createDraftLinkEmails(mail, logger);
    expect(await send?.('ada@example.org', link)).toBe('sent');
    const [email = ''] = emails;
    expect(email).toContain('Subject: The link to your story');
    expect(email.replaceAll('=\r\n', '')).toContain(link);
    smtp.answerWith(550);
    expect(await send?.('ada@example.org', link)).toBe('refused');
    smtp.answerWith(451);
    expect(await send?.('ada@example.org', link)).toBe('later');
    expect(emails).toHaveLength(1);
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toMatch(/ada@|continue/);
    expect(createDraftLinkEmails(null, logger)).toBeNull();
  });
});

describe('Nobody is written to', () => {
  it('who left no e-mail address, or where no mail server is set', async () => {
    const story = await toldBy(aStoryInReview(), null);
    await tell(story);
    const reachable = await toldBy(aStoryInReview(), 'ada@example.org');
    await tellHandler({ ...services(), mail: null })({ type: 'tell', story: reachable.id }, run);
    expect(emails).toHaveLength(0);
    expect(await isFarewellDue({ ...services(), mail: null }, reachable)).toBe(false);
  });
});
