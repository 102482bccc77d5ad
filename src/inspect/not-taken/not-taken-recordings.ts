import { chooseAnother, type NotTaken, starts } from '../file-kind.ts';

const asSound = 'Save it as MP3 or WAV in the program that made it, and send that.';
const asFilm = 'Save it as MP4 in the program that made it, and send that.';
const dictation =
  'Open it in the program for your recorder, choose File, then Save As or Convert, then WAV, and send that.';

/** Sounds, films and music that we cannot play. */
export const recordingsNotTaken: readonly NotTaken[] = [
  {
    name: 'a MIDI file, which holds notes and no sound',
    advice: 'In your music program choose File, then Export, then MP3 or WAV, and send that.',
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
    name: 'a RealMedia recording',
    advice: 'Save it as MP4 or MP3 in RealPlayer or VLC, and send that.',
    endings: ['rm', 'rmvb', 'ra', 'ram', 'rv'],
    marks: starts('.RMF\x00\x00', '.ra\xfd'),
  },
  {
    name: 'a Flash film (FLV)',
    advice: 'In VLC choose Media, then Convert / Save, then MP4, and send that.',
    endings: ['flv'],
    marks: starts('FLV\x01'),
  },
  {
    name: 'a Flash animation (SWF)',
    advice: 'Make a film of your screen while it plays, and send that.',
    endings: ['swf'],
    weak: starts('FWS', 'CWS', 'ZWS'),
  },
  {
    name: 'a film in the MXF format of broadcasters',
    advice: asFilm,
    endings: ['mxf'],
    marks: starts('\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02'),
  },
  {
    name: 'a film in the NUT format',
    advice: asFilm,
    endings: ['nut'],
    marks: starts('nut/multimedia container\x00'),
  },
  {
    name: 'a recording of a digital television box (WTV)',
    advice: asFilm,
    endings: ['wtv'],
    marks: starts('\xb7\xd8\x00\x20\x37\x49\xda\x11'),
  },
  {
    name: 'a bought audiobook with a lock on it (Audible)',
    advice: chooseAnother,
    endings: ['aax', 'aa', 'aaxc'],
    marks: [[[4, 'ftypaax ']], [[4, 'ftypaaxc']], [[4, '\x57\x90\x75\x36']]],
  },
  {
    name: 'a dictation (DSS)',
    advice: dictation,
    endings: ['dss', 'ds2'],
    marks: starts('\x02dss', '\x03ds2'),
  },
  { name: 'a Sony voice note', advice: dictation, endings: ['msv', 'dvf'], marks: starts('MS_VOICE') },
  {
    name: 'an ATRAC sound of a MiniDisc or Walkman',
    advice: 'In Sony’s own program choose File, then Convert or Save As, then WAV, and send that.',
    endings: ['oma', 'omg', 'aa3', 'at3'],
    marks: starts('ea3\x03', 'EA3\x01'),
  },
  {
    name: 'a voice note of an older phone (QCP)',
    advice: asSound,
    endings: ['qcp'],
    marks: [
      [
        [0, 'RIFF'],
        [8, 'QLCM'],
      ],
    ],
  },
  { name: 'an AU sound', advice: asSound, endings: ['au', 'snd'], marks: starts('.snd\x00\x00\x00') },
  { name: 'a VOC sound', advice: asSound, endings: ['voc'], marks: starts('Creative Voice File\x1a') },
  {
    name: 'a sound in Monkey’s Audio (APE)',
    advice: asSound,
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
    name: 'a WavPack sound',
    advice: asSound,
    endings: ['wv'],
    marks: [
      [
        [0, 'wvpk'],
        [9, '\x04'],
      ],
    ],
  },
  {
    name: 'a True Audio sound',
    advice: asSound,
    endings: ['tta'],
    marks: starts('TTA1\x01\x00', 'TTA1\x03\x00'),
  },
  {
    name: 'a Musepack sound',
    advice: asSound,
    endings: ['mpc'],
    marks: starts('MPCKSH', 'MP+\x07', 'MP+\x17'),
  },
  {
    name: 'a DSD sound',
    advice: asSound,
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
    name: 'an Amiga sound or picture',
    advice: 'Save it as WAV or PNG in the program that made it, and send that.',
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
    name: 'a tracker song (XM, IT or MOD)',
    advice: asSound,
    endings: ['xm', 'it', 's3m'],
    marks: [...starts('Extended Module: ', 'IMPM'), [[44, 'SCRM']]],
  },
];
