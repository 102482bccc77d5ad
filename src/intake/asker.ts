import { NotFound } from '../errors.ts';
import { receiptAddress } from '../private-code.ts';
import { hashCode } from '../random.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { DraftStory, ErasedStory, SentStory } from '../story/story.ts';
import { type WebRequest, type WebResponse, wantsJson } from '../web/private-page.ts';
import { say } from '../words/say.ts';
import { readDraftCookie } from './devices/draft-cookie.ts';

/** Who asks, by the private code in the cookie and by nothing else. */
export type Asker =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'drafting'; readonly code: string; readonly draft: DraftStory }
  | { readonly kind: 'sent'; readonly code: string; readonly story: SentStory | ErasedStory };

export async function findAsker(request: WebRequest, stories: StoryStore): Promise<Asker> {
  const code = readDraftCookie(request.get('cookie'));
  const story = code && (await stories.findByCodeHash(hashCode(code)));
  if (!code || !story) return { kind: 'nobody' };
  if (story.state === 'draft') return { kind: 'drafting', code, draft: story };
  return { kind: 'sent', code, story };
}

/** Every page of a draft that somebody fills in for its storyteller says so, at its head. */
export function sayWhoHelps(response: WebResponse, { helper }: DraftStory): void {
  response.locals.helping = helper !== null;
}

/** Hands the draft over, or sends the asker to where they can go on: their receipt, or the start. */
export async function withDraft(
  request: WebRequest,
  response: WebResponse,
  stories: StoryStore,
  handle: (draft: DraftStory, code: string) => Promise<void> | void,
): Promise<void> {
  const asker = await findAsker(request, stories);
  if (asker.kind === 'drafting') {
    sayWhoHelps(response, asker.draft);
    return handle(asker.draft, asker.code);
  }
  if (wantsJson(request)) {
    throw new NotFound(say('share-not-found'));
  }
  response.redirect(303, asker.kind === 'sent' ? receiptAddress(asker.code) : '/share?lost=yes');
}
