import type { FilmFacts, Framing, MediaFacts, RenditionKind } from '../story/media.ts';

/** A derived file as it lies in the scratch folder, checked by opening it again. */
export interface RenderedFile {
  readonly kind: RenditionKind;
  /** Public file name, such as "image-640.avif". */
  readonly name: string;
  readonly type: string;
  readonly path: string;
  /** Which page it shows, from 1, of a work with pages. */
  readonly page?: number;
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
}

/** A part of one size of a film, as it lies in a scratch folder. */
export interface FilmPartFile {
  /** What the size is called by. */
  readonly lines: number;
  readonly path: string;
}

export interface Rendered {
  readonly files: readonly RenderedFile[];
  /** ThumbHash as base64, of the artwork or the poster. */
  readonly placeholder: string | null;
  /** Of a film: it can be looked at, and has larger sizes that `enlarge` makes. */
  readonly hasLarger?: boolean;
}

/** Contract of transcode/. */
export interface Transcoder {
  /**
   * Makes every rendition that the plan for `facts` names, in `scratch`, a private folder that the caller removes; but of
   * a film only the smallest size, so that somebody can look at it soon. A picture with a `framing` is straightened first;
   * sounds and films have none.
   * `progress` is called with 0 to 100, at most a few times a second.
   * @throws Unacceptable with a sentence for the storyteller where the file itself is the cause; any other error may be tried again.
   */
  transcode(
    path: string,
    facts: MediaFacts,
    scratch: string,
    progress: (percent: number) => void,
    signal: AbortSignal,
    framing?: Framing,
  ): Promise<Rendered>;

  /**
   * Makes the larger sizes of a film, from its original and `smallest`, the size that there is. What it gives are further
   * renditions, and such as stand in the place of one that had the same name: the list of sizes, and posters.
   * @throws as `transcode` does.
   */
  enlarge(
    path: string,
    facts: FilmFacts,
    smallest: string,
    scratch: string,
    progress: (percent: number) => void,
    signal: AbortSignal,
  ): Promise<readonly RenderedFile[]>;

  /** How the larger sizes of a long film are divided among workers, into parts of about `seconds` each. @throws as `transcode` does. */
  partsOf(
    facts: FilmFacts,
    smallest: string,
    seconds: number,
    scratch: string,
    signal: AbortSignal,
  ): Promise<readonly { readonly from: number; readonly frames: number }[]>;

  /** Makes one part of the larger sizes, without sound: a file of each, in `scratch`. @throws as `transcode` does. */
  makePart(
    path: string,
    facts: FilmFacts,
    part: { readonly from: number; readonly frames: number },
    scratch: string,
    progress: (percent: number) => void,
    signal: AbortSignal,
  ): Promise<readonly FilmPartFile[]>;

  /** Joins the parts, in their order, without a seam. Gives what `enlarge` does. @throws as `transcode` does. */
  joinParts(
    facts: FilmFacts,
    smallest: string,
    parts: readonly {
      readonly from: number;
      readonly frames: number;
      readonly files: readonly FilmPartFile[];
    }[],
    scratch: string,
    signal: AbortSignal,
  ): Promise<readonly RenderedFile[]>;
}
