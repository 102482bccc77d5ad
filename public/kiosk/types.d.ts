/** What the player's parts are to each other; types alone, which no browser loads. */
import type {
  Beat,
  BeatAnswer,
  GivenCommand,
  Manifest,
  Outcome,
  PairingCode,
  PairingState,
  PlayKind,
  Profile,
  ScreenFile,
  ScreenStory,
  SentPicture,
} from '../../src/kiosk/player/kiosk-api.ts';
import type { createSettings } from './visit/settings.js';

export type * from '../../src/kiosk/player/kiosk-api.ts';

/** An exhibition that is held; of no version once something of it had to leave, so that it is asked for anew. */
export type Exhibition = Omit<Manifest, 'version'> & { readonly version: string | null };

export interface Api {
  pairingState(): Promise<PairingState>;
  askForCode(): Promise<PairingCode>;
  manifest(): Promise<Manifest>;
  beat(beat: Beat): Promise<BeatAnswer>;
  sendPicture(picture: SentPicture): Promise<void>;
  preview(address: string): Promise<Manifest>;
}

export type Clock = ReturnType<typeof import('./held/clock.js').createClock>;
export type Files = Awaited<ReturnType<typeof import('./held/files.js').openFiles>>;
export type Commands = Awaited<ReturnType<typeof import('./asked/commands.js').openCommands>>;
export type Plays = Awaited<ReturnType<typeof import('./held/plays.js').openPlays>>;
export type Loop = Awaited<ReturnType<typeof import('./loop/loop.js').openLoop>>;
export type Glass = ReturnType<typeof import('./glass/glass.js').createGlass>;
export type Settings = ReturnType<typeof createSettings>;
export type SpokenMode = ReturnType<typeof import('./aloud/spoken-mode.js').createSpokenMode>;
export type Has = (sha256: string) => boolean;

/** What a curator asked for, and what came of it. */
export type HeldCommand = GivenCommand & { outcome: Outcome | null };

export interface CommandActs {
  isIdle(): boolean;
  /** Something came of one. */
  ended(): void;
  /** One of a name that is not here is not known. */
  readonly does: Readonly<
    Record<
      string,
      {
        /** Until nobody stands there. */
        readonly waits: boolean;
        act(id: string, end: (outcome: Outcome) => Promise<void>): Promise<void>;
      }
    >
  >;
}

export interface Keeper {
  /** Resolves to whether the server heard. */
  contact(): Promise<boolean>;
  bringIn(): void;
  /** Resolves to whether it is kept. */
  save(): Promise<boolean>;
  tellOf(trouble: string): void;
  isPaired(): boolean;
  /** Milliseconds since 1970, as far as the screen can know. */
  now(): number;
  standing(): 'loading' | 'expired' | 'before' | 'closed' | 'open';
  /** The one that shows at this time, among all that is held. Asked only while there is one. */
  exhibition(): Exhibition;
  profile(): Profile | null;
  stories(): readonly ScreenStory[];
  progress(): Beat['cache'];
  becameIdle(): Promise<void>;
  dropExpired(): Promise<void>;
  check(sha256: string): Promise<void>;
  heldFiles(): readonly string[];
  forgetStrays(): Promise<void>;
  /** Checks all that is held and asks for everything anew, while it plays on. */
  fetchAnew(): Promise<Outcome>;
}

export interface Hooks {
  changed(): void;
  progressed(): void;
  revoked(): void;
  isIdle(): boolean;
}

/** What stands on the glass; `leave` lets go of all that it holds. */
export interface Screen {
  readonly node: HTMLElement;
  readonly name: string;
  leave?(): void;
  isPlaying?(): boolean;
  /** Called once it stands on the glass, where it can be measured. */
  placed?(): void;
  show?(progress: Beat['cache']): void;
  /** What may be shown has changed; one without it is made anew. */
  renew?(): void;
}

/** A screen of a visit that a visitor can be at, and what it notes of itself. */
export interface Place {
  readonly name: ScreenName;
  readonly about: {
    readonly story?: string | null;
    readonly theme?: string | null;
    readonly again?: boolean;
    /** The list that is to be narrowed, and in which way. */
    readonly list?: Place;
    readonly way?: Way;
  };
  seen?: string;
  /** Of a list: what it is narrowed to, the first that showed, and the story that was opened from it. */
  narrowing?: Narrowing;
  at?: number;
  opened?: string | null;
  pages?: Record<string, number>;
  isCounted?: boolean;
  /** What was counted of its films and sounds, each once. */
  heard?: PlayKind[];
}

/** What a list of stories can be narrowed by, and what was chosen of each. */
export type Way = 'theme' | 'kind' | 'place';
export type Narrowing = Readonly<Partial<Record<Way, string | null>>>;

export type ScreenName = 'home' | 'stories' | 'narrow' | 'note' | 'story' | 'support' | 'phone' | 'gone';

export interface Visit {
  isOn(): boolean;
  begin(): void;
  open(name: ScreenName, about?: Place['about']): void;
  replace(name: ScreenName, about?: Place['about']): void;
  again(): void;
  list(): Place | null;
  back(): void;
  home(): void;
  end(): void;
  renew(): void;
}

/** What every screen of a visit is made from. */
export interface Context {
  readonly keeper: Keeper;
  readonly visit: Visit;
  readonly settings: Settings;
  readonly place: Place;
  readonly story: ScreenStory | null;
  address(file: ScreenFile): string;
  openStory(story: ScreenStory): void;
  /** A film or a sound was started, or heard to its end. */
  heard(kind: PlayKind): void;
}

/** The same, of a screen that is of a story. */
export interface StoryContext extends Context {
  readonly story: ScreenStory;
}

/** One work on the stage of its story. */
export interface Part {
  readonly form: 'artwork' | 'sound' | 'film' | 'words';
  readonly stage: HTMLElement;
  readonly tools: readonly HTMLElement[];
  readonly ways?: readonly HTMLElement[];
  readonly level?: HTMLElement;
  readonly seeker?: HTMLElement;
  readonly text: readonly HTMLElement[];
  isPlaying(): boolean;
  leave(): void;
}

declare global {
  /** The whole of boot.js, put into the service worker by the build. */
  const BOOT_SCRIPT: string;
}
