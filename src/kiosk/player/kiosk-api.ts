import type { SpokenParagraph } from '../../spoken/spoken-paragraphs.ts';
import type { AltText, Form, ShownForm } from '../../story/media.ts';
import type { Kind } from '../../words/kinds.ts';
import type { Hours, Showtime } from '../hours/opening-hours.ts';

/**
 * What the server and a paired screen say to each other, as JSON, under /kiosk/api. The player (public/kiosk/) keeps to
 * this file. A screen's credential is a cookie that opens these addresses and nothing else.
 */

/** POST /kiosk/api/pairing, asked by a screen that has no pairing: a code to read out to a curator. */
export interface PairingCode {
  /** Six letters and numbers that cannot be mistaken for each other, such as "7KQ2XM". */
  readonly code: string;
  /** ISO 8601. Then the screen asks for another one. */
  readonly expiresAt: string;
}

/** GET /kiosk/api/pairing, asked every few seconds until it says "paired"; "none" where code or pairing are gone. */
export interface PairingState {
  readonly state: 'waiting' | 'paired' | 'none';
}

/** How a screen stands and what may be done with it; set by a curator. */
export interface Profile {
  readonly orientation: 'portrait' | 'landscape';
  /** CSS pixels in one millimetre of the glass: targets are made at least 15 mm by it (P34). */
  readonly pixelsPerMm: number;
  /** 0 to 1: no slider goes beyond (P35). */
  readonly volumeLimit: number;
  /** When it is open; outside them it is black. Null is always; a screen that was set up before there were hours has none. */
  readonly hours?: Hours | null;
  /** Of a screen without hours: local times such as "18:30", between which it is black. Null is never. */
  readonly quiet: { readonly from: string; readonly until: string } | null;
  /** BCP 47 tags of the interface, the first by itself. Today there is "en". */
  readonly languages: readonly string[];
  /** Moves everything by a few pixels now and then, for screens that burn in. */
  readonly burnInShift: boolean;
  /** Absent of a screen that was set up before there was such a choice: no keys, controls on the right, nothing low. */
  readonly access?: Access;
  /** 'wall' of a screen that nobody can reach: it plays by itself. Absent of one that is touched. */
  readonly mode?: 'touch' | 'wall';
  /** How a wall plays; of walls alone. */
  readonly wall?: WallProfile;
}

/** How what is pressed reaches those who stand, sit or listen there. */
export interface Access {
  /** Keys stand below it: the first one pressed begins to speak. */
  readonly keys: boolean;
  /** On which side everything is touched, of a screen on its side. */
  readonly controls: 'left' | 'right';
  /** Visits begin with the low layout. */
  readonly low: boolean;
}

export interface WallProfile {
  readonly order: 'shuffled' | 'in-order';
  /** Films and sounds are heard, up to `volumeLimit`. */
  readonly sound: boolean;
  /** Parts of the time, such as 2 and 1; a form with 0 is left out. Null shows each story once a round. */
  readonly shares: Readonly<Record<ShownForm, number>> | null;
}

/** GET /kiosk/api/manifest: the whole exhibition as this screen is to hold it. 401 where the pairing was revoked. */
export interface Manifest {
  /** Changes whenever anything below changes, leases aside. */
  readonly version: string;
  readonly issuedAt: string;
  /** The screen must have heard from the server again by then, or hides everything (P16): the shortest of its exhibitions. */
  readonly leaseUntil: string;
  readonly screen: { readonly id: string; readonly name: string };
  readonly exhibition: {
    readonly slug: string;
    readonly title: string;
    readonly words: string;
    readonly place: string;
    /** ISO 8601: until then the screen says when it opens; null where no day was set. */
    readonly opensAt: string | null;
    /** ISO 8601: from then on the screen says that it has closed. No story is shown longer, with a network or without. */
    readonly closesAt: string | null;
    /** Where "share yours" leads, for people with a phone; with its QR code as SVG text. */
    readonly share: ShortAddress;
  };
  readonly profile: Profile;
  readonly themes: readonly {
    readonly slug: string;
    readonly name: string;
    readonly about: string;
    readonly colour: string;
  }[];
  /** In the order of the exhibition. */
  readonly stories: readonly ScreenStory[];
  /** What shows at other times in place of the exhibition above, which is the usual one; the first that fits and is open counts. */
  readonly programme?: readonly { readonly when: Showtime; readonly exhibition: string }[];
  /** What the programme names, each once, without the usual one. A story may hang in several, and shows where it may. */
  readonly also?: readonly HungExhibition[];
  /** Bytes of every file together, each counted once. */
  readonly bytes: number;
}

