import { say, sourcesOf, spokenLanguage } from '../../words/say.ts';

/**
 * The model of views/kiosk/player: a page that is the same for everyone who speaks a language, so that a screen can keep
 * it with all that it says. `of` is a curator's preview: whose it is, and where its manifest lies.
 */
export function playerPage(of?: { readonly exhibition: string; readonly manifest: string }) {
  return {
    layout: false,
    title: of ? say('kiosk-preview-title', { exhibition: of.exhibition }) : say('player-page-title'),
    language: spokenLanguage(),
    // A "<" as JSON escapes it: so nothing in it ends the script.
    words: JSON.stringify(sourcesOf('player', 'kinds')).replaceAll('<', '\\u003c'),
    ...(of && { manifest: of.manifest }),
  };
}
