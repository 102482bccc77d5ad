import { NotFound } from '../errors.ts';
import { parsePrivateCode, receiptAddress } from '../private-code.ts';
import { hashCode } from '../random.ts';
import { type ErasedStory, isSent, type SentStory } from '../story/story.ts';
import { clientAddress } from '../web/private-page.ts';
import type { Handler } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';

export interface OwnStory {
  readonly story: SentStory | ErasedStory;
  /** The private code, as it stands in the address. */
  readonly code: string;
}

/**
 * The story behind the private code in the address (`:code`), as its storyteller may see it.
 * @throws NotFound, the same for a wrong code as for none and for a draft; TooMany after too many wrong ones (S15).
 */
export async function findOwnStory(
  services: Pick<WithdrawServices, 'stories' | 'codes'>,
  request: Parameters<Handler>[0],
): Promise<OwnStory> {
  const address = clientAddress(request);
  await services.codes.check(address);
  const code = parsePrivateCode(request.params.code);
  const story = code && (await services.stories.findByCodeHash(hashCode(code)));
  if (code && story && (isSent(story) || story.state === 'erased')) return { story, code };
  await services.codes.take(address);
  throw new NotFound(say('my-story-not-found'));
}

/** The storyteller's own page. */
export const myStoryAddress = receiptAddress;
