import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { Conflict, NotFound } from '../errors.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import { parseMediaId } from '../story/ids.ts';
import type { Media } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { renderPrivate } from '../web/private-page.ts';
import { readJson } from '../web/read-json.ts';
import type { Handler, PageRequest, PageResponse, Permission, Routes } from '../web/routes.ts';
import { say } from '../words/say.ts';
import { atDesk, type DeskServices, exchange, openDesk } from './desk.ts';
import { deskPage } from './desk-page.ts';
import type { AtWork } from './desk-text.ts';

/** Who is at the desk, and how they came to the story. */
export interface AtDesk {
  readonly story: SentStory;
  readonly who: AtWork;
  /** The desk's own address. */
  readonly address: string;
  /** Where the words go on to, and what that is called. */
  readonly back: { readonly address: string; readonly words: string };
  /** What to do with the words once they are right. */
  readonly onward: string;
  /** Where the words of this recording are put into other languages. */
  readonly translations: string;
  /** Of a file that this person may hear or see. */
  readonly fileAddress: (media: Media, name: string) => string;
  /** How this person calls another who is there. */
  readonly nameOf: (who: AtWork) => Promise<string>;
}

/** A desk's door: pages of its own for curators and for storytellers, and one desk behind both. */
export interface DeskDoor {
  /** Names the recording as `:media`. */
  readonly path: string;
  readonly permission: Permission;
  /** @throws NotFound for whoever may not see the story. */
  enter(request: PageRequest, response: PageResponse): Promise<AtDesk>;
}

/** The page on which people work on the words of a recording, and what its script says and hears while they do. */
export function deskRoutes(services: DeskServices, door: DeskDoor): Routes {
  const { path, permission } = door;
  return [
    { method: 'get', path, permission, handle: showDesk(services, door) },
    {
      ...{ method: 'post', path: `${path}/words`, permission },
      ...{ readsJson: true, longBody: true },
      handle: exchangeWords(services, door),
    },
  ];
}

function showDesk(services: DeskServices, door: DeskDoor): Handler {
  return async (request, response) => {
    const at = await door.enter(request, response);
    const media = fileIn(at.story, request);
    if (!atDesk(at.story).includes(media)) return response.redirect(303, at.back.address);
    const text = await openDesk(services, at.story, media);
    renderPrivate(response, 'desk/desk', deskPage(at, media, text));
  };
}

const bytes = z
  .string()
  .max(4_000_000)
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const saidByPage = z.strictObject({
  id: z.string().max(40),
  /** Bytes of Yjs, in base64. */
  update: bytes,
  has: bytes,
  page: z.string().max(40),
  place: z.string().max(400).nullable(),
});

function exchangeWords(services: DeskServices, door: DeskDoor): Handler {
  return async (request, response) => {
    const at = await door.enter(request, response);
    const { id, update, has, page, place } = readJson(request, saidByPage);
    const media = fileIn(at.story, request);
    if (!atDesk(at.story).includes(media)) throw goneFrom(request);
    const from = { who: at.who, page, place };
    const exchanged = await exchange(services, at.story, media.id, { id, update, has, from });
    if (exchanged.kind === 'gone') throw goneFrom(request);
    response.set('Cache-Control', 'no-store').json({
      update: Buffer.from(exchanged.update).toString('base64'),
      others: await Promise.all(
        exchanged.others.map(async ({ who, place: where }) => ({
          name: who === at.who ? say('desk-you-elsewhere') : await at.nameOf(who),
          place: where,
        })),
      ),
    });
  };
}

/** There is nothing to work on any more: to a page's script this is the end of it, and to anybody else no page. */
export const goneFrom = ({ method }: Pick<PageRequest, 'method'>) =>
  method === 'POST' ? new Conflict(say('desk-gone')) : new NotFound(say('desk-no-recording'));

/** @throws NotFound or Conflict for a file that the story has not, or that is on its way out with it. */
function fileIn(story: SentStory, request: PageRequest): Media {
  const id = parseMediaId(String(request.params.media));
  const media = isBeingErased(story) ? undefined : story.media.find((each) => each.id === id);
  if (!media) throw goneFrom(request);
  return media;
}
