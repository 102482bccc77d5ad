import type { PublishedMedia } from '../../publish/published-stories.ts';
import { transcriptOf as transcriptIn } from '../../spoken/paragraphs.ts';
import { realign } from '../../spoken/realign.ts';
import { timedWordsIn } from '../../spoken/timed-captions.ts';
import { wordsIn } from '../../spoken/timed-word.ts';
import type { StoryId } from '../../story/ids.ts';
import { inSpokenLanguage } from '../../words/intl.ts';
import { say } from '../../words/say.ts';
import { mediaAddress } from '../media-address.ts';

/** What stands beside a sound or a film for those who cannot hear or see it (P26). */
export interface HearingView {
  readonly captions: CaptionsView | null;
  /** Of a film without one, the words of its captions. Empty where there is nothing to read. */
  readonly transcript: readonly SpokenParagraph[];
  /** Over the transcript: nobody speaks where there is a reason to have none. */
  readonly transcriptTitle: string;
  /** Why it needs neither, such as "Nobody speaks in it." */
  readonly waiver: string | null;
  /** What a film shows. */
  readonly shown: string | null;
}

export interface SpokenParagraph {
  readonly lines: readonly string[];
  /** When each of its words is said: seconds, with a space between two; null where that is not known. */
  readonly times: string | null;
}

export interface CaptionsView {
  readonly src: string;
  readonly language: string;
  /** As the player's menu names them, such as "English captions". */
  readonly label: string;
}

/** The public name of a film's captions; media-delivery answers it beside the renditions' own. */
export const captionsName = 'captions.vtt';

export function hearingView(story: StoryId, media: PublishedMedia): HearingView {
  const { captions, waiver } = media.hearing;
  return {
    captions: captions && {
      src: mediaAddress(story, media.id, captionsName),
      language: captions.language,
      label: captionsLabel(captions.language),
    },
    transcript: transcriptOf(media),
    transcriptTitle: say(waiver === null ? 'gallery-hearing-said' : 'gallery-hearing-heard'),
    waiver,
    shown: media.form === 'film' && !media.animation && media.alt?.kind === 'words' ? media.alt.words : null,
  };
}

/** What is said, with the time of each word where captions tell it: the words are marked while they are heard. */
function transcriptOf({ hearing: { transcript, captions } }: PublishedMedia): readonly SpokenParagraph[] {
  const timed = captions ? timedWordsIn(captions.vtt) : [];
  const text = transcript ?? transcriptIn(timed);
  const words = realign(text, timed);
  let at = 0;
  return paragraphsIn(text).map((lines) => {
    const count = lines.flatMap(wordsIn).length;
    const times = words.slice(at, at + count).map(({ start }) => start.toFixed(1));
    at += count;
    return { lines, times: times.length > 0 ? times.join(' ') : null };
  });
}

/** Its lines, by paragraph. */
const paragraphsIn = (text: string): readonly (readonly string[])[] =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);

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
