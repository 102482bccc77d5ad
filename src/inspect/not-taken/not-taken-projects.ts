import type { NotTaken } from '../file-kind.ts';

/** Work in progress that its program packs as a ZIP. */
export const projectsNotTaken: readonly NotTaken[] = [
  {
    name: 'a picture painted in Krita',
    advice: 'In Krita choose File, then Export, then PNG or JPEG, and send that.',
    endings: ['kra', 'krz'],
    box: 'zip',
    within: ['application/x-krita'],
  },
  {
    name: 'a picture with layers (OpenRaster)',
    advice: 'In the program that you painted it in choose File, then Export, then PNG, and send that.',
    endings: ['ora'],
    box: 'zip',
    within: ['image/openraster'],
  },
  {
    name: 'a picture painted in Procreate',
    advice: 'In Procreate choose Actions, then Share, then PNG or JPEG, and send that.',
    endings: ['procreate'],
    box: 'zip',
    within: ['Document.archive'],
  },
  {
    name: 'a Logic project',
    advice: 'In Logic choose File, then Bounce, then Project or Section, then MP3, and send that.',
    endings: ['logicx', 'logic'],
    box: 'zip',
    within: ['.logicx/'],
  },
  {
    name: 'a CorelDRAW drawing',
    advice: 'In CorelDRAW choose File, then Publish to PDF, and send that.',
    endings: ['cdrx', 'cdr', 'cdt'],
    box: 'zip',
    within: ['content/riffData.cdr'],
  },
  {
    name: 'a design from Sketch or XD',
    advice: 'In the program that you drew it in choose File, then Export, then PNG or PDF, and send that.',
    endings: ['sketch', 'xd'],
    box: 'zip',
  },
  {
    name: 'a GarageBand project',
    advice:
      'In GarageBand choose Share, then Export Song to Disk, then MP3, and send that. On a phone, touch and hold the song, then choose Share, then Song.',
    endings: ['band'],
    box: 'zip',
    within: ['.band/', 'projectData'],
  },
  {
    name: 'a DaVinci Resolve project',
    advice: 'In DaVinci Resolve open the Deliver page, render an MP4, and send that.',
    endings: ['drp', 'dra'],
    box: 'zip',
  },
  {
    name: 'an iMovie project',
    advice: 'In iMovie choose File, then Share, then File, and send the film that it saves.',
    endings: ['imoviemobile', 'imovielibrary', 'imovieproj'],
    box: 'zip',
    within: ['.imovielibrary/', '.iMovieMobile'],
  },
  {
    name: 'a Final Cut project',
    advice: 'In Final Cut choose File, then Share, then Export File, and send that.',
    endings: ['fcpbundle', 'fcpproject'],
    box: 'zip',
    within: ['.fcpbundle/', '.fcpxmld/'],
  },
  {
    name: 'a score from MuseScore',
    advice:
      'In MuseScore choose File, then Export, then PDF for the notes or MP3 for the sound, and send that.',
    endings: ['mscz'],
    box: 'zip',
    within: ['.mscx'],
  },
  {
    name: 'a Scratch project',
    advice: 'Make a film of your screen while it runs, and send that.',
    endings: ['sb3', 'sb2'],
    box: 'zip',
  },
];
