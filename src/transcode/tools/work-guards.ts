import type { MediaLimits } from '../../inspect/accepted-media.ts';
import type { ToolGuards } from './ffmpeg.ts';

const mebibyte = 1024 * 1024;

/** Guards of a transcode: what is allowed grows with the length that was measured. */
export function workGuards(
  scratch: string,
  limits: MediaLimits,
  seconds: number,
  bytesPerSecond: number,
  signal: AbortSignal,
): ToolGuards {
  const { memory, workSeconds, workSecondsPerSecond } = limits.tools;
  return {
    scratch,
    signal,
    memory,
    seconds: workSeconds + seconds * workSecondsPerSecond,
    output: 16 * mebibyte + Math.ceil(seconds * bytesPerSecond),
  };
}

/** Guards of one short look at a file, which writes nothing. */
export function lookGuards(scratch: string, limits: MediaLimits, signal: AbortSignal): ToolGuards {
  const { memory, lookSeconds } = limits.tools;
  return { scratch, signal, memory, seconds: lookSeconds, output: 16 * mebibyte };
}
