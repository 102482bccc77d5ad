/** Sound in two ears, 48,000 samples a second, each about -1 to 1. */
export interface Track {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export const sampleRate = 48_000;

export function silence(seconds: number): Track {
  const length = Math.round(seconds * sampleRate);
  return { left: new Float32Array(length), right: new Float32Array(length) };
}

/** Adds a sound of one ear to the track. `pan` from -1 (left) to 1 (right). What runs past the end is dropped. */
export function lay(track: Track, sound: Float32Array, atSeconds: number, gain = 1, pan = 0): void {
  const start = Math.round(atSeconds * sampleRate);
  const toLeft = gain * Math.cos(((pan + 1) * Math.PI) / 4);
  const toRight = gain * Math.sin(((pan + 1) * Math.PI) / 4);
  const end = Math.min(sound.length, track.left.length - start);
  for (let index = Math.max(0, -start); index < end; index += 1) {
    const value = sound[index] ?? 0;
    track.left[start + index] = (track.left[start + index] ?? 0) + value * toLeft;
    track.right[start + index] = (track.right[start + index] ?? 0) + value * toRight;
  }
}

/** A small room around the track: four combs and two all-passes an ear (after Schroeder, 1962). `wet` from 0 to 1. */
export function withRoom(track: Track, wet: number, decay = 0.8): Track {
  const ear = (dry: Float32Array, spread: number) => {
    const sum = new Float32Array(dry.length);
    for (const delay of [1687, 1601, 2053, 2251]) comb(dry, sum, delay + spread, decay);
    const smooth = allPass(allPass(sum, 347 + spread), 113);
    return dry.map((value, index) => value * (1 - wet * 0.4) + (smooth[index] ?? 0) * wet * 0.25);
  };
  return { left: ear(track.left, 0), right: ear(track.right, 37) };
}

function comb(from: Float32Array, into: Float32Array, delay: number, decay: number): void {
  const line = new Float32Array(delay);
  let damped = 0;
  for (let index = 0, at = 0; index < from.length; index += 1, at = at + 1 === delay ? 0 : at + 1) {
    const out = line[at] ?? 0;
    damped = out * 0.7 + damped * 0.3;
    line[at] = (from[index] ?? 0) + damped * decay;
    into[index] = (into[index] ?? 0) + out;
  }
}

function allPass(from: Float32Array, delay: number): Float32Array {
  const line = new Float32Array(delay);
  const out = new Float32Array(from.length);
  for (let index = 0, at = 0; index < from.length; index += 1, at = at + 1 === delay ? 0 : at + 1) {
    const kept = line[at] ?? 0;
    const value = (from[index] ?? 0) + kept * 0.5;
    out[index] = kept - value * 0.5;
    line[at] = value;
  }
  return out;
}

/** Brings the loudest sample to `peak`, and fades both ends so that nothing clicks. */
export function finish(track: Track, fadeIn = 0.15, fadeOut = 1.8, peak = 0.7): Track {
  let loudest = 1e-9;
  for (const ear of [track.left, track.right]) {
    for (const value of ear) loudest = Math.max(loudest, Math.abs(value));
  }
  const length = track.left.length;
  const shape = (value: number, index: number) => {
    const rise = Math.min(1, index / (fadeIn * sampleRate));
    const fall = Math.min(1, (length - 1 - index) / (fadeOut * sampleRate));
    return (value / loudest) * peak * rise * fall * fall;
  };
  return { left: track.left.map(shape), right: track.right.map(shape) };
}

/** 16-bit PCM in a WAV file (RIFF). */
export function toWav({ left, right }: Track): Buffer {
  const wav = Buffer.alloc(44 + left.length * 4);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(wav.length - 44, 40);
  const level = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
  left.forEach((value, index) => {
    wav.writeInt16LE(level(value), 44 + index * 4);
    wav.writeInt16LE(level(right[index] ?? 0), 46 + index * 4);
  });
  return wav;
}
