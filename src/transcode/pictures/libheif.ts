import { createRequire } from 'node:module';

/** Pixels as a decoder left them. */
export interface RawPixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  /** Bits of a channel that are used: 8 in bytes, more in two bytes each. */
  readonly bits: number;
}

interface Handle {
  readonly __handle: never;
}
interface Libheif {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): unknown[]; readonly decoder: unknown };
  heif_js_context_get_primary_image_handle(context: unknown): Handle & { readonly code?: number };
  heif_image_handle_get_width(handle: Handle): number;
  heif_image_handle_get_height(handle: Handle): number;
  heif_image_handle_has_alpha_channel(handle: Handle): number;
  heif_js_decode_image2(handle: Handle, space: unknown, chroma: unknown): Promise<Decoded>;
  readonly heif_colorspace: Readonly<Record<string, unknown>>;
  readonly heif_chroma: Readonly<Record<string, unknown>>;
}
interface Decoded {
  readonly code?: unknown;
  readonly message?: string;
  readonly channels?: readonly {
    readonly data: Uint8Array;
    readonly stride: number;
    readonly width: number;
    readonly height: number;
    readonly bits_per_pixel: number;
  }[];
}

/**
 * Decodes the primary picture of a HEIC, upright. Only for the child that opens uploads: this is WebAssembly and holds up
 * whoever calls it. libheif obeys the file's own turn, mirror, matrix and range; the EXIF turn that phones write beside
 * them says the same again and must be left alone.
 * @throws where it cannot be decoded.
 */
export async function decodeHeic(bytes: Buffer, maxPixels: number, deep: boolean): Promise<RawPixels> {
  const lib = createRequire(import.meta.url)('libheif-js/wasm-bundle') as Libheif;
  const decoder = new lib.HeifDecoder();
  // libheif tells its troubles to the console, which is where this child's answer goes.
  const { log } = console;
  console.log = () => undefined;
  try {
    if (decoder.decode(bytes).length === 0) throw new Error('No picture found');
    const primary = lib.heif_js_context_get_primary_image_handle(decoder.decoder);
    if (!primary || primary.code !== undefined) throw new Error('No primary picture found');
    const width = lib.heif_image_handle_get_width(primary);
    const height = lib.heif_image_handle_get_height(primary);
    if (width * height > maxPixels) throw new Error('TOO MANY PIXELS');
    const alpha = lib.heif_image_handle_has_alpha_channel(primary) !== 0;
    const chroma = `heif_chroma_interleaved_${deep ? (alpha ? 'RRGGBBAA_LE' : 'RRGGBB_LE') : alpha ? 'RGBA' : 'RGB'}`;
    const decoded = await lib.heif_js_decode_image2(
      primary,
      lib.heif_colorspace.heif_colorspace_RGB,
      lib.heif_chroma[chroma],
    );
    const [plane] = decoded.channels ?? [];
    if (!plane) throw new Error(decoded.message ?? 'The picture could not be decoded');
    const channels = alpha ? 4 : 3;
    const row = plane.width * channels * (deep ? 2 : 1);
    const shape = { width: plane.width, height: plane.height, channels, bits: plane.bits_per_pixel } as const;
    // No copy where the rows touch: the decoder keeps its memory until this child ends.
    if (plane.stride === row) {
      return { ...shape, data: Buffer.from(plane.data.buffer, plane.data.byteOffset, row * plane.height) };
    }
    const data = Buffer.alloc(row * plane.height);
    for (let y = 0; y < plane.height; y += 1) {
      data.set(plane.data.subarray(y * plane.stride, y * plane.stride + row), y * row);
    }
    return { ...shape, data };
  } finally {
    console.log = log;
  }
}
