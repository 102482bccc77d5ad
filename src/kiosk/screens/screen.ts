import type { ExhibitionSlug, ScreenId } from '../../story/ids.ts';
import type { Showtime } from '../hours/opening-hours.ts';
import type { Glass } from '../player/fitting-files.ts';
import type { Beat, Profile } from '../player/kiosk-api.ts';
import type { AlertSettings } from './alert-fields.ts';

/** A screen that was paired with an exhibition. Its credential is kept beside it, as a hash, and never comes along. */
export interface Screen extends ScreenSettings {
  readonly id: ScreenId;
  /** Counts every change of the settings; a save is accepted only from the version it was made from. */
  readonly version: number;
  readonly pairedAt: Date;
  /** From then on its credential opens nothing. */
  readonly revokedAt: Date | null;
  /** When a screen that was revoked first heard so, and wiped itself. */
  readonly toldAt: Date | null;
  /** What it last said of itself; null before the first time. */
  readonly beat: LastBeat | null;
}

/** A screen as its manifest needs it. */
export type PairedScreen = Pick<Screen, 'id' | Exclude<keyof ScreenSettings, keyof AlertSettings>>;

/** What a curator sets. */
export interface ScreenSettings extends AlertSettings {
  /** Where it stands, such as "By the library door". */
  readonly name: string;
  /** The one that shows where its programme says nothing else. */
  readonly exhibition: ExhibitionSlug;
  /** What shows in its place at some times; the first that fits counts. A screen without one shows the usual one always. */
  readonly programme?: readonly ProgrammeLine[];
  /** Screens of one group stand together in the list, and their hours can be set at once; none is "". */
  readonly group?: string;
  readonly profile: Profile;
  readonly glass: ScreenGlass;
}

export interface ProgrammeLine {
  readonly when: Showtime;
  readonly exhibition: ExhibitionSlug;
}

/** As it was measured, so that the form can show it again; `pixelsPerMm` follows from it. */
export interface ScreenGlass extends Glass {
  /** Corner to corner. */
  readonly inches: number;
  /** Device pixels to one CSS pixel, as the computer is set. */
  readonly scale: number;
}

export interface LastBeat
  extends Omit<Beat, 'plays' | 'done' | 'lastTouch' | 'lastErrorAt' | 'since' | 'clock' | 'leaseUntil'> {
  readonly at: Date;
  /** By then it hides everything, unless it hears from the server again. */
  readonly leaseUntil: Date;
  readonly lastTouch: Date | null;
  // What a player of before said nothing of, and what was kept of a beat before these were asked for.
  readonly lastErrorAt?: Date | null;
  readonly since?: Date | null;
  /** As it was told, by no other clock. */
  readonly clock?: string | null;
}
