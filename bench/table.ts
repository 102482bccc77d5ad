export interface Row {
  readonly what: string;
  /** The two measurements behind the ratio, such as "21.3 s". */
  readonly ours: string;
  readonly bare: string;
  readonly ratio: number;
  /** The least and the most of the single rounds. */
  readonly spread: readonly [number, number];
  /** Null for a row that is told for honesty only. */
  readonly aim: Aim | null;
}

export interface Aim {
  readonly kind: 'at most' | 'at least';
  readonly ratio: number;
}

const head = ['', 'ours', 'bare', 'ratio', 'rounds', 'aim', ''];

/** Plain columns; the first is flush left, the others flush right. */
export function printTable(rows: readonly Row[]): string {
  const cells = [head, ...rows.map(toCells)];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toCells({ what, ours, bare, ratio, spread, aim }: Row): string[] {
  const [least, most] = spread;
  return [
    what,
    ours,
    bare,
    ratio.toFixed(2),
    `${least.toFixed(2)}–${most.toFixed(2)}`,
    aim ? `${aim.kind === 'at most' ? '≤' : '≥'} ${aim.ratio.toFixed(2)}` : '',
    aim ? (isMet(aim, ratio) ? 'met' : 'missed') : '',
  ];
}

function isMet(aim: Aim, ratio: number): boolean {
  return aim.kind === 'at most' ? ratio <= aim.ratio : ratio >= aim.ratio;
}
