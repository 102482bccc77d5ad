import type { Request, Response } from 'express';
import { Conflict } from '../errors.ts';
import type { Media } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { withSender } from '../story/work-cost.ts';
import { fileSentences } from '../uploads/file-sentences.ts';
import { accept, kindsOfFiles } from '../uploads/kinds-of-files.ts';
import { listOfFiles, listOfUnfinished } from '../uploads/list-of-files.ts';
import { fileField } from '../uploads/receive-files.ts';
import { resumableRoutes, type Sender } from '../uploads/resumable/resumable-routes.ts';
import { takeIn } from '../uploads/take-in.ts';
import { cutUnreadBody } from '../uploads/unread-body.ts';
import { clientAddress, renderPrivate } from '../web/private-page.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
import { mayChange, readSeen, seenOf, seenShape } from './change.ts';
import { renderErasure } from './erasure-page.ts';
import { addFiles, findFile, removeFile } from './files.ts';
import { type Happening, happenedSince } from './happened.ts';
import { findOwnStory, myStoryAddress } from './own-story.ts';
import { mediaInWords } from './standing.ts';
import { whatSavingDoes } from './what-saving-does.ts';

interface Shown {
  readonly messages?: readonly string[];
  readonly happened?: readonly Happening[];
  readonly instead?: Media | null;
  readonly done?: string;
}

