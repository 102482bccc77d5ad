import { chooseAnother, type NotTaken, starts } from '../file-kind.ts';

const exportFilm = (program: string) => `In ${program} choose File, then Export, then MP4, and send that.`;
const exportSound = (program: string) => `In ${program} choose File, then Export, then MP3, and send that.`;
const exportPicture = (program: string) =>
  `In ${program} choose File, then Export, then PNG or JPEG, and send that.`;

/** Project files, texts, programs and other things: told by their marks, or as text by their ending. */
export const othersNotTaken: readonly NotTaken[] = [
  {
    name: 'an Audacity project',
    advice: 'In Audacity choose File, then Export Audio, then MP3, and send that.',
    endings: ['aup3'],
    box: 'sqlite',
    within: ['AUDY'],
  },
  { name: 'a database', advice: chooseAnother, endings: ['db', 'sqlite'], box: 'sqlite', leftOver: true },
  {
    name: 'an Audacity project',
    advice: 'In Audacity choose File, then Export Audio, then MP3, and send that.',
    endings: ['aup'],
    box: 'text',
    within: ['<project xmlns="http://audacity.sourceforge.net/'],
  },
  {
    name: 'a picture painted in Clip Studio',
    advice: exportPicture('Clip Studio'),
    endings: ['clip'],
    marks: starts('CSFCHUNK'),
  },
  {
    name: 'a GIMP picture',
    advice: 'In GIMP choose File, then Export As, give it a name that ends in .png, and send that.',
    endings: ['xcf'],
    marks: starts('gimp xcf '),
  },
  {
    name: 'a PaintShop picture',
    advice: 'In PaintShop choose File, then Save As, then JPEG or PNG, and send that.',
    endings: ['psp', 'pspimage'],
    marks: starts('Paint Shop Pro Image File\n\x1a'),
  },
  {
    name: 'an Affinity document',
    advice: exportPicture('Affinity'),
    endings: ['afphoto', 'afdesign', 'afpub', 'af'],
    marks: starts('\x00\xffKA'),
  },
  {
    name: 'an InDesign document',
    advice: 'In InDesign choose File, then Export, then PDF, and send that.',
    endings: ['indd', 'indt'],
    marks: starts('\x06\x06\xed\xf5\xd8\x1d\x46\xe5'),
  },
  {
    name: 'a CorelDRAW drawing',
    advice: 'In CorelDRAW choose File, then Publish to PDF, and send that.',
    endings: ['cdr'],
    marks: [
      [
        [0, 'RIFF'],
        [8, 'CDR'],
      ],
    ],
  },
  {
    name: 'a Blender scene',
    advice: 'In Blender choose Render, save the picture or the film that it makes, and send that.',
    endings: ['blend'],
    marks: starts('BLENDER-', 'BLENDER_'),
  },
  {
    name: 'a Premiere project',
    advice: 'In Premiere choose File, then Export, then Media, then H.264, and send that.',
    endings: ['prproj'],
    box: 'gzip',
  },
  { name: 'an Ableton project', advice: exportSound('Ableton Live'), endings: ['als'], box: 'gzip' },
  {
    name: 'a packed file (GZIP)',
    advice: 'Open it, and send the photos, sounds, films or PDFs in it one by one.',
    endings: ['gz', 'tgz'],
    box: 'gzip',
    leftOver: true,
  },
  {
    name: 'an FL Studio project',
    advice: exportSound('FL Studio'),
    endings: ['flp'],
    marks: starts('FLhd\x06\x00\x00\x00'),
  },
  {
    name: 'a Kdenlive project',
    advice: 'In Kdenlive choose Project, then Render, then MP4, and send that.',
    endings: ['kdenlive'],
    box: 'text',
  },
  {
    name: 'a Shotcut project',
    advice: exportFilm('Shotcut'),
    endings: ['mlt'],
    box: 'text',
    within: ['<mlt '],
  },
  {
    name: 'an OpenShot project',
    advice: 'In OpenShot choose File, then Export Project, then Export Video, and send that.',
    endings: ['osp'],
    box: 'text',
  },
  {
    name: 'a Reaper project',
    advice: 'In Reaper choose File, then Render, then MP3, and send that.',
    endings: ['rpp'],
    box: 'text',
    within: ['<REAPER_PROJECT'],
  },
  {
    name: 'a Final Cut project',
    advice: 'In Final Cut choose File, then Share, then Export File, and send that.',
    endings: ['fcpxml'],
    box: 'text',
    within: ['<fcpxml'],
  },
  {
    name: 'a project of Windows Movie Maker',
    advice: 'In Movie Maker choose File, then Save movie, and send that.',
    endings: ['wlmp', 'mswmm'],
    box: 'text',
  },
  {
    name: 'an SVG drawing',
    advice: 'In the program that you drew it in choose File, then Export, then PNG or PDF, and send that.',
    endings: ['svg'],
    box: 'text',
    within: ['<svg'],
  },
  {
    name: 'a saved web page',
    advice: 'Open it in your browser, choose Print, then Save as PDF, and send that.',
    endings: ['html', 'htm', 'xhtml'],
    box: 'text',
    within: ['<!doctype html', '<!DOCTYPE html', '<!DOCTYPE HTML', '<html', '<HTML'],
  },
  {
    name: 'a list of other files',
    advice: 'Send the files that it names, one by one.',
    endings: ['m3u', 'm3u8', 'pls', 'mpd', 'wpl', 'xspf'],
    box: 'text',
    within: ['#EXTM3U', 'ffconcat', '<MPD', '[playlist]', '<?wpl', '<playlist', '<asx', '<ASX'],
  },
  {
    name: 'a file of subtitles',
    advice: 'Send the film. You can type what is said in it later.',
    endings: ['srt', 'vtt', 'sub', 'ass', 'ssa'],
    box: 'text',
    within: ['WEBVTT', '[Script Info]', ' --> '],
  },
  {
    name: 'a note that an iPhone keeps of changes to a photo',
    advice: 'Send the photo itself. Its name ends in .HEIC or .JPG.',
    endings: ['aae'],
    box: 'text',
    within: ['adjustmentFormatIdentifier'],
  },
  {
    name: 'a saved e-mail',
    advice: 'Open it in your e-mail program, save what is attached to it, and send that.',
    endings: ['eml', 'mht'],
    box: 'text',
  },
  {
    name: 'a link to a Google document',
    advice: 'Open it in your browser, choose File, then Download, then PDF, and send that.',
    endings: ['gdoc', 'gslides', 'gsheet', 'gdraw'],
    box: 'text',
  },
  {
    name: 'a link to another place',
    advice: 'Open the link, save what it leads to, and send that.',
    endings: ['url', 'webloc', 'desktop'],
    box: 'text',
    within: ['[InternetShortcut]', '[Desktop Entry]'],
  },
  {
    name: 'a text file',
    advice:
      'You can type or paste your words on a later page. Choose a photo, a sound, a film or a PDF here.',
    endings: ['txt', 'md', 'csv'],
    box: 'text',
    leftOver: true,
  },
  {
    name: 'a note that a Mac keeps beside a file',
    advice: 'Choose the file of the same name without “._” before it.',
    endings: [],
    marks: starts('\x00\x05\x16\x07\x00\x02', '\x00\x05\x16\x00\x00\x02'),
  },
  {
    name: 'a file that a Mac keeps for itself',
    advice: chooseAnother,
    endings: [],
    marks: starts('\x00\x00\x00\x01Bud1'),
  },
  {
    name: 'the place of a file that is in iCloud still',
    advice: 'Open it once, so that it comes from iCloud, and send it then.',
    endings: ['icloud'],
    box: 'plist',
  },
  {
    name: 'a list of settings of a Mac or iPhone',
    advice: chooseAnother,
    endings: ['plist', 'webarchive'],
    box: 'plist',
    leftOver: true,
  },
  {
    name: 'a shortcut to a file and not the file itself',
    advice: 'Find the file that it points to, and send that.',
    endings: ['lnk'],
    marks: starts('L\x00\x00\x00\x01\x14\x02\x00'),
  },
  {
    name: 'an e-mail’s packed attachment (winmail.dat)',
    advice: 'Ask its sender to send it again as plain attachments, and send us those.',
    endings: [],
    marks: starts('\x78\x9f\x3e\x22'),
  },
  {
    name: 'a font',
    advice: chooseAnother,
    endings: ['ttf', 'otf', 'woff', 'woff2', 'ttc'],
    marks: starts('wOFF\x00\x01\x00\x00', 'wOFFOTTO', 'wOF2', 'OTTO\x00', 'ttcf\x00', '\x00\x01\x00\x00\x00'),
  },
  {
    name: 'a program',
    advice: chooseAnother,
    endings: ['exe', 'dll', 'msi', 'so', 'bin'],
    marks: starts('\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe\x00', 'MZ\x90\x00\x03\x00'),
    weak: starts('MZ'),
  },
];
