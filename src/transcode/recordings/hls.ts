import type { FilmSize } from '../plan-renditions.ts';
import type { FragmentedFile } from './mp4-boxes.ts';

/** Playlists of HTTP Live Streaming (RFC 8216): byte ranges into one file a size, by relative name. */

export interface Variant {
  readonly size: FilmSize;
  readonly file: FragmentedFile;
  /** Name of the MP4 that the ranges point into. */
  readonly film: string;
  /** Name of this variant's own playlist. */
  readonly playlist: string;
}

export function variantPlaylist({ file, film }: Variant): string {
  const longest = Math.max(...file.fragments.map(({ seconds }) => seconds));
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.ceil(longest))}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI="${film}",BYTERANGE="${file.head}@0"`,
    ...file.fragments.flatMap(({ start, size, seconds }) => [
      `#EXTINF:${seconds.toFixed(5)},`,
      `#EXT-X-BYTERANGE:${size}@${start}`,
      film,
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** `variants` in any order; the smallest is named first, so that a slow line starts at once. */
export function masterPlaylist(variants: readonly Variant[], frameRate: number): string {
  const rising = [...variants].sort((one, other) => one.size.lines - other.size.lines);
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...rising.flatMap(({ size, file, playlist }) => [
      `#EXT-X-STREAM-INF:BANDWIDTH=${peakBandwidth(file)},AVERAGE-BANDWIDTH=${averageBandwidth(file)}` +
        `,CODECS="${file.codecs.join(',')}",RESOLUTION=${size.width}x${size.height}` +
        `,FRAME-RATE=${frameRate.toFixed(3)}`,
      playlist,
    ]),
    '',
  ].join('\n');
}

function peakBandwidth({ fragments }: FragmentedFile): number {
  // A last fragment may be a few hundredths of a second long; its rate says nothing of what a line must carry.
  const whole = fragments.filter(({ seconds }) => seconds >= 0.5);
  const rates = (whole.length > 0 ? whole : fragments).map(({ size, seconds }) => bits(size, seconds));
  return Math.max(averageBandwidth({ head: 0, fragments, codecs: [] }), ...rates);
}

function averageBandwidth({ fragments }: FragmentedFile): number {
  const size = fragments.reduce((sum, fragment) => sum + fragment.size, 0);
  const seconds = fragments.reduce((sum, fragment) => sum + fragment.seconds, 0);
  return bits(size, seconds);
}

function bits(size: number, seconds: number): number {
  return Math.ceil((size * 8) / Math.max(seconds, 0.001));
}