/** One exhibition as a screen is to hold it. */
export type HungExhibition = Pick<Manifest, 'exhibition' | 'themes' | 'stories'>;

export interface ShortAddress {
  /** As a person types it, such as "stories.example.org/share". */
  readonly text: string;
  readonly qr: string;
}

export interface ScreenStory {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl' | 'auto';
  /** Null for anonymous. */
  readonly credit: string | null;
  /** Who made it too, as they want to be named. */
  readonly makers: readonly string[];
  /** Of a story in words alone, which has no media: how it is set, and its first lines by stanza, for lists. */
  readonly written: {
    readonly isVerse: boolean;
    readonly opening: readonly (readonly string[])[];
  } | null;
  readonly neighbourhood: string;
  readonly themes: readonly string[];
  readonly sample: boolean;
  /** What stands before it; null where nothing does. Such a story is not in the attract loop (P32). */
  readonly note: string | null;
  /** Support after it. */
  readonly support: readonly {
    readonly name: string;
    readonly phone: string | null;
    readonly about: string;
  }[];
  /** Its page on the website, where it may show there too; otherwise null. */
  readonly address: ShortAddress | null;
  /** ISO 8601: the screen hides it then by itself: its expiry, or null. */
  readonly until: string | null;
  readonly media: readonly ScreenMedia[];
}

export interface ScreenMedia {
  readonly id: string;
  readonly form: Form;
  /** What it is to a visitor. */
  readonly kind: Kind;
  readonly alt: AltText | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly seconds: number | null;
  readonly placeholder: string | null;
  readonly transcript: string | null;
  /** The same, with the time of each word where that is known; of a film without a transcript its captions' words. */
  readonly spoken: readonly SpokenParagraph[];
  readonly waiver: string | null;
  /** What is said in other languages; by whom, "" where that has no name. */
  readonly translations: readonly {
    readonly language: string;
    readonly direction: ScreenStory['direction'];
    readonly by: string;
    readonly spoken: readonly SpokenParagraph[];
  }[];
  /** Its parts; seconds from the beginning. */
  readonly chapters: readonly { readonly at: number; readonly title: string }[];
  /**
   * Of a film: what is to be seen, told at its moments, where no voice was recorded that tells it. Seconds; `until` is when
   * something else is to be heard, null where nothing is.
   */
  readonly description: readonly {
    readonly at: number;
    readonly until: number | null;
    readonly words: string;
  }[];
  /** Of a work with pages, in reading order; empty of everything else. `alt` is then of the whole. */
  readonly pages: readonly { readonly alt: AltText | null }[];
  /** True of a picture that moves: it plays by itself, silently and over and over. */
  readonly animation: boolean;
  readonly files: readonly ScreenFile[];
}

/** One file to fetch whole, check and keep: the rendition that fits the screen, never several of a kind but for pages. */
export interface ScreenFile {
  /**
   * `image` is what shows full screen, `thumbnail` what stands in lists; a film has `film` and `poster`, a sound `sound` and `waveform`.
   * `tiles` and `tiles-index` are the real detail of a picture that is larger than the glass; a screen may do without.
   * Nor does it need `described`, the film with a voice that tells what is to be seen.
   */
  readonly role:
    | 'image'
    | 'thumbnail'
    | 'poster'
    | 'film'
    | 'sound'
    | 'waveform'
    | 'captions'
    | 'described'
    | 'tiles'
    | 'tiles-index';
  /** Which page it shows, from 1, of a work with pages; otherwise null. */
  readonly page: number | null;
  /** Same-origin path, such as "/kiosk/media/<story>/<media>/<name>". */
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  /** BCP 47 tag, of captions; a film has a file of them for each language. */
  readonly language: string | null;
}

