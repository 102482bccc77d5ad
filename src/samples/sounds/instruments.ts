import type { Random } from '../prng.ts';
import { sampleRate } from './track.ts';

/** One sound each, for one ear; lengths in seconds, pitches as MIDI notes (69 is A at 440 Hz). */

const pitch = (note: number) => 440 * 2 ** ((note - 69) / 12);

function render(seconds: number, sampleAt: (time: number) => number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, index) =>
    sampleAt(index / sampleRate),
  );
}

/** A plucked string (Karplus and Strong, 1983). `soft` from 0 (bright) to 1. */
export function pluck(random: Random, note: number, seconds: number, soft = 0.5): Float32Array {
  const period = sampleRate / pitch(note);
  const length = Math.floor(period);
  const string = Float32Array.from({ length }, () => random() * 2 - 1);
  for (let pass = 0; pass < 1 + soft * 6; pass += 1) {
    for (let index = 0; index < length; index += 1) {
      string[index] = ((string[index] ?? 0) + (string[(index + 1) % length] ?? 0)) / 2;
    }
  }
  // Every pluck is as loud as the next, however its noise fell.
  const mean = string.reduce((sum, value) => sum + value, 0) / length;
  const loud = Math.sqrt(string.reduce((sum, value) => sum + (value - mean) ** 2, 0) / length) || 1;
  for (let index = 0; index < length; index += 1)
    string[index] = (0.3 * ((string[index] ?? 0) - mean)) / loud;
  const out = new Float32Array(Math.round(seconds * sampleRate));
  const tune = period - length;
  for (let index = 0, before = 0; index < out.length; index += 1) {
    const at = index % length;
    const now = string[at] ?? 0;
    out[index] = now * Math.min(1, (out.length - index) / 2400);
    string[at] = 0.4985 * (now + before) * 0.9995;
    before = now * (1 - tune * 0.02);
  }
  return out;
}

/** A harmonium's reed: two slightly apart, slow to speak. */
export function reed(note: number, seconds: number): Float32Array {
  const hertz = pitch(note);
  // One turn of the wave is worked out once: two phases then read it.
  const turn = Float32Array.from({ length: 2048 }, (_, step) => {
    let sum = 0;
    for (let partial = 1; partial <= 8; partial += 1) {
      sum += Math.sin((6.28318 * partial * step) / 2048 + partial * partial) / partial ** 1.35;
    }
    return sum;
  });
  const at = (phase: number) => turn[Math.floor((phase % 1) * 2048)] ?? 0;
  return render(
    seconds,
    (time) => 0.2 * (at(hertz * time) + at(hertz * 1.0024 * time + 0.3)) * swell(time, seconds, 0.35, 0.5),
  );
}

/** A brass band's tone: it brightens as it swells, with a little vibrato once it stands. */
export function brass(note: number, seconds: number, warmth = 1): Float32Array {
  const hertz = pitch(note);
  const weights = new Float32Array(10);
  let sample = 0;
  return render(seconds, (time) => {
    // Loudness moves slowly: its powers are worked out a thousand times a second.
    if (sample % 48 === 0) {
      const loud = swell(time, seconds, 0.09, 0.22);
      for (let partial = 1; partial <= 9; partial += 1) {
        weights[partial] = loud ** (1 + partial * 0.35 * warmth) / partial ** 1.05;
      }
    }
    sample += 1;
    const waver = 0.035 * Math.sin(31 * time) * Math.min(1, Math.max(0, time - 0.35));
    const phase = 6.28318 * hertz * time + waver;
    let sum = 0;
    for (let partial = 1; partial <= 9; partial += 1)
      sum += (weights[partial] ?? 0) * Math.sin(phase * partial);
    return 0.3 * sum;
  });
}

/** A bell heard from some way off: partials that no string has, the low ones lasting longest. */
export function bell(note: number, seconds: number): Float32Array {
  const hertz = pitch(note);
  const partials = [
    [0.5, 0.5, 1],
    [1, 0.7, 1.6],
    [1.19, 0.4, 2.2],
    [1.5, 0.3, 2.6],
    [2, 0.45, 3],
    [2.74, 0.2, 4.5],
    [3.76, 0.12, 6],
  ] as const;
  return render(seconds, (time) => {
    const start = Math.min(1, time / 0.006);
    const sum = partials.reduce(
      (total, [ratio, weight, fade]) =>
        total + weight * Math.exp(-time * fade * 0.55) * Math.sin(6.28318 * hertz * ratio * time),
      0,
    );
    return 0.4 * start * sum * Math.min(1, (seconds - time) / 0.4);
  });
}

/** Noise through one low-pass and one high-pass; cut-offs in hertz. */
export function noise(random: Random, seconds: number, low: number, high: number): Float32Array {
  const [keepLow, keepHigh] = [
    1 - Math.exp((-6.28318 * high) / sampleRate),
    1 - Math.exp((-6.28318 * low) / sampleRate),
  ];
  let [smooth, floor] = [0, 0];
  return render(seconds, () => {
    smooth += keepLow * (random() * 2 - 1 - smooth);
    floor += keepHigh * (smooth - floor);
    return smooth - floor;
  });
}

/** A short dull knock: a step, a treadle, a drop on wood. `hertz` sets how dull. */
export function knock(random: Random, hertz: number, seconds = 0.12): Float32Array {
  const grit = noise(random, seconds, 80, hertz * 5);
  return grit.map((value, index) => {
    const time = index / sampleRate;
    const start = Math.min(1, time / 0.002);
    return (
      start *
      Math.exp((-time * 5.5) / seconds) *
      (value * 0.9 + 0.8 * Math.sin(6.28318 * hertz * time * (1 - time)))
    );
  });
}

/** A drop of water: a tiny falling whistle. */
export function drop(hertz: number): Float32Array {
  return render(
    0.07,
    (time) =>
      Math.min(1, time / 0.002) * Math.exp(-time * 70) * Math.sin(6.28318 * hertz * time * (1 + time * 4)),
  );
}

/** A small bird's two or three notes. */
export function chirp(random: Random): Float32Array {
  const [base, turns] = [2500 + random() * 1300, 2 + Math.floor(random() * 3)];
  let phase = 0;
  return render(0.09 * turns, (time) => {
    const within = (time % 0.09) / 0.09;
    phase += (6.28318 * (base + Math.sin(within * Math.PI) * 700)) / sampleRate;
    return 0.5 * Math.sin(phase) * Math.sin(within * Math.PI) ** 2;
  });
}

function swell(time: number, seconds: number, rise: number, fall: number): number {
  const up = Math.min(1, time / rise);
  const down = Math.min(1, Math.max(0, seconds - time) / fall);
  return up * up * (3 - 2 * up) * (down * down * (3 - 2 * down));
}
