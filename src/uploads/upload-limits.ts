import { day, type MakeLimiter } from '../limiter.ts';
import { say } from '../words/say.ts';
import type { UploadPace, UploadQuotas } from './upload-services.ts';

/** Bytes that may be sent in a day: from one address, and by everyone together. */
export function uploadQuotas(
  limiter: MakeLimiter,
  most: { readonly bytesPerAddressPerDay: number; readonly bytesPerDay: number },
): UploadQuotas {
  return {
    bytes: limiter({
      name: 'bytes',
      points: most.bytesPerAddressPerDay,
      seconds: day,
      sentence: () => say('limits-bytes-from-here'),
    }),
    siteBytes: limiter({
      name: 'site-bytes',
      points: most.bytesPerDay,
      seconds: day,
      sentence: () => say('limits-bytes-of-all'),
    }),
  };
}

/** Far slower than any line that still works. */
export const uploadPace = (seconds: number): UploadPace => ({ bytes: 32_000, seconds });
