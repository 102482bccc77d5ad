/** Lengths and sizes as they are shown and said, in the archive and in its scripts. `language` is a BCP 47 tag. */

/** Seconds, those that are over, as "0:07", "12:34", "1:02:03". */
export function clock(time: number): string {
  const seconds = Math.floor(time);
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Whole seconds as "7 seconds", "1 minute 5 seconds", "2 hours"; nothing of none. */
export function spokenLength(seconds: number, language: string): string {
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, unit]) => inUnits(number, unit, 'long', language))
    .join(' ');
}

/** Bytes as "999 bytes", "3.4 MB", "12 GB". */
export function sizeInWords(bytes: number, language: string): string {
  if (bytes < 1000) return inUnits(bytes, 'byte', 'long', language);
  const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  let amount = bytes / 1000;
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return inUnits(amount, units[unit] ?? 'terabyte', 'short', language, amount < 10 ? 1 : 0);
}

function inUnits(
  amount: number,
  unit: string,
  unitDisplay: 'long' | 'short',
  language: string,
  digits = 0,
): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay,
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}
