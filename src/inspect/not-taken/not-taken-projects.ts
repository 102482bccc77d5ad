import type { NotTaken } from '../file-kind.ts';

/** Work in progress that its program packs as a ZIP. */
export const projectsNotTaken: readonly NotTaken[] = [
  {
    kind: 'krita-picture',
    advice: 'export-as-picture',
    program: 'Krita',
    endings: ['kra', 'krz'],
    box: 'zip',
    within: ['application/x-krita'],
  },
  {
    kind: 'openraster',
    advice: 'openraster',
    endings: ['ora'],
    box: 'zip',
    within: ['image/openraster'],
  },
  {
    kind: 'procreate-picture',
    advice: 'procreate-picture',
    endings: ['procreate'],
    box: 'zip',
    within: ['Document.archive'],
  },
  {
    kind: 'logic-project',
    advice: 'logic-project',
    endings: ['logicx', 'logic'],
    box: 'zip',
    within: ['.logicx/'],
  },
  {
    kind: 'coreldraw-drawing',
    advice: 'publish-to-pdf',
    program: 'CorelDRAW',
    endings: ['cdrx', 'cdr', 'cdt'],
    box: 'zip',
    within: ['content/riffData.cdr'],
  },
  {
    kind: 'sketch-or-xd-design',
    advice: 'export-drawing',
    endings: ['sketch', 'xd'],
    box: 'zip',
  },
  {
    kind: 'garageband-project',
    advice: 'garageband-project',
    endings: ['band'],
    box: 'zip',
    within: ['.band/', 'projectData'],
  },
  {
    kind: 'davinci-resolve-project',
    advice: 'davinci-resolve-project',
    endings: ['drp', 'dra'],
    box: 'zip',
  },
  {
    kind: 'imovie-project',
    advice: 'imovie-project',
    endings: ['imoviemobile', 'imovielibrary', 'imovieproj'],
    box: 'zip',
    within: ['.imovielibrary/', '.iMovieMobile'],
  },
  {
    kind: 'final-cut-project',
    advice: 'final-cut-project',
    endings: ['fcpbundle', 'fcpproject'],
    box: 'zip',
    within: ['.fcpbundle/', '.fcpxmld/'],
  },
  {
    kind: 'musescore-score',
    advice: 'musescore-score',
    endings: ['mscz'],
    box: 'zip',
    within: ['.mscx'],
  },
  {
    kind: 'scratch-project',
    advice: 'scratch-project',
    endings: ['sb3', 'sb2'],
    box: 'zip',
  },
];
