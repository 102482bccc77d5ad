/** How a list is laid out on the glass and cut into pages; pixels come in, and nothing here measures them. */

/**
 * The rows and columns that a box has room for. Where all of `count` fit, they are as many as give each the shape that is
 * nearest to a picture's.
 * @param {{ width: number, height: number, gap: number }} box
 * @param {{ width: number, height: number }} least of each
 * @param {number} count
 * @param {number} [shape] width by height of where the pictures hang
 */
export function gridFor({ width, height, gap }, least, count, shape = width / height) {
  const columns = Math.max(1, Math.floor((width + gap) / (least.width + gap)));
  const rows = Math.max(1, Math.floor((height + gap) / (least.height + gap)));
  if (count > columns * rows) return { columns, rows };
  const grids = Array.from({ length: rows }, (_, at) => ({
    columns: Math.max(1, Math.ceil(count / (at + 1))),
    rows: at + 1,
  }));
  const off = (/** @type {{ columns: number, rows: number }} */ grid) =>
    Math.abs(Math.log((shape * grid.rows) / grid.columns / wantedShape));
  return grids
    .filter((grid) => grid.columns <= columns)
    .reduce((best, grid) => (off(grid) < off(best) ? grid : best));
}

/** A little wider than high, as most pictures are. */
const wantedShape = 1.25;

/**
 * The numbers of the pages to be offered: all of them, or where there is no room for all the first, the last and some
 * between, evenly apart. With the page before and after each, any page is two presses away for three times as many.
 * @param {number} pages
 * @param {number} room numbers
 */
export function pagesOffered(pages, room) {
  const most = Math.max(2, room);
  if (pages <= most) return Array.from({ length: pages }, (_, at) => at + 1);
  return Array.from({ length: most }, (_, at) => 1 + Math.round((at * (pages - 1)) / (most - 1)));
}
