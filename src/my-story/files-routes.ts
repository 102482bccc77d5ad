import type { Request, Response } from 'express';
import { Conflict } from '../errors.ts';
import type { Media } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { answerScript } from '../uploads/answer-script.ts';
import { fileSentences } from '../uploads/file-sentences.ts';
import { accept, kindsOfFiles } from '../uploads/kinds-of-files.ts';
import { cutUnreadBody } from '../uploads/linger.ts';
import { fileField } from '../uploads/receive-files.ts';
import { takeIn } from '../uploads/take-in.ts';
import { renderPrivate, wantsJson } from '../web/private-page.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
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
    render(response, story, code, { instead: findFile(story, query.instead), done: query.done });
  }

  async function takeFiles(request: Request, response: Response): Promise<void> {
    cutUnreadBody(request, response);
    const { story, code } = await findOwnStory(services, request);
    const home = myStoryAddress(code);
    const isScript = wantsJson(request);
    if (!mayChange(story)) return leave(response, home, isScript);
    const query = readQuery(request, { instead: one, ...seenShape });
    // Before a byte is sent: nothing is lost by looking first.
    const happened = happenedSince(story.history, readSeen(query.seen)).filter(({ mine }) => !mine);
    if (happened.length > 0) {
      if (isScript) throw new Conflict('Something has happened to your story. Reload this page and look.');
      return render(response.status(409), story, code, { happened });
    }
    const instead = findFile(story, query.instead);
    const room = limits.filesPerStory - story.media.length + (instead ? 1 : 0);
    const { arrived, refused } = await takeIn(services, request, response, { id: story.id, room });
    const { outcome, leftOut } = await addFiles(services, story, arrived, instead);
    if (outcome.kind === 'gone') return leave(response, home, isScript);
    const messages =
      room > 0
        ? [...refused.map(({ reason }) => reason), ...leftOut]
        : [fileSentences.full(limits.filesPerStory)];
    if (isScript) return answerScript(response, outcome.story.media, arrived.length, messages);
    const none = arrived.length === 0 && messages.length === 0;
    if (messages.length === 0 && !none) return response.redirect(303, `${home}/files?done=added`);
    render(response.status(422), outcome.story, code, {
      instead: findFile(outcome.story, query.instead),
      messages: none ? [fileSentences.none] : messages,
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
    const outcome = await removeFile(services, story, seen, file);
    if (outcome.kind === 'gone') return response.redirect(303, home);
    if (outcome.kind !== 'overtaken') return response.redirect(303, `${home}/files?done=removed`);
    const happened = happenedSince(outcome.story.history, seen);
    renderRemoval(response.status(409), outcome.story, code, file, happened);
  }

  function render(response: Response, story: SentStory, code: string, shown: Shown): void {
    const { messages = [], happened = [], instead = null, done = '' } = shown;
    const home = myStoryAddress(code);
    const seen = seenOf(story);
    const room = limits.filesPerStory - story.media.length;
    const at = `${home}/files?seen=${seen}`;
    renderPrivate(response, 'my-story/files', {
      ...about(story, code),
      title: instead ? 'Put another file in its place' : 'Change the files',
      instead: instead && { id: instead.id, name: instead.original.fileName },
      files: story.media.map((media) => ({
        id: media.id,
        name: media.original.fileName,
        bytes: media.original.bytes,
        words: mediaInWords(media),
        replace: `${home}/files?instead=${media.id}`,
      })),
      several: story.media.length > 1,
      room: Math.max(0, instead ? room + 1 : room),
      most: limits.filesPerStory,
      full: fileSentences.full(limits.filesPerStory),
      accept,
      kinds: kindsOfFiles(limits),
      largest: { artwork: limits.artworkBytes, sound: limits.soundBytes, film: limits.filmBytes },
      add: instead ? `${at}&instead=${instead.id}` : at,
      remove: `${home}/files/remove`,
      done: doneSentences[done] ?? null,
      errors: messages.length > 0 ? messages.map((message) => ({ field: fileField, message })) : null,
      happened: happened.length > 0 ? happened : null,
      scripts: ['js/my-story/upload.js'],
    });
  }

  const path = '/my-story/:code/files';
  return [
    { method: 'get', path, permission: 'storyteller', handle: showFiles },
    { method: 'post', path, permission: 'storyteller', handle: takeFiles, streamsBody: true },
    { method: 'get', path: `${path}/remove`, permission: 'storyteller', handle: askBeforeRemoving },
    { method: 'post', path: `${path}/remove`, permission: 'storyteller', handle: remove },
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
    title: 'Take this file out?',
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

function leave(response: Response, home: string, isScript: boolean): void {
  if (isScript) throw new Conflict('You have asked us to erase this story, so nothing can be added to it.');
  response.redirect(303, home);
}

const doneSentences: Readonly<Record<string, string>> = {
  added: 'Your file has arrived and is safe.',
  removed: 'The file is gone from your story, and we have deleted it.',
};
