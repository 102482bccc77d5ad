import { Buffer } from 'node:buffer';
import { formOf, isReady, type Media } from '../story/media.ts';
import { languageName } from '../story-form/languages.ts';
import { languageOf, languagesFor } from '../translations/languages.ts';
import { markOfPage, markOfWords } from '../translations/translation-form.ts';
import { say } from '../words/say.ts';
import type { AtDesk } from './desk-routes.ts';
import type { DeskText } from './desk-text.ts';
import { piecesIn, readDoc } from './pieces.ts';
import { playedFiles, recordingHeading } from './recording-view.ts';

/** How fast it can be played; the pitch stays. */
const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];
/** What is heard and is no word, as captions say it in brackets. */
const sounds = ['laughs', 'music', 'applause', 'unclear'];

/** The model of views/desk/desk. */
export function deskPage(at: AtDesk, media: Media, text: DeskText) {
  const { story, address, back, onward } = at;
  const renditions = isReady(media) ? media.renditions : [];
  const files = isReady(media) ? playedFiles(media, (name) => at.fileAddress(media, name)) : [];
  const peaks = renditions.find(({ kind }) => kind === 'peaks');
  return {
    title: say('desk-title', { title: story.title }),
    bodyClass: 'curate',
    scripts: ['js/curate/keys.js', 'js/desk/desk.js'],
    isFilm: formOf(media) === 'film',
    heading: recordingHeading(story, media),
    story: { title: story.title, lang: story.language === 'und' ? null : story.language },
    back,
    onward,
    files,
    // The lightest is drawn, since all of it has to come first.
    drawn: files[0] ?? null,
    peaks: peaks ? at.fileAddress(media, peaks.name) : null,
    speeds: speeds.map((value) => ({
      value,
      words: value === 1 ? say('desk-speed-usual') : say('desk-speed-times', { times: value }),
    })),
    // A file of captions: in the language that is spoken it is put in here, in another one it is a translation.
    file: {
      address: at.translations,
      madeFrom: markOfPage(markOfWords(media), null),
      spoken: say('desk-file-spoken', { language: languageName(languageOf(story, media)) }),
      languages: languagesFor(story, media).map((tag) => ({ value: tag, label: languageName(tag) })),
    },
    sounds: sounds.map((name, index) => ({ words: say(`desk-sound-${name}`), key: index + 1 })),
    desk: JSON.stringify({
      ...{ id: text.id, address: `${address}/words`, known: text.known },
      doc: Buffer.from(text.doc).toString('base64'),
    }),
    // Without a script they can at least be read here.
    pieces: piecesIn(readDoc(text.doc)).map((piece) => piece.text),
  };
}
