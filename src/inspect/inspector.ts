import type { MediaFacts } from '../story/media.ts';

/** What a look at the bytes found: facts, or a sentence that tells the storyteller why not and what to do. */
export type Inspection =
  | { readonly kind: 'accepted'; readonly facts: MediaFacts }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      /** What the tool that could not open it said last, for the log: it names no file. */
      readonly said?: string;
    };

/** Contract of inspect/: reads the file at `path`, under every guard of S1 to S6. */
export interface Inspector {
  /** `scratch` is a private folder that the caller removes. @throws where the tools themselves fail. */
  inspect(path: string, scratch: string, signal: AbortSignal): Promise<Inspection>;
}
