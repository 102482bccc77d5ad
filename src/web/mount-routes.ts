import type { IncomingMessage } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import { TooSlow, Unavailable } from '../errors.ts';
import { say } from '../words/say.ts';
import { type Permission, permissions, type Route, type Routes } from './routes.ts';

/** What stands before a route of each permission. */
export type Guards = Readonly<Record<Permission, readonly RequestHandler[]>>;

// Fields are small; files never come this way. A story of 20,000 characters in Hindi or Bengali is 360 kB on its way. `extended: false` keeps "a[b]" a plain, unknown name (S9).
const readBody = express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 200 });
// What is said in hours of sound, and what stands on the hundred pages of a booklet: a letter can take nine bytes on its way.
const readLongBody = express.urlencoded({ extended: false, limit: '16mb', parameterLimit: 4000 });

/** A form that came from somebody who is not let in, to be handed back to them: their session may have ended while they wrote. */
export const readFormToKeep = express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 4000 });

const readJsonBody = express.json({ limit: '64kb' });
const readLongJsonBody = express.json({ limit: '4mb' });

/** Milliseconds in which a form's few fields must have come in, and in which an answer must have begun; files have a pace of their own (S14). */
const deadline = 30_000;

/** Starts the time for an answer anew, or stops it while a body comes in: what is late about that is not ours. */
interface Clock {
  start(): void;
  stop(): void;
}
const clocks = new WeakMap<IncomingMessage, Clock>();

// The driver's first question after the database died can wait for ever: a visitor must not (S19).
const answerInTime =
  (milliseconds: number): RequestHandler =>
  (request, response, next) => {
    let late: NodeJS.Timeout | undefined;
    const clock = {
      start() {
        late = setTimeout(() => {
          if (!response.headersSent) next(new Unavailable(say('errors-slow'), { retryAfter: 30 }));
        }, milliseconds);
      },
      stop: () => clearTimeout(late),
    };
    clocks.set(request, clock);
    response.once('close', clock.stop);
    clock.start();
    next();
  };

/** Reads a body with `reader`. One that has not come in by then gets a sentence, and the line is cut. */
const readInTime =
  (reader: RequestHandler, milliseconds: number): RequestHandler =>
  (request, response, next) => {
    const clock = clocks.get(request);
    clock?.stop();
    const late = setTimeout(() => {
      response.set('Connection', 'close').once('finish', () => request.destroy());
      next(new TooSlow(say('errors-slow-form')));
    }, milliseconds);
    const gone = () => clearTimeout(late);
    request.once('close', gone);
    reader(request, response, (error?: unknown) => {
      clearTimeout(late);
      request.off('close', gone);
      if (response.headersSent) return;
      clock?.start();
      next(error);
    });
  };

function readerOf(route: Route): RequestHandler {
  if (route.readsJson) return route.longBody ? readLongJsonBody : readJsonBody;
  return route.longBody ? readLongBody : readBody;
}

/**
 * Puts the routes into the app, each behind the guards of its permission. A body, and then an answer, has `within` milliseconds.
 * @throws Error for a route that declares no permission, or for two routes with the same method and path.
 */
export function mountRoutes(app: Express, routes: Routes, guards: Guards, within = deadline): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method.toUpperCase()} ${route.path}`;
    if (!permissions.includes(route.permission)) {
      throw new Error(
        `Expected ${name} to declare a permission but received ${JSON.stringify(route.permission)}`,
      );
    }
    if (seen.has(name)) throw new Error(`Expected one route for ${name} but received two`);
    seen.add(name);
    const patience = route.streamsBody ? [] : [answerInTime(within)];
    const body = route.method === 'post' && !route.streamsBody ? [readInTime(readerOf(route), within)] : [];
    app[route.method](route.path, ...patience, ...guards[route.permission], ...body, (request, response) =>
      route.handle(request, response),
    );
  }
}
