/** A picture of a sound: mirrored bars, drawn from its peaks. It stands alone, without script. */

const width = 1200;
const height = 200;
const bars = 150;

/** Ink that reads on paper and, where the reader's device is dark, on dark. */
const style = 'path{fill:#4a4640}@media (prefers-color-scheme:dark){path{fill:#d9d3c7}}';

/** @param peaks 0 to 1, as in peaks.json. */
export function drawWaveform(peaks: readonly number[]): string {
  const step = width / bars;
  const wide = step * 0.6;
  const radius = wide / 2;
  const marks = loudestOf(peaks, bars).map((peak, index) => {
    const half = Math.max(radius, (peak * (height - 8)) / 2);
    const left = index * step + (step - wide) / 2;
    return bar(left, height / 2 - half, wide, half * 2, radius);
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">` +
    `<style>${style}</style><path d="${marks.join('')}"/></svg>\n`
  );
}

/** Gathers many peaks into fewer, each the loudest of its part. */
export function loudestOf(peaks: readonly number[], parts: number): number[] {
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * peaks.length) / parts);
    const to = Math.max(from + 1, Math.floor(((part + 1) * peaks.length) / parts));
    return peaks.slice(from, to).reduce((most, peak) => Math.max(most, peak), 0);
  });
}

function bar(x: number, y: number, wide: number, high: number, radius: number): string {
  const short = (value: number) => String(Math.round(value * 10) / 10);
  const straight = high - 2 * radius;
  const cap = (sweep: number) => `a${short(radius)} ${short(radius)} 0 0 1 ${short(sweep)} 0`;
  return `M${short(x)} ${short(y + radius)}${cap(wide)}v${short(straight)}${cap(-wide)}z`;
}
