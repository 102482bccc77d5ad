/** What a run of ffmpeg measures of loudness, beside whatever else it does. Pure. */

/** The filter that measures; it prints at the level `info`. */
export const loudnessMeter = 'ebur128=peak=true:framelog=verbose';

/** What was measured (EBU R128). */
export interface Loudness {
  /** LUFS. */
  readonly integrated: number;
  /** dBTP. */
  readonly truePeak: number;
}

/** Reads what the meter printed. Null where there is nothing to bring up: silence, or less than a moment. */
export function parseLoudness(text: string): Loudness | null {
  const summary = text.slice(text.lastIndexOf('Summary:'));
  const read = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? Number.NaN);
  const integrated = read(/I:\s+(-?[\d.]+) LUFS/);
  // Silence peaks at "-inf", which is no number here.
  const truePeak = read(/Peak:\s+(-?[\d.]+) dBFS/);
  // -70 is the gate of the measurement itself: nothing was louder.
  if (![integrated, truePeak].every(Number.isFinite) || integrated <= -70) return null;
  return { integrated, truePeak };
}

/**
 * The same where the meter may have printed several times: once for each time that what it hears changed its channels or its
 * rate, and once before it heard anything. Undefined where it heard more than one part, whose sum nobody knows.
 */
export function parseOneLoudness(text: string): Loudness | null | undefined {
  const heard = text
    .split('Summary:')
    .slice(1)
    .flatMap((part) => parseLoudness(`Summary:${part}`) ?? []);
  return heard.length > 1 ? undefined : (heard[0] ?? null);
}
