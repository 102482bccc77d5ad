import { z } from 'zod';

/** What the child that listens is asked, and what it answers. */

export interface ListeningJob {
  /** A file of 16-bit samples, little-endian, one channel, at 16 kHz. */
  readonly sound: string;
  /** Paths. */
  readonly model: {
    readonly encoder: string;
    readonly decoder: string;
    readonly tokens: string;
    readonly voice: string;
  };
  /** Tag of the language that is spoken. */
  readonly language: string;
  readonly threads: number;
}

const count = z.number().int().nonnegative();

/** One line of its answer: first where somebody speaks and how many windows that makes, then what is heard in each. */
export const listeningLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    windows: count,
    /** Where somebody speaks, in samples. */
    voices: z.array(z.object({ start: count, end: count })).readonly(),
  }),
  z.object({
    kind: z.literal('heard'),
    text: z.string(),
    tokens: z.array(z.string()).readonly(),
    starts: z.array(z.number()).readonly(),
    durations: z.array(z.number()).readonly(),
    pieces: z.array(z.object({ from: count, at: count, length: count })).readonly(),
  }),
]);

export type ListeningLine = z.infer<typeof listeningLine>;
