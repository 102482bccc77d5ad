import { describe, expect, it } from '@jest/globals';
import { PeakMeter, peakCount } from './peaks.ts';
import { drawWaveform, loudestOf } from './waveform.ts';

function samples(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeInt16LE(value, index * 2);
  return bytes;
}

describe('PeakMeter', () => {
  it('finds the loudest of each part, as a share of the loudest of all', () => {
    const meter = new PeakMeter(8, 4);
    meter.add(samples([0, 100, -20_000, 5, 10_000, 0, 0, -5000]));
    expect(meter.result()).toEqual([0.005, 1, 0.5, 0.25]);
  });

  it('gives the same however the stream is cut', () => {
    const all = samples([300, -12_345, 32_767, -32_768, 7, -8]);
    for (let cut = 1; cut < all.length; cut += 1) {
      const whole = new PeakMeter(6, 3);
      whole.add(all);
      const parts = new PeakMeter(6, 3);
      parts.add(all.subarray(0, cut));
      parts.add(all.subarray(cut));
      expect(parts.result()).toEqual(whole.result());
    }
  });

  it('draws silence as silence', () => {
    const meter = new PeakMeter(4, 2);
    meter.add(samples([0, 3, -5, 1]));
    expect(meter.result()).toEqual([0, 0]);
  });

  it('has between 400 and 1,000 parts', () => {
    expect([peakCount(1), peakCount(60), peakCount(10_000)]).toEqual([400, 600, 1000]);
  });
});

describe('drawWaveform', () => {
  it('is a picture that stands alone, without script', () => {
    const svg = drawWaveform([0, 0.5, 1]);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 1200 200"/);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/script|href|currentColor|NaN|on\w+=/i);
  });

  it('keeps each part its loudest', () => {
    expect(loudestOf([0, 1, 0.2, 0.3], 2)).toEqual([1, 0.3]);
    expect(loudestOf([0.5], 3)).toEqual([0.5, 0.5, 0.5]);
    expect(loudestOf([], 2)).toEqual([0, 0]);
  });
});
