import { say, sourcesOf, spokenLanguage } from '../../words/say.ts';

interface Player {
  /** Which release it is made of. */
  readonly release: string;
  /** Where it finds its manifest, of a preview or a trial; a screen asks /kiosk/api. */
  readonly manifest?: string;
  /** Whose preview it is. */
  readonly exhibition?: string;
}

/**
 * The model of views/kiosk/player: a page that is the same for everyone who speaks a language, so that a screen can keep
 * it with all that it says.
 */
export function playerPage({ release, manifest, exhibition }: Player = { release: '' }) {
  return {
    layout: false,
    release,
    base: `/kiosk/releases/${release}`,
    title: exhibition ? say('kiosk-preview-title', { exhibition }) : say('player-page-title'),
    language: spokenLanguage(),
    // A "<" as JSON escapes it: so nothing in it ends the script.
    words: JSON.stringify(sourcesOf('player', 'kinds')).replaceAll('<', '\\u003c'),
    ...(manifest && { manifest }),
    isPreview: exhibition !== undefined,
  };
}
