import type { Size } from '../plan-renditions.ts';
import type { HeaderStream } from '../recordings/parse-header.ts';

/** What the numbers of a picture mean, in ffmpeg's names: what a film says of itself, or what players take it for. */
export interface Colours {
  readonly matrix: string;
  readonly primaries: string;
  readonly transfer: string;
  readonly range: 'tv' | 'pc';
}

/** Below so many lines a film that does not say is taken for standard definition, as Chromium does. */
const highDefinition = 720;

/** The names that zscale knows; what else a film says is taken as BT.709, which is what players do. */
const matrices = new Set(['bt709', 'fcc', 'bt470bg', 'smpte170m', 'ycgco', 'bt2020nc', 'bt2020c']);
const primariesKnown = new Set([
  ...['bt709', 'bt470m', 'bt470bg', 'smpte170m', 'smpte240m', 'film', 'bt2020'],
  ...['smpte428', 'smpte431', 'smpte432'],
]);
/** Curves of standard range that differ from BT.709's; sRGB's is taken for the same, as browsers do. */
const otherCurves = new Set(['bt470m', 'bt470bg', 'linear', 'log100', 'log316']);

export function coloursOf({ colour, pixelFormat, height }: HeaderStream): Colours {
  const guess = height < highDefinition ? 'smpte170m' : 'bt709';
  const matrix = colour.matrix ?? (colour.primaries === 'bt2020' ? 'bt2020nc' : guess);
  // Where only the matrix is said, players leave the primaries alone; BT.2020 has none but its own.
  const primaries = colour.primaries ?? (matrix.startsWith('bt2020') ? 'bt2020' : 'bt709');
  return {
    matrix: matrices.has(matrix) ? matrix : 'bt709',
    primaries: primariesKnown.has(primaries) ? primaries : 'bt709',
    transfer: otherCurves.has(colour.transfer ?? '') ? String(colour.transfer) : 'bt709',
    range: colour.range ?? (pixelFormat.startsWith('yuvj') ? 'pc' : 'tv'),
  };
}

/** Pixels of red, green and blue: they have no matrix to read them by. */
const isRgb = (format: string) => /^(gbr|rgb|bgr|0rgb|0bgr|argb|abgr|rgba|bgra|pal8|x2)/.test(format);

/**
 * The filters that scale a picture of standard range and bring its colours to BT.709, so that the label it gets is true.
 * One that is BT.709 already is only scaled, which is much quicker.
 */
export function toBt709(picture: HeaderStream, size: Size): string[] {
  const { width, height } = size;
  const to = 'out_color_matrix=bt709:out_range=tv';
  const { pixelFormat } = picture;
  if (isRgb(pixelFormat)) return [`scale=${width}:${height}:${to}`, 'format=yuv420p'];
  const { matrix, primaries, transfer, range } = coloursOf(picture);
  const isGrey = pixelFormat.startsWith('gray') || pixelFormat.startsWith('mono');
  if (isGrey || (matrix === 'bt709' && primaries === 'bt709' && transfer === 'bt709')) {
    const from = `in_color_matrix=bt709:in_range=${range}`;
    return [`scale=${width}:${height}:${from}:${to}`, 'format=yuv420p'];
  }
  return [
    ...evenly(picture),
    `zscale=w=${width}:h=${height}:f=bicubic:min=${matrix}:pin=${primaries}:tin=${transfer}:rin=${range}` +
      ':m=bt709:p=bt709:t=bt709:r=tv',
    'format=yuv420p',
  ];
}

/** zscale takes no picture of odd sides whose colours are halved. */
function evenly({ width, height }: HeaderStream): string[] {
  return width % 2 === 0 && height % 2 === 0 ? [] : ['format=yuv444p'];
}

/**
 * High dynamic range is brought to what every screen shows: to linear light, its colours to BT.709, its highlights
 * rolled off. Scaled down first: tone mapping costs by the pixel.
 */
export function toStandardRange(picture: HeaderStream, size: Size, curve: 'pq' | 'hlg'): string[] {
  const { matrix, primaries, range } = coloursOf(picture);
  return [
    ...evenly(picture),
    `zscale=w=${size.width}:h=${size.height}:tin=${curve === 'pq' ? 'smpte2084' : 'arib-std-b67'}` +
      `:min=${matrix.startsWith('bt2020') ? matrix : 'bt2020nc'}:pin=${primaries}:rin=${range}:t=linear:npl=100`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=mobius:desat=0:peak=10',
    'zscale=t=bt709:m=bt709:r=tv',
    'format=yuv420p',
  ];
}