/** POST /kiosk/api/beat each minute, and at once after a purge or an error. Nothing about visitors but counts (P38). */
export interface Beat {
  /** Of the player. */
  readonly player: string;
  /** Of the manifest that plays now; null before the first. */
  readonly playing: string | null;
  readonly cache: {
    readonly state: 'empty' | 'loading' | 'ready' | 'waiting-to-swap' | 'too-small' | 'failed';
    readonly filesHeld: number;
    readonly filesWanted: number;
    readonly bytesHeld: number;
    readonly bytesWanted: number;
    /** navigator.storage.estimate(): quota less usage. */
    readonly bytesFree: number | null;
    /** Stories that did not fit, in the order in which they were left out. */
    readonly leftOut: readonly string[];
    /** Stories that a file keeps back which does not come; the rest plays. */
    readonly lacking: readonly string[];
  };
  /** Ids of every story of which the screen still holds a byte. */
  readonly holds: readonly string[];
  /** Of a screen of several exhibitions: in which it holds which, since a story may show in one and not in another. */
  readonly holdsIn?:
    | readonly { readonly exhibition: string; readonly stories: readonly string[] }[]
    | undefined;
  /** Until when it would show them without another word; null before the first. */
  readonly leaseUntil?: string | null | undefined;
  readonly lastTouch: string | null;
  /** A short sentence without anything of a visitor. */
  readonly lastError: string | null;
  /** ISO 8601, by the player's own clock, which the server sets right. */
  readonly lastErrorAt?: string | null | undefined;
  /** Since when this player runs, by the same clock. A player that says so takes commands too. */
  readonly since?: string | undefined;
  /** What the clock of the computer shows, set right by nobody, with its time zone: "2026-11-30T14:05:00.000+00:00". */
  readonly clock?: string | undefined;
  /** What came of commands since the last beat that was answered. */
  readonly done?: readonly { readonly id: string; readonly outcome: Outcome }[] | undefined;
  /**
   * Stories opened, and films and sounds started and heard to their end, since the last beat that was answered, by story and
   * by full hour (ISO 8601). `id` is 16 hex digits by chance: a line that is told again keeps it and its count, so that it
   * counts once.
   */
  readonly plays: readonly {
    readonly id: string;
    readonly story: string;
    readonly hour: string;
    /** Without it, 'opened'. */
    readonly kind?: PlayKind | undefined;
    readonly count: number;
    /** Which exhibition was showing; an older player, of the usual one alone, does not say. */
    readonly exhibition?: string | undefined;
  }[];
}

/** A story that was opened; one whose film or sound was started; one of which one was heard to its end. */
export type PlayKind = 'opened' | 'started' | 'finished';

/** What a curator can ask of a screen: show its name, begin anew, check and fetch everything, show what shows. */
export type ScreenCommand = 'identify' | 'reload' | 'fetch-anew' | 'picture';

/**
 * What came of it. `mended` is one that found something spoilt and fetched it; `late` one whose time was over before nobody
 * stood there; `unknown` one that the player does not know.
 */
export type Outcome = 'done' | 'mended' | 'late' | 'failed' | 'unknown';

/** A command on its way to a screen, which gets each once. */
export interface GivenCommand {
  /** 16 letters and digits. */
  readonly id: string;
  readonly command: ScreenCommand;
  /** ISO 8601. After it, it is not begun any more. */
  readonly until: string;
}

/** POST /kiosk/api/picture, once for each command that asks for one, and only while nobody stands there (P38). */
export interface SentPicture {
  readonly command: string;
  /** Every story of which something shows in it. */
  readonly stories: readonly string[];
  /** A JPEG of at most 800 pixels and 90 kB, in base64. */
  readonly image: string;
}

/** The answer to a beat. The screen fetches the manifest where `version` is not the one that it has or is fetching. */
export interface BeatAnswer {
  readonly version: string;
  readonly leaseUntil: string;
  /** What a curator asked for since; absent where nothing was. */
  readonly commands?: readonly GivenCommand[];
}

/** Another version of the manifest is looked for at least as often, in seconds (P16: 15 minutes). */
export const pollSeconds = 300;
export const beatSeconds = 60;
/** A screen silent for so long is marked, in seconds. */
export const silentSeconds = 300;
