import type { Form } from '../../story/media.ts';
import { type Mark, starts } from '../file-kind.ts';

/** How the first bytes of what we take look. The first row that fits counts; what it really is the probe says (S6). */
export const takenMarks: readonly (readonly [form: Form, marks: readonly (readonly Mark[])[]])[] = [
  [
    'artwork',
    starts('\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF8', 'II*\x00', 'MM\x00*', 'II+\x00', 'MM\x00+'),
  ],
  [
    'artwork',
    [
      [
        [0, 'BM'],
        [6, '\x00\x00\x00\x00'],
      ],
    ],
  ],
  [
    'artwork',
    [
      [
        [0, 'RIFF'],
        [8, 'WEBP'],
      ],
    ],
  ],
  ['sound', starts('fLaC', '#!AMR', 'caff\x00', 'riff\x2e\x91\xcf\x11')],
  [
    'sound',
    ['RIFF', 'RIFX', 'RF64', 'BW64'].map((box): readonly Mark[] => [
      [0, box],
      [8, 'WAVE'],
    ]),
  ],
  [
    'sound',
    ['AIFF', 'AIFC'].map((kind): readonly Mark[] => [
      [0, 'FORM'],
      [8, kind],
    ]),
  ],
  [
    'film',
    [
      [
        [0, 'RIFF'],
        [8, 'AVI '],
      ],
    ],
  ],
  ['film', starts('\x00\x00\x01\xba', '\x00\x00\x01\xb3', '\x1f\x07\x00')],
  // MPEG transport streams: a packet of 188 bytes after the other, in a camcorder's file each with four more before it.
  [
    'film',
    [
      [
        [0, 'G'],
        [188, 'G'],
        [376, 'G'],
      ],
      [
        [4, 'G'],
        [196, 'G'],
        [388, 'G'],
      ],
    ],
  ],
  ['film', ['free', 'mdat', 'moov', 'wide', 'skip', 'pnot'].map((box): readonly Mark[] => [[4, box]])],
];

/** Brands of files in MP4's box (after `ftyp`): all others are films, or a sound in a film's box. */
export const pictureBrands = [
  'avif',
  'avis',
  'mif1',
  'mif2',
  'msf1',
  'miaf',
  'heic',
  'heix',
  'hevc',
  'hevx',
  'heim',
  'heis',
];
export const soundBrands = ['M4A', 'M4B', 'M4P', 'F4A', 'F4B'];