/** Files of a story that was sent: more of them, others in their place, or fewer. */
export function filesRoutes(services: WithdrawServices): Routes {
  const { limits } = services;

  async function showFiles(request: Request, response: Response): Promise<void> {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (!mayChange(story)) return renderErasure(response, own);
    const query = readQuery(request, { instead: one, done: one });
    return render(response, story, code, { instead: findFile(story, query.instead), done: query.done });
  }

  /** What others have done since the page was made. @throws BadRequest */
  function unseen(story: SentStory, seen: string): readonly Happening[] {
    return happenedSince(story.history, readSeen(seen)).filter(({ mine }) => !mine);
  }

  function roomIn({ media }: SentStory, instead: Media | null): number {
    return limits.filesPerStory - media.length + (instead ? 1 : 0);
  }

  /** Files that come piece by piece, as the page's script sends them. @throws NotFound, Conflict */
  async function findSender(request: Request): Promise<Sender> {
    const { story, code } = await findOwnStory(services, request);
    if (!mayChange(story)) throw gone();
    const page = `${myStoryAddress(code)}/files`;
    return {
      path: `${page}/uploads`,
      page,
      destination: {
        story: story.id,
        admit(said) {
          if (unseen(story, said.seen ?? '').length > 0) {
            throw new Conflict(say('my-story-files-overtaken'));
          }
          const instead = findFile(story, said.instead ?? '');
          return { room: roomIn(story, instead), instead: instead?.id ?? null };
        },
        async take(file, instead) {
          const sent = withSender(file, services.senderMark(clientAddress(request)));
          const { outcome, leftOut } = await addFiles(services, story, [sent], instead);
          if (outcome.kind === 'gone') throw gone();
          const [sentence] = leftOut;
          if (sentence !== undefined) throw new Conflict(sentence);
          const { sha256 } = file.original;
          return outcome.story.media.find(({ original }) => original.sha256 === sha256)?.id ?? file.id;
        },
      },
      async files() {
        const { story } = await findOwnStory(services, request);
        const words = new Map(story.media.map((media) => [media.id, mediaInWords(media)]));
        return listOfFiles(story.media).map((file) => ({ ...file, words: words.get(file.id) }));
      },
    };
  }

  async function takeFiles(request: Request, response: Response): Promise<void> {
    cutUnreadBody(request, response);
    const { story, code } = await findOwnStory(services, request);
    const home = myStoryAddress(code);
    if (!mayChange(story)) return response.redirect(303, home);
    const query = readQuery(request, { instead: one, ...seenShape });
    // Before a byte is sent: nothing is lost by looking first.
    const happened = unseen(story, query.seen);
    if (happened.length > 0) return render(response.status(409), story, code, { happened });
    const instead = findFile(story, query.instead);
    const room = roomIn(story, instead);
    const { arrived, refused } = await takeIn(services, request, response, { id: story.id, room });
    const sender = services.senderMark(clientAddress(request));
    const sent = arrived.map((file) => withSender(file, sender));
    const { outcome, leftOut } = await addFiles(services, story, sent, instead?.id ?? null);
    if (outcome.kind === 'gone') return response.redirect(303, home);
    const messages =
      room > 0
        ? [...refused.map(({ reason }) => reason), ...leftOut]
        : [fileSentences.full(limits.filesPerStory)];
    const none = arrived.length === 0 && messages.length === 0;
    if (messages.length === 0 && !none) return response.redirect(303, `${home}/files?done=added`);
    return render(response.status(422), outcome.story, code, {
      instead: findFile(outcome.story, query.instead),
      messages: none ? [fileSentences.none()] : messages,
    });
  }

  async function askBeforeRemoving(request: Request, response: Response): Promise<void> {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (!mayChange(story)) return renderErasure(response, own);
    const file = findFile(story, readQuery(request, { media: one }).media);
    if (!file) return render(response, story, code, {});
    renderRemoval(response, story, code, file, []);
  }

  async function remove(request: Request, response: Response): Promise<void> {
    const { story, code } = await findOwnStory(services, request);
    const home = myStoryAddress(code);
    const sent = readForm(request, { media: one, sure: one, ...seenShape });
    if (!mayChange(story)) return response.redirect(303, home);
    const file = findFile(story, sent.media);
    if (!file) return response.redirect(303, `${home}/files`);
    if (sent.sure !== 'yes') return response.redirect(303, `${home}/files/remove?media=${file.id}`);
    const seen = readSeen(sent.seen);
    if (story.media.length === 1) return renderRemoval(response.status(422), story, code, file, []);
    const outcome = await removeFile(services, story, seen, file, clientAddress(request));
    if (outcome.kind === 'gone') return response.redirect(303, home);
    if (outcome.kind !== 'overtaken') return response.redirect(303, `${home}/files?done=removed`);
    const happened = happenedSince(outcome.story.history, seen);
    renderRemoval(response.status(409), outcome.story, code, file, happened);
  }

  async function render(response: Response, story: SentStory, code: string, shown: Shown): Promise<void> {
    const { messages = [], happened = [], instead = null, done = '' } = shown;
    const home = myStoryAddress(code);
    const seen = seenOf(story);
    const arrivals = await services.arrivals.of(story.id);
    const at = `${home}/files?seen=${seen}`;
    renderPrivate(response, 'my-story/files', {
      ...about(story, code),
      title: instead ? say('my-story-files-title-instead') : say('my-story-files-title'),
      instead: instead && { id: instead.id, name: instead.original.fileName },
      files: story.media.map((media) => ({
        id: media.id,
        name: media.original.fileName,
        bytes: media.original.bytes,
        words: mediaInWords(media),
        replace: `${home}/files?instead=${media.id}`,
      })),
      several: story.media.length > 1,
      room: Math.max(0, roomIn(story, instead)),
      unfinished: listOfUnfinished(arrivals),
      uploads: `${home}/files/uploads`,
      said: JSON.stringify({ seen: String(seen), ...(instead ? { instead: instead.id } : {}) }),
      replaced: `${home}/files?done=added`,
      replaceAny: `${home}/files?instead={id}`,
      most: limits.filesPerStory,
      full: fileSentences.full(limits.filesPerStory),
      accept,
      kinds: kindsOfFiles(limits),
      largest: { artwork: limits.artworkBytes, sound: limits.soundBytes, film: limits.filmBytes },
      longest: { sound: limits.soundSeconds, film: limits.filmSeconds },
      add: instead ? `${at}&instead=${instead.id}` : at,
      remove: `${home}/files/remove`,
      done: done === 'added' || done === 'removed' ? say(`my-story-files-${done}`) : null,
      errors: messages.length > 0 ? messages.map((message) => ({ field: fileField, message })) : null,
      happened: happened.length > 0 ? happened : null,
      scripts: ['js/upload/files-page.js'],
    });
  }

  const path = '/my-story/:code/files';
  return [
    { method: 'get', path, permission: 'storyteller', handle: showFiles },
    { method: 'post', path, permission: 'storyteller', handle: takeFiles, streamsBody: true },
    { method: 'get', path: `${path}/remove`, permission: 'storyteller', handle: askBeforeRemoving },
    { method: 'post', path: `${path}/remove`, permission: 'storyteller', handle: remove },
    ...resumableRoutes(services, `${path}/uploads`, findSender),
  ];
}

function renderRemoval(
  response: Response,
  story: SentStory,
  code: string,
  file: Media,
  happened: readonly Happening[],
): void {
  renderPrivate(response, 'my-story/remove-file', {
    ...about(story, code),
    title: say('my-story-files-take-out'),
    file: { id: file.id, name: file.original.fileName },
    isLast: story.media.length === 1,
    seen: seenOf(story),
    happened: happened.length > 0 ? happened : null,
  });
}

const about = (story: SentStory, code: string) => ({
  home: myStoryAddress(code),
  storyTitle: story.title,
  storyLanguage: story.language,
  effect: whatSavingDoes(story),
});

const gone = () => new Conflict(say('my-story-files-erased'));
