import { createHash } from 'node:crypto';
import type { OwnColours } from '../own.ts';

/** The style sheet with a group's own colours: custom properties and nothing else, each "#rrggbb". */
export function ownSheet(colours: OwnColours, selector = ':root:not([data-colour])'): string {
  const { accent, accentOnDark, field } = colours;
  return `@media screen {
  ${selector} { --accent: ${accent}; --foot: ${field}; }
}
@media screen and (prefers-color-scheme: dark) {
  ${selector} { --accent: ${accentOnDark}; }
}
`;
}

/** Other colours have another address, so that it can be kept for ever. */
export function ownSheetAddress(colours: OwnColours): string {
  const hash = createHash('sha256').update(ownSheet(colours)).digest('hex').slice(0, 16);
  return `/own/colours.css?v=${hash}`;
}
