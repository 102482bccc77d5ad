/**
 * High dynamic range brought to what every screen shows, as films are: to linear light with white at 203 candelas
 * (ITU-R BT.2408), its colours to BT.709's, its highlights rolled off by the curve that ffmpeg calls mobius, then to sRGB.
 */
const white = 203;
/** Of what PQ and HLG pictures are graded for, in multiples of white. */
const peak = 1000 / white;
/** Below this everything stays as it is. */
const knee = 0.3;

const steps = 4096;

export interface CodedColours {
  readonly curve: 'pq' | 'hlg' | 'srgb';
  /** As H.273 counts them. */
  readonly primaries: number;
}

/** RGB or RGBA of 16 bits a channel, of which `most` is the largest number, becomes RGB of 8 on white paper. */
export function toScreenColours(
  pixels: Uint16Array,
  channels: 3 | 4,
  most: number,
  { curve, primaries }: CodedColours,
): Buffer {
  const light = Float32Array.from({ length: steps }, (_, at) => toLight[curve](at / (steps - 1)));
  const matrix = primaries === 1 ? fromBt709 : primaries === 12 ? fromP3 : fromBt2020;
  const count = pixels.length / channels;
  const out = Buffer.alloc(count * 3);
  for (let pixel = 0; pixel < count; pixel += 1) {
    const at = pixel * channels;
    let r = lightAt(light, (pixels[at] ?? 0) / most);
    let g = lightAt(light, (pixels[at + 1] ?? 0) / most);
    let b = lightAt(light, (pixels[at + 2] ?? 0) / most);
    if (curve === 'hlg') {
      const gain = systemGain(0.2627 * r + 0.678 * g + 0.0593 * b);
      r *= gain;
      g *= gain;
      b *= gain;
    }
    const red = matrix[0] * r + matrix[1] * g + matrix[2] * b;
    const green = matrix[3] * r + matrix[4] * g + matrix[5] * b;
    const blue = matrix[6] * r + matrix[7] * g + matrix[8] * b;
    const brightest = Math.max(red, green, blue, 1e-6);
    const scale = curve === 'srgb' ? 1 : rollOff(brightest) / brightest;
    const alpha = channels === 4 ? (pixels[at + 3] ?? 0) / most : 1;
    out[pixel * 3] = onPaper(red * scale, alpha);
    out[pixel * 3 + 1] = onPaper(green * scale, alpha);
    out[pixel * 3 + 2] = onPaper(blue * scale, alpha);
  }
  return out;
}

function lightAt(light: Float32Array, value: number): number {
  const place = Math.min(1, value) * (steps - 1);
  const below = Math.floor(place);
  const one = light[below] ?? 0;
  return one + ((light[below + 1] ?? one) - one) * (place - below);
}

const toLight: Readonly<Record<CodedColours['curve'], (value: number) => number>> = {
  /** SMPTE ST 2084, in multiples of white. */
  pq(value) {
    const [m1, m2, c1, c2, c3] = [0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875];
    const power = value ** (1 / m2);
    return (10_000 / white) * (Math.max(power - c1, 0) / (c2 - c3 * power)) ** (1 / m1);
  },
  /** ARIB STD-B67: light in the scene, 0 to 1. */
  hlg(value) {
    const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
    return value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - c) / a) + b) / 12;
  },
  /** IEC 61966-2-1. */
  srgb: (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4),
};

/** From light in the scene to light of a screen of 1000 candelas (BT.2100: gamma 1.2), in multiples of white. */
const systemGain = (luminance: number) => peak * Math.max(luminance, 1e-6) ** 0.2;

function rollOff(value: number): number {
  if (value <= knee) return value;
  const a = (-knee * knee * (peak - 1)) / (knee * knee - 2 * knee + peak);
  const b = (knee * knee - 2 * knee * peak + peak) / Math.max(peak - 1, 1e-6);
  return (((b * b + 2 * b * knee + knee * knee) / (b - a)) * (value + a)) / (value + b);
}

const toSrgb = Float32Array.from({ length: steps + 1 }, (_, at) => {
  const light = at / steps;
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
});

function onPaper(light: number, alpha: number): number {
  const place = Math.min(1, Math.max(0, light)) * steps;
  const below = Math.floor(place);
  const one = toSrgb[below] ?? 255;
  const shown = one + ((toSrgb[below + 1] ?? one) - one) * (place - below);
  return Math.round(shown * alpha + 255 * (1 - alpha));
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number];
const fromBt709: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const fromBt2020: Matrix = [
  1.660491, -0.5876411, -0.0728499, -0.1245505, 1.1328999, -0.0083494, -0.0181508, -0.1005789, 1.1187297,
];
const fromP3: Matrix = [
  1.2249401, -0.2249404, 0, -0.0420569, 1.0420571, 0, -0.0196376, -0.0786361, 1.0982735,
];
