import { decoderWhitelist, demuxerWhitelist } from '../../inspect/accepted-media.ts';

/**
 * What each ffmpeg call on an upload carries (S1): only local files, only the containers and decoders that we
 * need, no huge pictures. A protocol whitelist alone would let a playlist named .mp4 read other files on this disk.
 */
export function untrustedInput(maxPixels: number): string[] {
  return [
    '-protocol_whitelist',
    'file,pipe',
    '-format_whitelist',
    demuxerWhitelist,
    '-codec_whitelist',
    decoderWhitelist,
    '-max_pixels',
    String(maxPixels),
  ];
}

/** Options of every ffmpeg call. */
export const quietOptions = ['-nostdin', '-hide_banner', '-loglevel', 'error'];

/** Output carries nothing of the source (S2). */
export const withoutMetadata = [
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
  '-dn',
  '-sn',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-flags:a',
  '+bitexact',
];
