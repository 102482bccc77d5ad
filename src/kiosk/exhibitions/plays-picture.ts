import type { PlayCounts } from './play-store.ts';
import type { CountedPart } from './plays-counts.ts';

/** The model of views/curate/plays-picture: where each bar stands. All in the units of its viewBox. */

export const pictureSize = { width: 720, height: 760 } as const;
/** Where the bars of a panel stand: room for numbers at the side. */
const field = { left: 56, right: 704, height: 220 } as const;
/** Names under the bars, so that they stand clear of each other. */
const mostNames = 8;

/** Of the letters of its title, so that a long name fits on its line. */
export const titleSize = (name: string) => Math.max(12, Math.min(26, Math.floor(1250 / (name.length + 12))));

export interface Panel {
  readonly title: string;
  /** The line on which its bars stand. */
  readonly floor: number;
  readonly titleAt: number;
  /** Where the names under the bars stand. */
  readonly nameAt: number;
  readonly lines: readonly { readonly y: number; readonly number: number }[];
  readonly bars: readonly {
    readonly x: number;
    readonly width: number;
    readonly middle: number;
    readonly name: string | null;
    /** Each narrower than the one before and in front of it. */
    readonly parts: readonly {
      readonly kind: keyof PlayCounts;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }[];
  }[];
}

export function panelOf(title: string, counts: readonly CountedPart[], top: number): Panel {
  const most = roundUp(
    Math.max(1, ...counts.map(({ opened, started, finished }) => Math.max(opened, started, finished))),
  );
  const floor = top + field.height;
  const room = (field.right - field.left) / Math.max(1, counts.length);
  const every = Math.ceil(counts.length / mostNames);
  const widest = Math.min(room * 0.8, 56);
  const heightOf = (count: number) => round((count / most) * field.height);
  return {
    title,
    floor,
    titleAt: top - 24,
    nameAt: floor + 28,
    lines: [0, most / 2, most]
      .filter(Number.isInteger)
      .map((number) => ({ number, y: floor - heightOf(number) })),
    bars: counts.map((part, at) => {
      const middle = field.left + room * (at + 0.5);
      const widths = { opened: widest, started: widest * 0.66, finished: widest * 0.33 };
      return {
        x: round(middle - widest / 2),
        width: round(widest),
        middle: round(middle),
        name: at % every === 0 ? part.short : null,
        parts: (['opened', 'started', 'finished'] as const)
          .filter((kind) => part[kind] > 0)
          .map((kind) => ({
            kind,
            x: round(middle - widths[kind] / 2),
            y: floor - heightOf(part[kind]),
            width: round(widths[kind]),
            height: heightOf(part[kind]),
          })),
      };
    }),
  };
}

/** To 1, 2, 4, 10, 20, 40, 100 …, so that its half is a whole number too. */
function roundUp(count: number): number {
  for (let unit = 1; ; unit *= 10) {
    const step = [1, 2, 4].find((each) => each * unit >= count);
    if (step !== undefined) return step * unit;
  }
}

const round = (length: number) => Math.round(length * 10) / 10;
