import { plainCode } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import type { OwnColours } from '../own.ts';
import { enough, leastContrast, lettersOnField, nearestReadable, papers } from './contrast.ts';

export const colourBoxes = ['accent', 'field'] as const;
export type ColourBox = (typeof colourBoxes)[number];
export type TypedColours = Readonly<Record<ColourBox, string>>;

const standsWith: Readonly<Record<ColourBox, readonly string[]>> = {
  accent: papers.light,
  field: lettersOnField,
};

export interface ReadColours {
  /** Null where something is wrong, or where nothing was typed: then the archive has its own. */
  readonly colours: OwnColours | null;
  readonly errors: readonly Problem[];
  /** What was typed, with the nearest that can be read in the place of each that cannot. */
  readonly nearest: TypedColours;
}

export function readColours(sent: TypedColours): ReadColours {
  const typed = { accent: asHex(sent.accent), field: asHex(sent.field) };
  const errors = colourBoxes.flatMap((box) => {
    const message = faultOf(box, sent[box], typed[box]);
    return message === null ? [] : [{ field: box, message }];
  });
  const nearestTo = (box: ColourBox) => {
    const colour = typed[box];
    return colour ? nearestReadable(colour, standsWith[box]) : sent[box];
  };
  const nearest = { accent: nearestTo('accent'), field: nearestTo('field') };
  if (errors.length > 0 || !typed.accent || !typed.field) return { colours: null, errors, nearest };
  return {
    colours: { ...nearest, accentOnDark: nearestReadable(typed.accent, papers.dark) },
    errors,
    nearest,
  };
}

function faultOf(box: ColourBox, sent: string, colour: string | null): string | null {
  if (sent.trim() === '') return say('settings-colour-missing');
  if (colour === null) return say('settings-colour-unreadable');
  const contrast = leastContrast(colour, standsWith[box]);
  if (contrast >= enough) return null;
  const nearest = nearestReadable(colour, standsWith[box]);
  return say(`settings-colour-faint-${box}`, { contrast: contrast.toFixed(2), nearest });
}

/** "#2c3880" of "2C3880" and "#2c3880"; "#aabbcc" of "#abc"; null of anything else. */
function asHex(text: string): string | null {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(plainCode(text)) ?? [];
  if (!digits) return null;
  const six = digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('');
  return `#${six.toLowerCase()}`;
}
