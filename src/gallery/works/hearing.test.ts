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

  it('says of each word of a transcript when it is heard, where its captions tell', () => {
    const vtt =
      'WEBVTT\n\n00:02.000 --> 00:04.000\nWe <00:00:03.000>sat\n\n00:07.000 --> 00:08.000\nand wept';
    const transcript = 'We sat,\nNora & I.\n\nAnd wept.';
    const captions = { vtt, language: 'en', checked: true };
    expect(view('sound', { transcript, captions }).transcript).toEqual([
      { lines: ['We sat,', 'Nora & I.'], times: '2.0 3.0 4.0 4.5 4.6' },
      { lines: ['And wept.'], times: '7.0 7.4' },
    ]);
    expect(view('sound', { transcript }).transcript).toEqual([
      { lines: ['We sat,', 'Nora & I.'], times: null },
      { lines: ['And wept.'], times: null },
    ]);
  });

  it('makes a film’s captions its transcript, where it has no other', () => {
    const vtt = 'WEBVTT\n\n00:02.000 --> 00:04.000\nWe <i>sat</i>\n\n00:07.000 --> 00:08.000\nand wept.';
    expect(view('film', { captions: { vtt, language: 'en', checked: true } }).transcript).toEqual([
      { lines: ['We sat'], times: '2.0 2.8' },
      { lines: ['and wept.'], times: '7.0 7.4' },
    ]);
    expect(view('film', {}).transcript).toEqual([]);
  });

  it('says of each moment of a film when it is to be seen', () => {
    const moments = [
      { at: 5.5, words: 'A gate opens.' },
      { at: 3661, words: 'Night falls.' },
    ];
    expect(view('film', { description: { moments } }).moments).toEqual([
      { at: 5.5, time: '0:05', words: 'A gate opens.' },
      { at: 3661, time: '1:01:01', words: 'Night falls.' },
    ]);
    expect(view('film', {}).moments).toEqual([]);
  });

  it('describes films in words, and leaves a picture’s words to the picture', () => {
    expect(view('film', {}, 'A dog runs.').shown).toBe('A dog runs.');
    expect(view('artwork', {}, 'A dog runs.').shown).toBeNull();
  });
});
