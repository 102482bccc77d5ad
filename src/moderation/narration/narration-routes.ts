import type { Request, Response } from 'express';
import { Conflict, NotFound } from '../../errors.ts';
import { addWorkDue } from '../../jobs/add-work-due.ts';
import { secondsIn, writtenTime } from '../../spoken/moments.ts';
import { changeStory } from '../../story/changes/change-story.ts';
import { isBeingErased } from '../../story/changes/erase.ts';
import { canBeNarrated, isOpenToNarration, narrate } from '../../story/changes/narration.ts';
import { movedOn } from '../../story/changes/story-parts.ts';
import { blobKeysOf, type Media, type Narration, type ReadyMedia } from '../../story/media.ts';
import { isSent, type SentStory } from '../../story/story.ts';
import { madeFromInput, madeFromShape, readMadeFrom } from '../../story-form/made-from.ts';
import { deleteFiles } from '../../uploads/attach.ts';
import { fileSentences } from '../../uploads/file-sentences.ts';
import { fileField } from '../../uploads/receive-files.ts';
import { takeIn } from '../../uploads/take-in.ts';
import { cutUnreadBody } from '../../uploads/unread-body.ts';
import { renderPrivate, wantsJson } from '../../web/private-page.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { clock } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { storyAt } from '../story-at.ts';
import { type NarrationShown, narrationAddress, narrationMark, narrationPage } from './narration-page.ts';

/** Where a curator records a voice that tells what is to be seen in a film, sends it as a file, or takes it out. */
export function narrationRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/describe/:media';
  return [
    { method: 'get', path, permission: 'curator', handle: showPage },
    { method: 'post', path, permission: 'curator', handle: takeVoice, streamsBody: true },
    { method: 'post', path: `${path}/begins`, permission: 'curator', handle: moveVoice },
    { method: 'post', path: `${path}/remove`, permission: 'curator', handle: removeVoice },
  ];

  /** Leads back to the story where there is nothing to record: then it is null. @throws NotFound, Conflict */
  async function findFilm(request: Request, response: Response) {
    const story = await storyAt(services, request, response);
    const film = story.media.find(({ id }) => id === request.params.media);
    if (!film) throw new NotFound(say('curate-review-no-file'));
    // Its storyteller wants it gone: nobody looks at it any more, while the worker erases.
    if (isBeingErased(story))
      throw request.method === 'POST' ? movedOn() : new NotFound(say('curate-review-no-file'));
    if (canBeNarrated(film) && isOpenToNarration(story)) return { story, film };
    response.redirect(303, `/curate/stories/${story.id}`);
    return null;
  }

  async function showPage(request: Request, response: Response): Promise<void> {
    const found = await findFilm(request, response);
    if (found) show(response, found.story, found.film, readQuery(request, { done: one }));
  }

  async function takeVoice(request: Request, response: Response): Promise<void> {
    cutUnreadBody(request, response);
    const found = await findFilm(request, response);
    if (!found) return;
    const { story, film } = found;
    const query = readQuery(request, { ...madeFromShape, begins: one });
    const begins = secondsIn(query.begins || writtenTime(0)) ?? 0;
    const mark = readMadeFrom(query[madeFromInput]);
    // Before a byte is sent: nothing is lost by looking first.
    if (narrationMark(film.narration) !== mark)
      return refuse(request, response, story, film, overtaken(), 409);
    const { arrived, refused } = await takeIn(services.uploads, request, response, { id: story.id, room: 1 });
    const [voice] = arrived;
    if (!voice) {
      const [reason] = refused.map((each) => each.reason);
      return refuse(request, response, story, film, reason ?? fileSentences.none(), 422);
    }
    const { original } = voice;
    const saved = await save(response, story, film, mark, { original, begins, mixing: due });
    if (!saved) {
      await deleteFiles(services, story.id, [original.key]);
      const now = await findFilm(request, response);
      if (now) refuse(request, response, now.story, now.film, overtaken(), 409);
      return;
    }
    services.logger.info({ story: story.id, media: film.id }, 'a curator put a voice to a film');
    const next = `${narrationAddress(story.id, film.id)}?done=kept`;
    if (wantsJson(request)) response.set('Cache-Control', 'no-store').json({ next });
    else response.redirect(303, next);
  }

  async function moveVoice(request: Request, response: Response): Promise<void> {
    const found = await findFilm(request, response);
    if (!found) return;
    const { story, film } = found;
    const sent = readForm(request, { ...madeFromShape, begins: one });
    const begins = secondsIn(sent.begins);
    const message = faultOf(begins, film);
    if (message) {
      response.status(422);
      return show(response, story, film, { errors: [{ field: 'begins', message }], begins: sent.begins });
    }
    const { narration } = film;
    const moved = narration ? { ...narration, begins: begins ?? 0, mixing: due } : null;
    await change(request, response, story, film, sent[madeFromInput], moved, 'moved');
  }

  async function removeVoice(request: Request, response: Response): Promise<void> {
    const found = await findFilm(request, response);
    if (!found) return;
    const sent = readForm(request, madeFromShape);
    await change(request, response, found.story, found.film, sent[madeFromInput], null, 'removed');
  }

  async function change(
    request: Request,
    response: Response,
    story: SentStory,
    film: ReadyMedia,
    mark: string,
    narration: Narration | null,
    done: string,
  ): Promise<void> {
    const address = narrationAddress(story.id, film.id);
    if (!film.narration) return response.redirect(303, address);
    if (await save(response, story, film, readMadeFrom(mark), narration))
      return response.redirect(303, `${address}?done=${done}`);
    const now = await findFilm(request, response);
    if (now) refuse(request, response, now.story, now.film, overtaken(), 409);
  }

  /** @returns false where somebody else has put in or taken out a voice since the page was made. */
  async function save(
    response: Response,
    { id }: SentStory,
    film: ReadyMedia,
    mark: string,
    narration: Narration | null,
  ): Promise<boolean> {
    const by = actorOf(signedIn(response));
    let before: readonly Media[] = [];
    try {
      const saved = await changeStory(services.stories, id, (latest) => {
        const now = latest.media.find((media) => media.id === film.id);
        if (!isSent(latest) || !now || !canBeNarrated(now)) throw new Conflict('');
        if (narrationMark(now.narration) !== mark) throw new Conflict('');
        before = latest.media;
        return narrate(latest, film.id, narration, services.now(), by);
      });
      const named = new Set(saved.media.flatMap(blobKeysOf));
      await deleteFiles(
        services,
        id,
        before.flatMap(blobKeysOf).filter((key) => !named.has(key)),
      );
      await addWorkDue(services, saved);
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }

  /** To the page's script in a word, to everyone else on the page. */
  function refuse(
    request: Request,
    response: Response,
    story: SentStory,
    film: ReadyMedia,
    message: string,
    status: number,
  ): void {
    response.status(status);
    if (wantsJson(request)) response.set('Cache-Control', 'no-store').json({ problem: message });
    else show(response, story, film, { errors: [{ field: fileField, message }] });
  }

  function show(response: Response, story: SentStory, film: ReadyMedia, shown: NarrationShown): void {
    const page = narrationPage(story, film, services.uploads.limits, shown);
    renderPrivate(response, 'curate/narration', page);
  }
}

const due = { state: 'due', tries: 0 } as const;
const overtaken = () => say('narration-overtaken');

function faultOf(begins: number | null, { facts }: ReadyMedia): string | null {
  if (begins === null) return say('narration-begins-unreadable');
  const ends = facts.form === 'film' ? facts.seconds : 0;
  return begins >= ends ? say('narration-begins-late', { end: clock(ends) }) : null;
}
