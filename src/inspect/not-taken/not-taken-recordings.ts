import { type NotTaken, starts } from '../file-kind.ts';

/** Sounds, films and music that we cannot play. */
export const recordingsNotTaken: readonly NotTaken[] = [
  {
    kind: 'midi',
    advice: 'midi',
    endings: ['mid', 'midi', 'kar', 'rmi'],
    marks: [
      ...starts('MThd\x00\x00\x00\x06'),
      [
        [0, 'RIFF'],
        [8, 'RMID'],
      ],
    ],
  },
  {
    kind: 'realmedia-recording',
    advice: 'realmedia-recording',
    endings: ['rm', 'rmvb', 'ra', 'ram', 'rv'],
    marks: starts('.RMF\x00\x00', '.ra\xfd'),
  },
  {
    kind: 'flash-film',
    advice: 'flash-film',
    endings: ['flv'],
    marks: starts('FLV\x01'),
  },
  {
    kind: 'flash-animation',
    advice: 'flash-animation',
    endings: ['swf'],
    weak: starts('FWS', 'CWS', 'ZWS'),
  },
  {
    kind: 'mxf',
    advice: 'save-as-film',
    endings: ['mxf'],
    marks: starts('\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02'),
  },
  {
    kind: 'nut',
    advice: 'save-as-film',
    endings: ['nut'],
    marks: starts('nut/multimedia container\x00'),
  },
  {
    kind: 'wtv',
    advice: 'save-as-film',
    endings: ['wtv'],
    marks: starts('\xb7\xd8\x00\x20\x37\x49\xda\x11'),
  },
  {
    kind: 'audible',
    advice: 'choose-another',
    endings: ['aax', 'aa', 'aaxc'],
    marks: [[[4, 'ftypaax ']], [[4, 'ftypaaxc']], [[4, '\x57\x90\x75\x36']]],
  },
  {
    kind: 'dictation',
    advice: 'dictation',
    endings: ['dss', 'ds2'],
    marks: starts('\x02dss', '\x03ds2'),
  },
  { kind: 'sony-voice-note', advice: 'dictation', endings: ['msv', 'dvf'], marks: starts('MS_VOICE') },
  {
    kind: 'atrac',
    advice: 'atrac',
    endings: ['oma', 'omg', 'aa3', 'at3'],
    marks: starts('ea3\x03', 'EA3\x01'),
  },
  {
    kind: 'qcp',
    advice: 'save-as-sound',
    endings: ['qcp'],
    marks: [
      [
        [0, 'RIFF'],
        [8, 'QLCM'],
      ],
    ],
  },
  { kind: 'au-sound', advice: 'save-as-sound', endings: ['au', 'snd'], marks: starts('.snd\x00\x00\x00') },
  { kind: 'voc-sound', advice: 'save-as-sound', endings: ['voc'], marks: starts('Creative Voice File\x1a') },
  {
    kind: 'monkeys-audio',
    advice: 'save-as-sound',
    endings: ['ape'],
    marks: [
      [
        [0, 'MAC '],
        [5, '\x0f'],
      ],
    ],
    weak: starts('MAC '),
  },
  {
    kind: 'wavpack-sound',
    advice: 'save-as-sound',
    endings: ['wv'],
    marks: [
      [
        [0, 'wvpk'],
        [9, '\x04'],
      ],
    ],
  },
  {
    kind: 'true-audio-sound',
    advice: 'save-as-sound',
    endings: ['tta'],
    marks: starts('TTA1\x01\x00', 'TTA1\x03\x00'),
  },
  {
    kind: 'musepack-sound',
    advice: 'save-as-sound',
    endings: ['mpc'],
    marks: starts('MPCKSH', 'MP+\x07', 'MP+\x17'),
  },
  {
    kind: 'dsd-sound',
    advice: 'save-as-sound',
    endings: ['dsf', 'dff'],
    marks: [
      ...starts('DSD \x1c\x00\x00\x00'),
      [
        [0, 'FRM8'],
        [12, 'DSD '],
      ],
    ],
  },
  {
    kind: 'amiga-sound-or-picture',
    advice: 'amiga-sound-or-picture',
    endings: ['iff', '8svx', 'lbm'],
    marks: [
      [
        [0, 'FORM'],
        [8, '8SVX'],
      ],
      [
        [0, 'FORM'],
        [8, 'ILBM'],
      ],
      [
        [0, 'FORM'],
        [8, 'PBM '],
      ],
    ],
  },
  {
    kind: 'tracker-song',
    advice: 'save-as-sound',
    endings: ['xm', 'it', 's3m'],
    marks: [...starts('Extended Module: ', 'IMPM'), [[44, 'SCRM']]],
  },
];
