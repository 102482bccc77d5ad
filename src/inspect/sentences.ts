import { chooseAnother, type NotTaken } from './file-kind.ts';

/**
 * What a storyteller reads when a file cannot be taken: what is wrong, then what to do (P3). Each tells another case
 * apart, and test/contract/refusals.test.ts has a file for each (`npm run media -- refusals` lists them).
 */
export const sentences = {
  empty: `The file is empty. ${chooseAnother}`,
  unknown: `The file must be a photo, a sound, a film or a PDF. We could not read this one as any of them. ${chooseAnother}`,
  notMedia: (kind: Pick<NotTaken, 'name' | 'advice'>) => `This is ${kind.name}. ${kind.advice}`,
  cutShort: (what: string) =>
    `The ${what} could not be read because part of it is missing. Check that it opens on your own device, then send it again.`,
  damaged: (what: string) =>
    `The ${what} could not be read because it is damaged. Check that it opens on your own device, then send it again.`,
  locked:
    'The file is protected by a password or a lock, so we cannot open it. Remove the lock, or send a copy without one.',
  tooManyBytes: (what: string, limit: string) =>
    `The ${what} must be smaller than ${limit}. Save a smaller copy and send that.`,
  tooManyPixels: (limit: string) =>
    `The picture must have at most ${limit} million dots (pixels). Save a smaller copy and send that.`,
  tooManyFrames: (limit: number) =>
    `The moving picture must have at most ${limit} frames. Send a shorter one, or send it as a film.`,
  tooLong: (what: string, limit: string) =>
    `The ${what} must be no longer than ${limit}. Cut it shorter, or send it in parts.`,
  noLength: (what: string) =>
    `The ${what} has nothing in it to play. Check that it plays on your own device.`,
  tooWide: (side: number) =>
    `The film's picture must be at most ${side} dots (pixels) wide or high. Save it as 4K or smaller and send that.`,
  tooSmall: (what: string) => `The ${what} is too small to show. Send a larger one.`,
  tooFast: (limit: number) =>
    `The film must have at most ${limit} pictures a second. Save it at 60 or fewer and send that.`,
  tooManyChannels: (limit: number) =>
    `The sound must have at most ${limit} channels. Save it as stereo and send that.`,
  tooMuchMemory: (surePixels: number) =>
    `The picture is too large for us to open. Save a copy with at most ${Math.floor(surePixels / 1e6)} million dots (pixels) and send that.`,
  tooManyMovingPixels:
    'The moving picture is too large and too long together. Save it smaller or shorter, or send it as a film.',
  tooManyPages: (limit: number) =>
    `The document must have at most ${limit} pages. Save it in parts and send each of them.`,
  hardPages:
    'A page of the document takes more time or memory to draw than we have. Save its pages as pictures and send those.',
  emptyDocument:
    'The document has no pages in it. Check that it opens on your own device, then send it again.',
  strangeCodec: (what: string, codec: string) =>
    `The ${what} is stored in a way we cannot play (${codecInWords(codec)}). Save it as ${what === 'sound' ? 'MP3 or WAV' : 'MP4'} and send that.`,
  ourFault:
    'We could not prepare this file, though we tried several times. It is kept safe. Please try saving it in another format and send it again, or tell us its reference.',
} as const;

/** Codecs that people's programs name otherwise than ffmpeg does. */
const codecNames: Readonly<Record<string, string>> = {
  gsm: 'GSM, as telephones use',
  gsm_ms: 'GSM, as telephones use',
  adpcm_g726: 'G.726, as telephones use',
  adpcm_g722: 'G.722, as telephones use',
  g723_1: 'G.723, as telephones use',
  g729: 'G.729, as telephones use',
  truespeech: 'TrueSpeech, as older Windows used',
  qdm2: 'QDesign, as older QuickTime used',
  qdmc: 'QDesign, as older QuickTime used',
  qcelp: 'QCELP, as older phones used',
  evrc: 'EVRC, as older phones used',
  mace3: 'MACE, as older Macs used',
  mace6: 'MACE, as older Macs used',
  atrac3: 'ATRAC, as the MiniDisc used',
  atrac3p: 'ATRAC, as the MiniDisc used',
  cook: 'RealAudio',
  ra_144: 'RealAudio',
  ra_288: 'RealAudio',
  sipr: 'RealAudio',
  rv10: 'RealVideo',
  rv20: 'RealVideo',
  rv30: 'RealVideo',
  rv40: 'RealVideo',
  truehd: 'Dolby TrueHD',
  mlp: 'Dolby TrueHD',
  ac4: 'Dolby AC-4',
  apac: 'Apple’s spatial sound',
  wavpack: 'WavPack',
  tta: 'True Audio',
  ape: 'Monkey’s Audio',
  mp1: 'MPEG layer 1',
  indeo2: 'Indeo',
  indeo3: 'Indeo',
  indeo4: 'Indeo',
  indeo5: 'Indeo',
  cinepak: 'Cinepak',
  svq1: 'Sorenson, as older QuickTime used',
  rpza: 'Apple Video',
  qtrle: 'Apple Animation',
  smc: 'Apple Graphics',
  '8bps': 'Apple Planar',
  aic: 'Apple Intermediate Codec',
  pixlet: 'Apple Pixlet',
  cfhd: 'CineForm',
  hap: 'Hap',
  magicyuv: 'MagicYUV',
  utvideo: 'Ut Video',
  huffyuv: 'HuffYUV',
  ffvhuff: 'HuffYUV',
  ffv1: 'FFV1',
  lagarith: 'Lagarith',
  rawvideo: 'pictures that are not pressed at all',
  v210: 'pictures that are not pressed at all',
  jpeg2000: 'JPEG 2000',
  gif: 'GIF pictures',
  flv1: 'Flash Video',
  flashsv: 'Flash screen video',
  flashsv2: 'Flash screen video',
  vp6: 'VP6, as Flash used',
  vp6f: 'VP6, as Flash used',
  vp6a: 'VP6, as Flash used',
  tscc: 'TechSmith screen video',
  tscc2: 'TechSmith screen video',
  cscd: 'CamStudio screen video',
  zmbv: 'DOSBox screen video',
  fraps: 'Fraps screen video',
  mss1: 'Windows screen video',
  mss2: 'Windows screen video',
  g2m: 'GoToMeeting screen video',
  msvideo1: 'Microsoft Video 1',
  msrle: 'Microsoft RLE',
  cljr: 'Cirrus video',
  vvc: 'H.266',
  evc: 'EVC',
  apv: 'APV, as newer Samsung phones use',
  none: 'its name is missing',
  unknown: 'its name is missing',
};

/** As people know it; a codec that nobody has a name for keeps ffmpeg's. */
function codecInWords(codec: string): string {
  return codecNames[codec] ?? codec;
}

/** "3 hours", "1 hour", "90 minutes", "45 seconds". */
export function inWords(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** "100 MB", "8 GB". */
export function bytesInWords(bytes: number): string {
  return bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${Math.round(bytes / 1e6)} MB`;
}
