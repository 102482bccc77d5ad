import type { Request, Response } from 'express';

/**
 * Who may call a route. Every route says it, even where it is everyone.
 * - `everyone`: the public; the route shows only what the published-stories read model returns.
 * - `storyteller`: whoever holds the story's private code, in the address or the draft cookie; the route looks the story
 *   up by that code and by nothing else.
 * - `screen`: a screen in an exhibition, by the credential in its cookie, which opens nothing else.
 * - `account`: a signed-in account of any role, also one that must set up a second step first; the route is about that account alone.
 * - `helper`: a signed-in account of any role; the route shows nothing of anybody's story.
 * - `curator`, `admin`: a signed-in account with that role; an admin may do what a curator may.
 */
export type Permission = 'everyone' | 'storyteller' | 'screen' | 'account' | 'helper' | 'curator' | 'admin';
export const permissions: readonly Permission[] = [
  'everyone',
  'storyteller',
  'screen',
  'account',
  'helper',
  'curator',
  'admin',
];

export type Handler = (request: Request, response: Response) => Promise<void> | void;
export type PageRequest = Parameters<Handler>[0];
export type PageResponse = Parameters<Handler>[1];

export interface Route {
  /** `head`, `patch`, `delete` and `options` are for resumable uploads only: forms know two. */
  readonly method: 'get' | 'post' | 'head' | 'patch' | 'delete' | 'options';
  /** Express 5 path, with every parameter named. */
  readonly path: string;
  readonly permission: Permission;
  readonly handle: Handler;
  /** The body is a multipart stream that the handler reads by itself. */
  readonly streamsBody?: true;
  /** The form may hold whole transcripts: read only once the guards have let its sender in. */
  readonly longBody?: true;
  /** The body is JSON, for readJson(), and nothing else; with `longBody` it may hold a whole transcript. */
  readonly readsJson?: true;
}

/** A feature's routes, as one readable list. */
export type Routes = readonly Route[];
