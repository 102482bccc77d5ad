import { NotFound } from '../../errors.ts';
import type { Exhibition, ExhibitionStore } from '../../story/exhibitions.ts';
import { type NeighbourhoodSlug, parseExhibitionSlug } from '../../story/ids.ts';
import type { Handler } from '../../web/routes.ts';
import { type SignedIn, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';

export type PageRequest = Parameters<Handler>[0];
export type PageResponse = Parameters<Handler>[1];

type Scope = SignedIn['scope'];

/** Curators of some neighbourhoods look after the exhibitions of those; one of none is for curators of all (P24). */
export function looksAfter(scope: Scope, { neighbourhood }: Pick<Exhibition, 'neighbourhood'>): boolean {
  return scope === null || (neighbourhood !== null && scope.includes(neighbourhood));
}

/** The neighbourhoods that are the curator's to choose from. */
export function withinScope<Place extends { readonly slug: NeighbourhoodSlug }>(
  scope: Scope,
  places: readonly Place[],
): readonly Place[] {
  return scope === null ? places : places.filter(({ slug }) => scope.includes(slug));
}

/**
 * The exhibition that the address names.
 * @throws NotFound where there is none, or where another curator looks after it: the two look alike (S12).
 */
export async function ownExhibition(
  exhibitions: ExhibitionStore,
  request: PageRequest,
  response: PageResponse,
): Promise<Exhibition> {
  const exhibition = await findOwnExhibition(exhibitions, request, response);
  if (!exhibition) throw new NotFound(say('kiosk-exhibition-unknown'));
  return exhibition;
}

/** The same, with null where there is none. */
export async function findOwnExhibition(
  exhibitions: ExhibitionStore,
  request: PageRequest,
  response: PageResponse,
): Promise<Exhibition | null> {
  const slug = parseExhibitionSlug(String(request.params.exhibition));
  const exhibition = slug && (await exhibitions.find(slug));
  return exhibition && looksAfter(signedIn(response).scope, exhibition) ? exhibition : null;
}

/** All that the curator looks after, by the store's order. */
export async function ownExhibitions(
  exhibitions: ExhibitionStore,
  response: PageResponse,
): Promise<readonly Exhibition[]> {
  const { scope } = signedIn(response);
  return (await exhibitions.list()).filter((each) => looksAfter(scope, each));
}
