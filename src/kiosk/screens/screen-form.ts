import type { Exhibition } from '../../story/exhibitions.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { oneLine, plainCode } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { alwaysOpen, hoursAsTyped, readHours, type TypedHours } from '../hours/hours-fields.ts';
import { hoursOf } from '../hours/opening-hours.ts';
import {
  noProgramme,
  programmeAsTyped,
  readProgramme,
  type TypedProgramme,
} from '../hours/programme-fields.ts';
import { accessAsTyped, freshAccess, readAccess, type TypedAccess } from './access-fields.ts';
import { alertsAsTyped, freshAlerts, readAlerts, type TypedAlerts } from './alert-fields.ts';
import type { ProgrammeLine, ScreenGlass, ScreenSettings } from './screen.ts';
import { freshWall, readWall, type TypedWall, wallAsTyped } from './wall-fields.ts';

/** What a curator typed about a screen, as it came. */
export interface TypedScreen extends TypedHours, TypedProgramme, TypedAlerts, TypedAccess, TypedWall {
  readonly name: string;
  /** Empty for none. */
  readonly group: string;
  readonly exhibition: string;
  readonly orientation: string;
  /** Such as "1920x1080", always the longer side first. */
  readonly resolution: string;
  readonly inches: string;
  /** "1", "1.5" … */
  readonly scale: string;
  /** Per cent. */
  readonly volume: string;
  readonly burnIn: boolean;
}

export const freshScreen: TypedScreen = {
  name: '',
  group: '',
  exhibition: '',
  orientation: 'portrait',
  resolution: '1920x1080',
  inches: '32',
  scale: '1',
  volume: '70',
  burnIn: true,
  ...alwaysOpen,
  ...noProgramme,
  ...freshAlerts,
  ...freshAccess,
  ...freshWall,
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
export const scales: readonly string[] = ['1', '1.25', '1.5', '2', '3'];

const longestName = 60;
const inchLimits = { least: 7, most: 110 };
const millimetresInAnInch = 25.4;

/** `own` are the exhibitions that the curator looks after; `before` is what the screen shows besides its usual one. */
export function readScreen(
  typed: TypedScreen,
  own: readonly Exhibition[],
  before: readonly ProgrammeLine[] = [],
): ReadScreen {
  const errors: Problem[] = [];
  const wrong = (field: string, message: string) => errors.push({ field, message });
  const name = oneLine(typed.name);
  if (!name) wrong('name', say('kiosk-screen-name-missing'));
  else if (countCharacters(name) > longestName) wrong('name', say('kiosk-too-long', { most: longestName }));
  const group = oneLine(typed.group);
  if (countCharacters(group) > longestName) wrong('group', say('kiosk-too-long', { most: longestName }));
  const exhibition = own.find(({ slug }) => slug === typed.exhibition);
  if (!exhibition) wrong('exhibition', say('kiosk-screen-exhibition-missing'));
  const orientation = (['portrait', 'landscape'] as const).find((each) => each === typed.orientation);
  if (!orientation) wrong('orientation', say('kiosk-screen-orientation-missing'));
  const resolution = resolutions.find(({ value }) => value === typed.resolution);
  if (!resolution) wrong('resolution', say('kiosk-screen-resolution-missing'));
  const scale = scales.find((value) => value === typed.scale);
  if (!scale) wrong('scale', say('kiosk-screen-scale-missing'));
  const inches = readNumber(typed.inches);
  if (inches === null || inches < inchLimits.least || inches > inchLimits.most) {
    wrong('inches', say('kiosk-screen-inches-wrong', inchLimits));
  }
  const volume = readNumber(typed.volume);
  if (volume === null || volume < 0 || volume > 100) {
    wrong('volume', say('kiosk-screen-volume-wrong'));
  }
  const { programme, errors: ofProgramme } = readProgramme(typed, own, before);
  const { hours, errors: ofHours } = readHours(typed);
  const alerts = readAlerts(typed);
  errors.push(...ofProgramme, ...ofHours, ...alerts.errors);
  const wall = readWall(typed, errors);
  if (!exhibition || !orientation || !resolution || !scale || inches === null || volume === null) {
    return { settings: null, errors };
  }
  if (errors.length > 0) return { settings: null, errors };
  const glass = glassOf(resolution.value, orientation, inches, Number(scale));
  const profile = {
    orientation,
    pixelsPerMm: pixelsPerMm(glass),
    volumeLimit: Math.round(volume) / 100,
    hours,
    quiet: null,
    languages: ['en'],
    burnInShift: typed.burnIn,
    access: readAccess(typed),
    ...wall,
  };
  const settings = {
    name,
    group,
    exhibition: exhibition.slug,
    programme,
    profile,
    glass,
    ...alerts.settings,
  };
  return { settings, errors: [] };
}

export function screenAsTyped(settings: ScreenSettings): TypedScreen {
  const { name, group = '', exhibition, programme = [], profile, glass } = settings;
  return {
    name,
    group,
    exhibition,
    orientation: profile.orientation,
    resolution: `${Math.max(glass.width, glass.height)}x${Math.min(glass.width, glass.height)}`,
    inches: String(glass.inches),
    scale: String(glass.scale),
    volume: String(Math.round(profile.volumeLimit * 100)),
    burnIn: profile.burnInShift,
    ...hoursAsTyped(hoursOf(profile)),
    ...programmeAsTyped(programme),
    ...alertsAsTyped(settings),
    ...accessAsTyped(profile.access),
    ...wallAsTyped(profile),
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
