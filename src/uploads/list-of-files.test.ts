import { expect, it } from '@jest/globals';
import type { BlobKey, MediaId } from '../story/ids.ts';
import { type Form, nothingToRead, type ReceivedMedia } from '../story/media.ts';
import { listOfFiles } from './list-of-files.ts';

const file = (fileName: string, guess: Form): ReceivedMedia => ({
  id: 'aaaaaaaaaa' as MediaId,
  state: 'received',
  original: { key: 'originals/a/b/c' as BlobKey, bytes: 9, sha256: 'ab', fileName },
  guess,
  alt: null,
  hearing: nothingToRead,
  attempt: null,
  tries: 0,
});

it.each<[string, Form, boolean]>([
  ['drawing.jpg', 'artwork', true],
  ['scan.tif', 'artwork', false],
  ['Booklet.PDF', 'artwork', false],
  ['waving.gif', 'artwork', false],
  ['voice.m4a', 'sound', false],
])('%s may be straightened: %s %s', (name, form, expected) => {
  expect(listOfFiles([file(name, form)])[0]).toMatchObject({ name, form, mayLieAskew: expected });
});
