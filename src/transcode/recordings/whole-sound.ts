import { OutOfStep } from './check-output.ts';
import type { DecodedSound } from './decode-sound.ts';
import type { Span } from './timeline.ts';

/** Encoders pad, and a damaged end may be lost; beyond this something is missing. */
const mostLost = (seconds: number) => Math.max(0.75, seconds * 0.02);

/**
 * When what was decoded of a recording's sound ends, in seconds on its own time line.
 * @throws OutOfStep where much of it is missing, by the packets that `source` has of those streams.
 */
export function soundSeconds({ files }: DecodedSound, source: ReadonlyMap<number, Span>): number {
  const end = Math.max(0, ...files.map(({ to }) => to));
  const promised = Math.max(
    0,
    ...files.map(({ stream }) => source.get(stream)?.to ?? 0).filter(Number.isFinite),
  );
  if (Math.abs(end - promised) > mostLost(promised)) throw new OutOfStep('sound', promised, end);
  return end;
}
