export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const width = 800;
const height = 420;
const plot = { left: 60, right: 560, top: 50, bottom: 370 };
const inks = [
  '#1b5e8c',
  '#a03c2c',
  '#3c6e3f',
  '#6b4c9a',
  '#8a6100',
  '#00707a',
  '#99335f',
  '#444444',
  '#5b6b00',
];
/** Names at the lines' ends stand at least so far apart. */
const leading = 17;

/** Lines over powers of ten on both sides, as an SVG that needs no library: each line is named at its end. */
export function chart(title: string, lines: readonly Line[]): string {
  const [xs, ys] = (['x', 'y'] as const).map((axis) =>
    lines.flatMap(({ points }) => points.map((point) => point[axis])),
  );
  const [x, y] = [scale(xs ?? [], plot.left, plot.right), scale(ys ?? [], plot.bottom, plot.top)];
  const drawn = lines
    .map((line, at) => ({
      ...line,
      ink: inks[at % inks.length] ?? '',
      end: y.at(line.points.at(-1)?.y ?? 1),
    }))
    .toSorted((one, other) => one.end - other.end);
  let below = Number.NEGATIVE_INFINITY;
  const parts = drawn.map(({ name, points, ink, end }) => {
    below = Math.max(end, below + leading);
    const path = points.map((point) => `${round(x.at(point.x))},${round(y.at(point.y))}`).join(' ');
    const dots = points.map(
      (point) => `<circle cx="${round(x.at(point.x))}" cy="${round(y.at(point.y))}" r="3" fill="${ink}"/>`,
    );
    const last = points.at(-1)?.y ?? 0;
    return `<polyline points="${path}" fill="none" stroke="${ink}" stroke-width="2"/>${dots.join('')}<text x="${plot.right + 12}" y="${round(below + 4)}" fill="${ink}">${name}, ${last.toPrecision(2)} ms</text>`;
  });
  const grid = [
    ...x.ticks.map(
      (tick) =>
        `<line x1="${round(x.at(tick))}" x2="${round(x.at(tick))}" y1="${plot.top}" y2="${plot.bottom}"/><text x="${round(x.at(tick))}" y="${plot.bottom + 20}" text-anchor="middle">${tick.toLocaleString('en-GB')}</text>`,
    ),
    ...y.ticks.map(
      (tick) =>
        `<line x1="${plot.left}" x2="${plot.right}" y1="${round(y.at(tick))}" y2="${round(y.at(tick))}"/><text x="${plot.left - 8}" y="${round(y.at(tick) + 4)}" text-anchor="end">${tick}</text>`,
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" font-family="sans-serif" font-size="13">
<title id="title">${title}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${plot.left}" y="26" font-size="16" font-weight="bold" fill="#222222">${title}</text>
<g stroke="#dddddd" fill="#555555">${grid.join('').replaceAll('<text', '<text stroke="none"')}</g>
${parts.join('\n')}
</svg>
`;
}

function scale(values: readonly number[], from: number, to: number) {
  const powers = values.map(Math.log10);
  const [least, most] = [Math.floor(Math.min(...powers)), Math.ceil(Math.max(...powers))];
  const span = Math.max(1, most - least);
  return {
    ticks: Array.from({ length: span + 1 }, (_, at) => 10 ** (least + at)),
    at: (value: number) => from + ((Math.log10(value) - least) / span) * (to - from),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
