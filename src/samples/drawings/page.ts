/** A whole SVG. `width` and `height` in pixels. */
export function page(width: number, height: number, body: string, defs = ''): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<defs>${defs}</defs>${body}</svg>`
  );
}

export function group(body: string, attributes = ''): string {
  return `<g${attributes ? ` ${attributes}` : ''}>${body}</g>`;
}

/** Specks where the ink did not take. `bare` from 0 (solid) to 1 (mostly paper). */
export function printedInk(id: string, bare: number, seed = 1): string {
  const lift = 6.9 - bare * 4;
  return (
    `<filter id="${id}" x="0" y="0" width="100%" height="100%" filterUnits="objectBoundingBox">` +
    `<feTurbulence type="fractalNoise" baseFrequency="0.5" numOctaves="1" seed="${seed}"/>` +
    `<feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  -9 0 0 0 ${lift}" result="specks"/>` +
    `<feComposite in="SourceGraphic" in2="specks" operator="in"/></filter>`
  );
}

/** The shadow of a piece of paper that lies on another. */
export function paperShadow(id: string, drop = 5): string {
  return (
    `<filter id="${id}" x="-10%" y="-10%" width="120%" height="125%">` +
    `<feGaussianBlur in="SourceAlpha" stdDeviation="${drop}"/><feOffset dx="${drop * 0.6}" dy="${drop}"/>` +
    `<feComponentTransfer><feFuncA type="linear" slope="0.32"/></feComponentTransfer>` +
    `<feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter>`
  );
}

const grain =
  `<filter id="paper-grain" x="0" y="0" width="100%" height="100%">` +
  `<feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="1" seed="4"/>` +
  `<feColorMatrix values="0 0 0 0 0.25  0 0 0 0 0.18  0 0 0 0 0.1  0.9 0 0 0 -0.4"/></filter>`;

export const paperDefs = grain;

/** A sheet of paper of that colour; needs paperDefs. */
export function sheet(width: number, height: number, colour: string): string {
  return (
    `<rect width="${width}" height="${height}" fill="${colour}"/>` +
    `<rect width="${width}" height="${height}" filter="url(#paper-grain)" opacity="0.6"/>`
  );
}
