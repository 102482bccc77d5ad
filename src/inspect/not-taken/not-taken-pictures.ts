import { type NotTaken, starts } from '../file-kind.ts';

/** Told by what its header says too (camera-raw.ts), since most of them look like a TIFF. */
export const cameraRaw: NotTaken = {
  kind: 'raw-photo',
  advice: 'raw-photo',
  endings: [
    ...[
      'cr2',
      'cr3',
      'crw',
      'nef',
      'nrw',
      'arw',
      'srf',
      'sr2',
      'raf',
      'dng',
      'orf',
      'rw2',
      'raw',
      'pef',
      '3fr',
    ],
    ...['fff', 'srw', 'rwl', 'iiq', 'mos', 'mef', 'erf', 'kdc', 'dcr', 'mrw', 'x3f', 'gpr'],
  ],
  marks: [
    [
      [0, 'II*\x00'],
      [8, 'CR\x02'],
    ],
    [[4, 'ftypcrx ']],
    ...starts('FUJIFILMCCD-RAW', 'IIRO', 'IIRS', 'MMOR', 'IIU\x00', 'FOVb', '\x00MRM'),
    [[6, 'HEAPCCDR']],
  ],
  box: 'tiff',
};

export const picturesNotTaken: readonly NotTaken[] = [
  cameraRaw,
  {
    kind: 'jpeg-xl-picture',
    advice: 'any-picture-program',
    endings: ['jxl'],
    marks: [[[4, 'JXL \r\n\x87\n']]],
    weak: starts('\xff\x0a'),
  },
  {
    kind: 'jpeg-2000-picture',
    advice: 'any-picture-program',
    endings: ['jp2', 'j2k', 'jpf', 'jpx', 'jpm', 'j2c'],
    marks: [[[4, 'jP  \r\n\x87\n']], ...starts('\xff\x4f\xff\x51')],
  },
  {
    kind: 'jpeg-xr-picture',
    advice: 'any-picture-program',
    endings: ['jxr', 'wdp', 'hdp'],
    marks: starts('II\xbc\x01'),
  },
  {
    kind: 'photoshop-picture',
    advice: 'photoshop-picture',
    endings: ['psd', 'psb'],
    marks: starts('8BPS\x00\x01', '8BPS\x00\x02'),
  },
  {
    kind: 'eps-drawing',
    advice: 'eps-drawing',
    endings: ['eps', 'ps', 'ai'],
    marks: starts('%!PS', '\xc5\xd0\xd3\xc6'),
  },
  {
    kind: 'tga',
    advice: 'any-picture-program',
    endings: ['tga'],
    weak: [[[1, '\x00\x02\x00\x00\x00\x00\x00']], [[1, '\x00\x0a\x00\x00\x00\x00\x00']]],
  },
  {
    kind: 'icon',
    advice: 'any-picture-program',
    endings: ['ico', 'cur'],
    weak: starts('\x00\x00\x01\x00', '\x00\x00\x02\x00'),
  },
  {
    kind: 'pcx',
    advice: 'any-picture-program',
    endings: ['pcx'],
    weak: starts('\x0a\x05\x01', '\x0a\x03\x01', '\x0a\x02\x01'),
  },
  {
    kind: 'exr',
    advice: 'any-picture-program',
    endings: ['exr'],
    marks: starts('\x76\x2f\x31\x01'),
  },
  {
    kind: 'hdr',
    advice: 'any-picture-program',
    endings: ['hdr'],
    marks: starts('#?RADIANCE', '#?RGBE'),
  },
  {
    kind: 'dds',
    advice: 'any-picture-program',
    endings: ['dds'],
    marks: starts('DDS \x7c\x00\x00\x00'),
  },
  {
    kind: 'windows-drawing',
    advice: 'any-picture-program',
    endings: ['wmf', 'emf'],
    marks: [
      ...starts('\xd7\xcd\xc6\x9a'),
      [
        [0, '\x01\x00\x00\x00'],
        [40, ' EMF'],
      ],
    ],
  },
  {
    kind: 'djvu',
    advice: 'djvu',
    endings: ['djvu', 'djv'],
    marks: starts('AT&TFORM'),
  },
];
