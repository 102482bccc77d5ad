import { z } from 'zod';

/** What a folder with a speech model says of itself, in its `manifest.json`. */

export const manifestName = 'manifest.json';

const fileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { error: 'a name without folders, such as "encoder.onnx"' });
const file = z.object({
  name: fileName,
  bytes: z.number().int().positive(),
  /** Lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const manifestSchema = z.object({
  /** As people call it, such as "Whisper base". */
  name: z.string().min(1).max(100),
  licence: z.string().min(1).max(100),
  /** How its files are run; more can come. */
  engine: z.literal('whisper'),
  /** Tags of the languages that it writes, such as "en". */
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).min(1),
  encoder: file,
  decoder: file,
  tokens: file,
  /** Silero's detector of voices. */
  voice: file,
  /** Weights that encoder and decoder read from beside them. */
  others: z.array(file),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ModelFile = z.infer<typeof file>;

export const filesOf = ({ encoder, decoder, tokens, voice, others }: Manifest): readonly ModelFile[] => [
  encoder,
  decoder,
  tokens,
  voice,
  ...others,
];
