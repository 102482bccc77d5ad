import { type NotTaken, starts } from '../file-kind.ts';

/** Told by what its header says too (camera-raw.ts), since most of them look like a TIFF. */
export const cameraRaw: NotTaken = {
  name: 'a RAW photo, as a camera keeps it for later work',
  advice:
    'Open it in the program for your camera or your photos, choose Export, then JPEG, and send that. Many cameras keep a JPEG beside it, which you can send as it is.',
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

const inAnyProgram =
  'Open it in a program for pictures, choose Save As or Export, then JPEG or PNG, and send that.';

export const picturesNotTaken: readonly NotTaken[] = [
  cameraRaw,
  {
    name: 'a JPEG XL picture',
    advice: inAnyProgram,
    endings: ['jxl'],
    marks: [[[4, 'JXL \r\n\x87\n']]],
    weak: starts('\xff\x0a'),
  },
  {
    name: 'a JPEG 2000 picture',
    advice: inAnyProgram,
    endings: ['jp2', 'j2k', 'jpf', 'jpx', 'jpm', 'j2c'],
    marks: [[[4, 'jP  \r\n\x87\n']], ...starts('\xff\x4f\xff\x51')],
  },
  {
    name: 'a JPEG XR picture',
    advice: inAnyProgram,
    endings: ['jxr', 'wdp', 'hdp'],
    marks: starts('II\xbc\x01'),
  },
  {
    name: 'a Photoshop picture',
    advice: 'In Photoshop choose File, then Save a Copy, then JPEG or PNG, and send that.',
    endings: ['psd', 'psb'],
    marks: starts('8BPS\x00\x01', '8BPS\x00\x02'),
  },
  {
    name: 'an EPS drawing',
    advice:
      'In the program that you drew it in choose File, then Save As or Export, then PDF, and send that.',
    endings: ['eps', 'ps', 'ai'],
    marks: starts('%!PS', '\xc5\xd0\xd3\xc6'),
  },
  {
    name: 'a picture in the TGA format',
    advice: inAnyProgram,
    endings: ['tga'],
    weak: [[[1, '\x00\x02\x00\x00\x00\x00\x00']], [[1, '\x00\x0a\x00\x00\x00\x00\x00']]],
  },
  {
    name: 'an icon',
    advice: inAnyProgram,
    endings: ['ico', 'cur'],
    weak: starts('\x00\x00\x01\x00', '\x00\x00\x02\x00'),
  },
  {
    name: 'a picture in the PCX format',
    advice: inAnyProgram,
    endings: ['pcx'],
    weak: starts('\x0a\x05\x01', '\x0a\x03\x01', '\x0a\x02\x01'),
  },
  {
    name: 'a picture in the EXR format',
    advice: inAnyProgram,
    endings: ['exr'],
    marks: starts('\x76\x2f\x31\x01'),
  },
  {
    name: 'a picture in the HDR format',
    advice: inAnyProgram,
    endings: ['hdr'],
    marks: starts('#?RADIANCE', '#?RGBE'),
  },
  {
    name: 'a picture in a format of graphics cards (DDS)',
    advice: inAnyProgram,
    endings: ['dds'],
    marks: starts('DDS \x7c\x00\x00\x00'),
  },
  {
    name: 'a Windows drawing (WMF or EMF)',
    advice: inAnyProgram,
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
    name: 'a scanned document in the DjVu format',
    advice: 'Open it in a program for DjVu, choose File, then Export or Print, then PDF, and send that.',
    endings: ['djvu', 'djv'],
    marks: starts('AT&TFORM'),
  },
];
