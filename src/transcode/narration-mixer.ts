import type { RenderedFile } from './transcoder.ts';

/** Contract of transcode/: lays a recorded voice over a film. */
export interface NarrationMixer {
  /**
   * Makes the film anew with the voice, from `film`, a rendition of ours whose picture is kept as it is, and `voice`, a file
   * that the inspector has taken. The voice begins at `begins` seconds; the film's own sound is lower under it. All in
   * `scratch`, a private folder that the caller removes.
   * @throws Unacceptable with a sentence where the voice is the cause; any other error may be tried again.
   */
  mix(
    film: string,
    voice: string,
    begins: number,
    scratch: string,
    signal: AbortSignal,
  ): Promise<RenderedFile>;
}
