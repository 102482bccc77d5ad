import type { Config } from './config-types.ts';
import { defaultLimits, type MediaLimits } from './inspect/accepted-media.ts';

/** What may be sent and how much is done with it, as this archive is set. */
export function mediaLimits(config: Config): MediaLimits {
  const { limits } = config;
  return {
    ...defaultLimits,
    artwork: {
      ...defaultLimits.artwork,
      bytes: limits.artworkBytes,
      pixels: limits.artworkMegapixels * 1_000_000,
    },
    sound: { ...defaultLimits.sound, bytes: limits.soundBytes, seconds: limits.soundSeconds },
    film: { ...defaultLimits.film, bytes: limits.filmBytes, seconds: limits.filmSeconds },
  };
}
