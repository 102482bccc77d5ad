import type { Exhibition } from '../../story/exhibitions.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { one, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Manifest, Profile } from '../player/kiosk-api.ts';
import { leaseFrom, type Manifests } from '../player/manifests.ts';
import { exhibitedMedia } from '../player/media-routes.ts';
import { playerPage } from '../player/player-page.ts';
import { shownAt } from './hanging.ts';
import { findOwnExhibition, ownExhibition } from './own-exhibitions.ts';

type Orientation = Profile['orientation'];

/** A preview's files lie where the curator's session opens them. */
export const previewAddress = (exhibition: Pick<Exhibition, 'slug'>) =>
  `/curate/exhibitions/of/${exhibition.slug}/preview`;
export const previewFiles =
  ({ slug }: Pick<Exhibition, 'slug'>) =>
  (story: string, media: string, name: string) =>
    `/curate/exhibitions/of/${slug}/media/${story}/${media}/${name}`;

/** The exhibition as visitors will see it, in the player itself, for a signed-in curator and without a screen. */
export function previewRoutes(services: KioskServices, manifests: Manifests): Routes {
  const address = '/curate/exhibitions/of/:exhibition';
  return [
    { method: 'get', path: `${address}/preview`, permission: 'curator', handle: showPlayer(services) },
    {
      method: 'get',
      path: `${address}/preview/manifest`,
      permission: 'curator',
      handle: sendManifest(services, manifests),
    },
    {
      method: 'get',
      path: `${address}/media/:story/:media/:name`,
      permission: 'curator',
      handle: exhibitedMedia(services, async (_story, request, response) => {
        const exhibition = await findOwnExhibition(services.exhibitions, request, response);
        return exhibition && shownAt(services.published, exhibition.slug);
      }),
    },
  ];
}

function showPlayer(services: KioskServices): Handler {
  return async (request, response) => {
    const exhibition = await ownExhibition(services.exhibitions, request, response);
    const { orientation, mode } = readLook(request);
    const manifest = `${previewAddress(exhibition)}/manifest?orientation=${orientation}&mode=${mode}`;
    const { version: release } = services.release;
    response.render('kiosk/player', playerPage({ release, exhibition: setApart(exhibition.name), manifest }));
  };
}

function sendManifest(services: KioskServices, manifests: Manifests): Handler {
  return async (request, response) => {
    const exhibition = await ownExhibition(services.exhibitions, request, response);
    const { orientation, mode } = readLook(request);
    const content = await manifests.preview(exhibition.slug, glassOf(orientation), previewFiles(exhibition));
    const at = services.now();
    const manifest: Manifest = {
      version: `preview-${at.getTime()}`,
      issuedAt: at.toISOString(),
      leaseUntil: leaseFrom(at).toISOString(),
      screen: { id: 'preview', name: say('kiosk-preview') },
      profile: { ...previewProfile, orientation, ...(mode === 'wall' && asWall) },
      ...content,
    };
    response.json(manifest);
  };
}

export const previewProfile: Omit<Profile, 'orientation'> = {
  // A desk's screen, as CSS understands a millimetre: 96 pixels in 25.4.
  pixelsPerMm: 3.78,
  volumeLimit: 1,
  quiet: null,
  languages: ['en'],
  burnInShift: false,
};

export function glassOf(orientation: Orientation) {
  return orientation === 'portrait' ? { width: 1080, height: 1920 } : { width: 1920, height: 1080 };
}

/** In silence, so that a curator's room stays quiet, and as it hangs, so that they can follow. */
const asWall = { mode: 'wall', wall: { order: 'in-order', sound: false, shares: null } } as const;

function readLook(request: Parameters<Handler>[0]): {
  readonly orientation: Orientation;
  readonly mode: NonNullable<Profile['mode']>;
} {
  const { orientation, mode } = readQuery(request, { orientation: one, mode: one });
  return {
    orientation: orientation === 'portrait' ? 'portrait' : 'landscape',
    mode: mode === 'wall' ? 'wall' : 'touch',
  };
}
