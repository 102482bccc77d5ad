import type { AlertReaderStore } from '../alerts/alert-reader-store.ts';
import type { Limiter } from '../limiter.ts';
import type { Logger } from '../logger.ts';
import type { PublishedOn } from '../publish/published-stories.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { ExhibitionStore } from '../story/exhibitions.ts';
import type { CuratorId, StoryId } from '../story/ids.ts';
import type { PlaceStore } from '../story/places.ts';
import type { TopicStore } from '../story/topics.ts';
import type { PlayStore } from './exhibitions/play-store.ts';
import type { Release } from './player/releases.ts';
import type { CommandStore } from './screens/command-store.ts';
import type { PairingStore } from './screens/pairing-store.ts';
import type { ScreenPictureStore } from './screens/screen-picture-store.ts';
import type { ScreenStore } from './screens/screen-store.ts';

/** What exhibitions and their screens need. */
export interface KioskServices {
  readonly exhibitions: ExhibitionStore;
  readonly places: PlaceStore;
  readonly topics: TopicStore;
  readonly blobs: BlobStore;
  readonly screens: ScreenStore;
  readonly pairings: PairingStore;
  readonly plays: PlayStore;
  readonly commands: CommandStore;
  readonly screenPictures: ScreenPictureStore;
  /** Reads a small JPEG that came from elsewhere and makes it anew; null of anything else. */
  readSmallPicture(bytes: Buffer): Promise<SmallPicture | null>;
  /** How colleagues call an account; null where there is none any more. */
  curatorName(id: CuratorId): Promise<string | null>;
  readonly alertReaders: AlertReaderStore;
  /** Whether a mail server is set. */
  readonly sendsEmails: boolean;
  /** The read model of each surface; what a screen shows comes from nowhere else. */
  readonly published: PublishedOn;
  readonly limits: {
    /** Codes that screens ask for: by address, and of the whole site. */
    readonly pairings: { readonly byAddress: Limiter; readonly ofSite: Limiter };
    /** Wrong codes, by curator. */
    readonly wrongCodes: Limiter;
  };
  /** How curators call a story that may show nowhere any more. */
  whereabouts(story: StoryId): Promise<Whereabouts | null>;
  /** Where visitors reach the archive; what screens show of it begins with it, never with what a request claims (S11). */
  readonly publicUrl: URL;
  readonly https: boolean;
  /** The player as it is now. */
  readonly release: Release;
  /** The files that open it, whatever release a screen has. */
  readonly openers: { readonly boot: string; readonly serviceWorker: string };
  readonly logger: Logger;
  now(): Date;
}

export interface SmallPicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface Whereabouts {
  /** Such as "K7QM-2X9D". */
  readonly reference: string;
  /** Since when it is as it is: its last change, or the end of its time. */
  readonly since: Date | null;
}
