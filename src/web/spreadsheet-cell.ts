/**
 * A spreadsheet takes a cell that begins like this for a formula: it gets a leading quote (S10). So does a cell that begins
 * with a quote itself, so that reading gives back exactly what was written.
 */
const formula = /^['=+\-@\t\r]/;

export function asCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

export function fromCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
