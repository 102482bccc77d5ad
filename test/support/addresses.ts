import type { Routes } from '../../src/web/routes.ts';

/** What a parameter of a route's path names. */
export type Named =
  | 'story'
  | 'media'
  | 'arrival'
  | 'rendition'
  | 'private code'
  | 'person'
  | 'invitation'
  | 'passkey'
  | 'place'
  | 'exhibition'
  | 'screen'
  | 'surface'
  | 'topic'
  | 'release'
  | 'released file';

/** Every parameter of every route, by the path up to it. */
const meanings: Readonly<Record<string, Named>> = {
  '/stories/:id': 'story',
  '/media/:story': 'story',
  '/media/:story/:media': 'media',
  '/media/:story/:media/:name': 'rendition',
  '/kiosk/releases/:version': 'release',
  '/kiosk/releases/:version/*file': 'released file',
  '/kiosk/media/:story': 'story',
  '/kiosk/media/:story/:media': 'media',
  '/kiosk/media/:story/:media/:name': 'rendition',
  '/my-story/:code': 'private code',
  '/my-story/:code/desk/:media': 'media',
  '/my-story/:code/translations/:media': 'media',
  '/my-story/:code/media/:media': 'media',
  '/my-story/:code/media/:media/:name': 'rendition',
  '/curate/stories/:id': 'story',
  '/curate/stories/:id/media/:media': 'media',
  '/curate/stories/:id/media/:media/:name': 'rendition',
  '/curate/stories/:id/originals/:media': 'media',
  '/curate/stories/:id/desk/:media': 'media',
  '/curate/stories/:id/translations/:media': 'media',
  '/curate/stories/:id/describe/:media': 'media',
  '/curate/people/:id': 'person',
  '/curate/welcome/:code': 'invitation',
  '/curate/account/second-step/passkeys/:passkey': 'passkey',
  '/share/exhibitions/:exhibition': 'exhibition',
  '/share/continue/:code': 'private code',
  '/share/files/:media': 'media',
  '/share/uploads/:upload': 'arrival',
  '/my-story/:code/files/uploads/:upload': 'arrival',
  '/curate/exhibitions/of/:exhibition': 'exhibition',
  '/curate/exhibitions/of/:exhibition/media/:story': 'story',
  '/curate/exhibitions/of/:exhibition/media/:story/:media': 'media',
  '/curate/exhibitions/of/:exhibition/media/:story/:media/:name': 'rendition',
  '/curate/screens/:screen': 'screen',
  '/curate/shows/:surface': 'surface',
  '/curate/support/topic/:slug': 'topic',
  '/curate/places/neighbourhood/:slug': 'place',
  '/curate/places/theme/:slug': 'place',
  '/neighbourhoods/:neighbourhood': 'place',
  '/themes/:theme': 'place',
};

/** What the parameters of a route's path name, in their order. @throws for a parameter that nobody has listed yet. */
export function namedBy(path: string): readonly Named[] {
  return parametersOf(path).map((upTo) => {
    const named = meanings[upTo];
    if (!named) {
      throw new Error(
        `Expected to know what ${upTo} names: add it to the table in test/support/addresses.ts, ` +
          'so that the tests of access and of headers can build the address',
      );
    }
    return named;
  });
}

/** The path with each parameter filled in. */
export function addressOf(path: string, values: Readonly<Record<Named, string>>): string {
  return parametersOf(path).reduceRight((address, upTo) => {
    const [named] = namedBy(upTo).slice(-1);
    return named ? upTo.replace(/[:*]\w+$/, values[named]) + address.slice(upTo.length) : address;
  }, path);
}

/** Lines of the table that no route uses any more. */
export function unusedMeanings(routes: Routes): string[] {
  const used = new Set(routes.flatMap(({ path }) => parametersOf(path)));
  return Object.keys(meanings).filter((upTo) => !used.has(upTo));
}

/** The path up to each of its parameters, those included. */
function parametersOf(path: string): string[] {
  return [...path.matchAll(/[:*]\w+/g)].map((match) => path.slice(0, match.index + match[0].length));
}
