import { say, sourcesOf, spokenLanguage } from '../../words/say.ts';
import type { Manifest } from './kiosk-api.ts';

interface Player {
  /** Which release it is made of. */
  readonly release: string;
  /** Where it finds its manifest, of a preview or a trial; a screen asks /kiosk/api. */
  readonly manifest?: string;
  /** The manifest itself, of one story that a curator looks at. */
  readonly story?: Manifest;
  /** What it is a preview of. */
  readonly exhibition?: string;
}

/**
 * The model of views/kiosk/player: a page that is the same for everyone who speaks a language, so that a screen can keep
 * it with all that it says.
 */
export function playerPage({ release, manifest, story, exhibition }: Player = { release: '' }) {
  return {
    layout: false,
    release,
    base: `/kiosk/releases/${release}`,
    title: exhibition ? say('kiosk-preview-title', { exhibition }) : say('player-page-title'),
    language: spokenLanguage(),
    words: asData(sourcesOf('own', 'player', 'kinds')),
    ...(manifest && { manifest }),
    ...(story && { story: asData(story) }),
    isPreview: exhibition !== undefined,
  };
}

/** JSON in a script element. A "<" as JSON escapes it: so nothing in it ends the script. */
const asData = (data: unknown) => JSON.stringify(data).replaceAll('<', '\\u003c');
