import type { PublishedMedia } from '../../publish/published-stories.ts';
import { captionsName, translatedName } from '../../spoken/captions-named.ts';
import { type MomentLine, momentLines, speechStarts } from '../../spoken/moments.ts';
import { type SpokenParagraph, spokenParagraphs } from '../../spoken/spoken-paragraphs.ts';
import { translatedCaptions, translatedParagraphs } from '../../spoken/translated-words.ts';
import type { StoryId } from '../../story/ids.ts';
import type { Chapter, Translation } from '../../story/media.ts';
import { inSpokenLanguage } from '../../words/intl.ts';
import { say } from '../../words/say.ts';
import { longDay } from '../../words/times.ts';
import { mediaAddress } from '../media-address.ts';

/** What stands beside a sound or a film for those who cannot hear or see it (P26). */
export interface HearingView {
  readonly captions: CaptionsView | null;
  /** Of a film without one, the words of its captions. Empty where there is nothing to read. */
  readonly transcript: readonly SpokenParagraph[];
  readonly translations: readonly TranslationView[];
  /** Over the transcript: nobody speaks where there is a reason to have none. */
  readonly transcriptTitle: string;
  /** Why it needs neither, such as "Nobody speaks in it." */
  readonly waiver: string | null;
  readonly chapters: readonly Chapter[];
  /** What a film shows. */
  readonly shown: string | null;
  /** The same, moment by moment; empty where nobody has described it so. */
  readonly moments: readonly MomentLine[];
  /** When each word is spoken: seconds, with a space between two. */
  readonly speech: string;
}

export interface TranslationView {
  /** BCP 47 tag. */
  readonly language: string;
  /** As "Read what is said, in Welsh". */
  readonly title: string;
  /** Who put it into that language, and when. */
  readonly made: string;
  readonly paragraphs: readonly SpokenParagraph[];
  /** Of a film. */
  readonly captions: CaptionsView | null;
}

export interface CaptionsView {
  readonly src: string;
  readonly language: string;
  /** As the player's menu names them, such as "English captions". */
  readonly label: string;
}

export function hearingView(story: StoryId, media: PublishedMedia): HearingView {
  const { captions, waiver, chapters = [], translations = [], description } = media.hearing;
  return {
    captions: captions && {
      src: mediaAddress(story, media.id, captionsName),
      language: captions.language,
      label: captionsLabel(captions.language),
    },
    transcript: spokenParagraphs(media.hearing),
    translations: translations.map((translation) => translationView(story, media, translation)),
    transcriptTitle: say(waiver === null ? 'gallery-hearing-said' : 'gallery-hearing-heard'),
    waiver,
    chapters,
    shown: media.form === 'film' && !media.animation && media.alt?.kind === 'words' ? media.alt.words : null,
    moments: momentLines(description),
    speech: speechStarts(captions)
      .map((start) => start.toFixed(1))
      .join(' '),
  };
}

function translationView(story: StoryId, media: PublishedMedia, translation: Translation): TranslationView {
  const { language, by, at } = translation;
  const form = media.form === 'film' ? 'film' : 'sound';
  return {
    language,
    title: say('gallery-hearing-translated', { language: nameOf(language) ?? language }),
    made: say('gallery-hearing-translated-by', { by, named: by ? 'yes' : 'no', day: longDay(at) }),
    paragraphs: translatedParagraphs(translation, form),
    captions:
      form === 'film' && translatedCaptions(translation) !== null
        ? {
            src: mediaAddress(story, media.id, translatedName(language)),
            language,
            label: captionsLabel(language),
          }
        : null,
  };
}

function captionsLabel(language: string): string {
  const name = nameOf(language);
  return name ? say('gallery-captions', { language: name }) : say('gallery-captions-unnamed');
}

const names = inSpokenLanguage(
  (language) => new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }),
);

function nameOf(language: string): string | undefined {
  try {
    return names().of(language);
  } catch {
    // Somebody typed a tag that is none.
    return undefined;
  }
}
