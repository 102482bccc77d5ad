import { describe, expect, it } from '@jest/globals';
import type { PublishedMedia } from '../../publish/published-stories.ts';
import type { MediaId, StoryId } from '../../story/ids.ts';
import { type Form, type Hearing, nothingToRead } from '../../story/media.ts';
import { hearingView } from './hearing.ts';

const story = '0123456789abcdef' as StoryId;
const view = (form: Form, hearing: Partial<Hearing>, shown: string | null = null) => {
  const media: PublishedMedia = {
    id: '0123456789' as MediaId,
    form,
    width: null,
    height: null,
    seconds: 3,
    alt: shown === null ? null : { kind: 'words', words: shown },
    hearing: { ...nothingToRead, ...hearing },
    pages: [],
    animation: false,
    placeholder: null,
    renditions: [],
  };
  return hearingView(story, media);
};
const captions = (language: string) => ({ vtt: 'WEBVTT\n', language, checked: true });

describe('What stands in for hearing', () => {
  it('names the captions’ language in the player’s menu, where it is a language', () => {
    expect(view('film', { captions: captions('pl') }).captions).toEqual({
      src: `/media/${story}/0123456789/captions.vtt`,
      language: 'pl',
      label: 'Polish captions',
    });
    for (const language of ['und', 'no language', '']) {
      expect(view('film', { captions: captions(language) }).captions?.label).toBe('Captions');
    }
    expect(view('film', {}).captions).toBeNull();
  });

  it('calls a transcript what it is', () => {
    expect(view('sound', { transcript: 'Hello.' }).transcriptTitle).toBe('Read what is said');
    expect(view('sound', { transcript: 'Rain.', waiver: 'Nobody speaks in it.' }).transcriptTitle).toBe(
      'Read what can be heard',
    );
  });

  it('describes films in words, and leaves a picture’s words to the picture', () => {
    expect(view('film', {}, 'A dog runs.').shown).toBe('A dog runs.');
    expect(view('artwork', {}, 'A dog runs.').shown).toBeNull();
  });
});
