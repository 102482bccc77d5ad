import { clampChroma, converter, formatHex, type Oklch, wcagContrast } from 'culori';

/** Colours as "#rrggbb". */

/** WCAG AA for text (1.4.3). */
export const enough = 4.5;

/** What stands behind and before the group's colours, as public/css/visitors.css has them. */
export const papers = {
  light: ['#f5f2ea', '#fdfcf8', '#ebe6da'],
  dark: ['#191719', '#211f21', '#282427'],
} as const;
/** Letters on the foot of a page. */
export const lettersOnField = ['#efe9dc'] as const;

/** The least of its contrasts, with two digits after the point: never more than it is. */
export function leastContrast(colour: string, others: readonly string[]): number {
  const least = Math.min(...others.map((other) => wcagContrast(colour, other)));
  return Math.floor(least * 100) / 100;
}

/** Of the same hue the colour nearest to it that can be read with all of those; itself where it can. */
export function nearestReadable(colour: string, others: readonly string[]): string {
  const isReadable = (one: string) => leastContrast(one, others) >= enough;
  if (isReadable(colour)) return formatHex(colour) ?? colour;
  const own: Oklch = toOklch(colour) ?? { mode: 'oklch', l: 0, c: 0 };
  for (let step = 1; step <= steps; step += 1) {
    const found = [own.l - step / steps, own.l + step / steps]
      .filter((l) => l >= 0 && l <= 1)
      .map((l) => formatHex(clampChroma({ ...own, l }, 'oklch')))
      .find((one) => one !== undefined && isReadable(one));
    if (found) return found;
  }
  throw new Error(`Expected black or white to be read with ${others.join(', ')}`);
}

/** Finer than eight bits tell apart. */
const steps = 500;
const toOklch = converter('oklch');
