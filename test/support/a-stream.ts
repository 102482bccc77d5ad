import type { HeaderStream } from '../../src/transcode/recordings/parse-header.ts';

/** A film's stream of pictures that says nothing of its colours. */
export const aStream: HeaderStream = {
  index: 0,
  type: 'video',
  codec: 'h264',
  tag: '',
  language: '',
  dispositions: [],
  width: 1920,
  height: 1080,
  pixelShape: 1,
  pixelFormat: 'yuv420p',
  colour: { range: null, matrix: null, primaries: null, transfer: null },
  interlaced: false,
  frameRate: 25,
  rotation: 0,
  dolbyVision: null,
  sampleRate: 0,
  channelLayout: '',
};
