import type { Track } from './sounds/track.ts';

/** What samples need of the machine: pictures from SVG, and ffmpeg. Contract; src/samples/media-tools.ts keeps it. */
export interface SampleTools {
  /** Draws at the SVG's own size. `raw` is RGBA, 8 bits each, row by row. */
  renderSvg(svg: string, format: PictureFormat | 'raw'): Promise<Buffer>;
  /** Writes the sound to `path`; the ending (.m4a, .flac, .ogg) says as what. */
  encodeSound(track: Track, path: string, signal: AbortSignal): Promise<void>;
  /** Writes the film to `path` as H.264 and AAC in MP4. */
  encodeFilm(film: Film, path: string, signal: AbortSignal): Promise<void>;
}

export type PictureFormat = 'jpeg' | 'png' | 'webp';

/** A film as its frames; sizes in pixels, even. */
export interface Film {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly music: () => Track;
  /** One RGBA buffer a frame, `frameRate` of them a second. The same buffer may come again, drawn over. */
  readonly frames: (render: SampleTools['renderSvg']) => AsyncIterable<Buffer>;
}

export const frameRate = 24;
