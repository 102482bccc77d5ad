import type { Exhibition } from '../../story/exhibitions.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { oneLine, plainCode } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import type { ScreenGlass, ScreenSettings } from './screen.ts';

/** What a curator typed about a screen, as it came. */
export interface TypedScreen {
  readonly name: string;
  readonly exhibition: string;
  readonly orientation: string;
  /** Such as "1920x1080", always the longer side first. */
  readonly resolution: string;
  readonly inches: string;
  /** "1", "1.5" … */
  readonly scale: string;
  /** Per cent. */
  readonly volume: string;
  /** "18:30"; both empty for a screen that never sleeps. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly burnIn: boolean;
}

export const freshScreen: TypedScreen = {
  name: '',
  exhibition: '',
  orientation: 'portrait',
  resolution: '1920x1080',
  inches: '32',
  scale: '1',
  volume: '70',
  quietFrom: '',
  quietUntil: '',
  burnIn: true,
};

export type ReadScreen =
  | { readonly settings: ScreenSettings; readonly errors: readonly [] }
  | { readonly settings: null; readonly errors: readonly Problem[] };

/** Screens as they are sold, by their pixels, and how the computer may be set to enlarge. */
export const resolutions: readonly { readonly value: string; readonly label: string }[] = [
  { value: '1280x800', label: '1280 × 800' },
  { value: '1366x768', label: '1366 × 768' },
  { value: '1920x1080', label: '1920 × 1080 (Full HD)' },
  { value: '1920x1200', label: '1920 × 1200' },
  { value: '2560x1440', label: '2560 × 1440' },
  { value: '3840x2160', label: '3840 × 2160 (4K)' },
];
export const scales: readonly { readonly value: string; readonly label: string }[] = [
  { value: '1', label: '100 per cent' },
  { value: '1.25', label: '125 per cent' },
  { value: '1.5', label: '150 per cent' },
  { value: '2', label: '200 per cent' },
  { value: '3', label: '300 per cent' },
];

const longestName = 60;
const inchLimits = { least: 7, most: 110 };
const millimetresInAnInch = 25.4;
const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** `own` are the exhibitions that the curator looks after. */
export function readScreen(typed: TypedScreen, own: readonly Exhibition[]): ReadScreen {
  const errors: Problem[] = [];
  const say = (field: string, message: string) => errors.push({ field, message });
  const name = oneLine(typed.name);
  if (!name) say('name', 'Say where the screen stands, such as By the library door.');
  else if (countCharacters(name) > longestName) say('name', `Use at most ${longestName} characters here.`);
  const exhibition = own.find(({ slug }) => slug === typed.exhibition);
  if (!exhibition) say('exhibition', 'Choose what the screen shows.');
  const orientation = (['portrait', 'landscape'] as const).find((each) => each === typed.orientation);
  if (!orientation) say('orientation', 'Choose how the screen stands.');
  const resolution = resolutions.find(({ value }) => value === typed.resolution);
  if (!resolution) say('resolution', 'Choose how many pixels the screen has.');
  const scale = scales.find(({ value }) => value === typed.scale);
  if (!scale) say('scale', 'Choose how the computer enlarges.');
  const inches = readNumber(typed.inches);
  if (inches === null || inches < inchLimits.least || inches > inchLimits.most) {
    say('inches', `Enter the size in inches, from ${inchLimits.least} to ${inchLimits.most}, such as 32.`);
  }
  const volume = readNumber(typed.volume);
  if (volume === null || volume < 0 || volume > 100) {
    say('volume', 'Enter a number from 0 to 100, such as 70.');
  }
  const quiet = readQuiet(typed);
  if (quiet === 'half') say('quietFrom', 'Enter both times, or leave both empty.');
  if (quiet === 'unreadable') say('quietFrom', 'Enter the times as hours and minutes, such as 18:30.');
  if (quiet === 'same') say('quietFrom', 'Enter two times that differ.');
  if (!exhibition || !orientation || !resolution || !scale || inches === null || volume === null) {
    return { settings: null, errors };
  }
  if (errors.length > 0 || typeof quiet === 'string') return { settings: null, errors };
  const glass = glassOf(resolution.value, orientation, inches, Number(scale.value));
  const profile = {
    orientation,
    pixelsPerMm: pixelsPerMm(glass),
    volumeLimit: Math.round(volume) / 100,
    quiet,
    languages: ['en'],
    burnInShift: typed.burnIn,
  };
  return { settings: { name, exhibition: exhibition.slug, profile, glass }, errors: [] };
}

export function screenAsTyped({ name, exhibition, profile, glass }: ScreenSettings): TypedScreen {
  return {
    name,
    exhibition,
    orientation: profile.orientation,
    resolution: `${Math.max(glass.width, glass.height)}x${Math.min(glass.width, glass.height)}`,
    inches: String(glass.inches),
    scale: String(glass.scale),
    volume: String(Math.round(profile.volumeLimit * 100)),
    quietFrom: profile.quiet?.from ?? '',
    quietUntil: profile.quiet?.until ?? '',
    burnIn: profile.burnInShift,
  };
}

/** CSS pixels in one millimetre of the glass, to a thousandth: by them targets are made 15 mm wide (P34). */
export function pixelsPerMm({ width, height, inches, scale }: ScreenGlass): number {
  const perMm = Math.hypot(width, height) / scale / (inches * millimetresInAnInch);
  return Math.round(perMm * 1000) / 1000;
}

function glassOf(
  resolution: string,
  orientation: 'portrait' | 'landscape',
  inches: number,
  scale: number,
): ScreenGlass {
  const [long = 0, short = 0] = resolution.split('x').map(Number);
  const sides = orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short };
  return { ...sides, inches, scale };
}

function readNumber(text: string): number | null {
  const plain = plainCode(text).replace(',', '.');
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

function readQuiet({ quietFrom, quietUntil }: TypedScreen) {
  const [from, until] = [plainCode(quietFrom), plainCode(quietUntil)];
  if (from === '' && until === '') return null;
  if (from === '' || until === '') return 'half';
  if (!clockTime.test(from) || !clockTime.test(until)) return 'unreadable';
  return from === until ? 'same' : { from, until };
}
