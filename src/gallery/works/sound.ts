import type { ListedMedia } from '../../publish/published-stories.ts';
import type { StoryId } from '../../story/ids.ts';
import { mediaAddress } from '../media-address.ts';

export interface SoundView {
  /** Opus first: it is smaller where it is known. */
  readonly sources: readonly { readonly src: string; readonly type: string }[];
  readonly waveform: string | null;
  readonly peaks: string | null;
}

/** A sound's sources and the drawing of its waveform; null where it has no sound to play. */
export function soundView(story: StoryId, media: ListedMedia): SoundView | null {
  const sounds = media.renditions.filter(({ kind }) => kind === 'sound');
  if (sounds.length === 0) return null;
  const isOpus = (type: string) => /ogg|opus|webm/.test(type);
  const ofKind = (kind: 'waveform' | 'peaks') => {
    const rendition = media.renditions.find((each) => each.kind === kind);
    return rendition ? mediaAddress(story, media.id, rendition.name) : null;
  };
  return {
    sources: [...sounds]
      .sort((left, right) => Number(isOpus(right.type)) - Number(isOpus(left.type)))
      .map(({ name, type }) => ({ src: mediaAddress(story, media.id, name), type })),
    waveform: ofKind('waveform'),
    peaks: ofKind('peaks'),
  };
}
