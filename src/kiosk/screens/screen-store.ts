import type { ScreenId, StoryId } from '../../story/ids.ts';
import type { LastBeat, PairedScreen, Screen, ScreenSettings } from './screen.ts';

/** Where paired screens are kept. Contract; implemented in mongo/. */
export interface ScreenStore {
  /** @throws Conflict where the credential belongs to a screen already; NameTaken where a paired screen has that name. */
  insert(screen: Screen, credentialHash: string): Promise<void>;
  find(id: ScreenId): Promise<Screen | null>;
  /** Revoked ones too. */
  findByCredential(credentialHash: string): Promise<Screen | null>;
  /** All of them, by name. */
  list(): Promise<readonly Screen[]>;
  /** Screens that last said they hold a byte of that story, revoked ones too. */
  holding(story: StoryId): Promise<readonly Screen[]>;
  /**
   * Saves the settings where the stored screen still has `before`'s version, and touches nothing of what it says of itself.
   * @throws Conflict where it has changed since, or was revoked; NameTaken where it gets a name that a paired screen has.
   */
  change(before: Pick<Screen, 'id' | 'version' | 'name'>, settings: ScreenSettings): Promise<void>;
  /** Ends the credential; quiet where it has ended. */
  revoke(id: ScreenId, at: Date): Promise<void>;
  /** Notes that something was asked of it, so that its beats until then look for it. */
  noteAsked(id: ScreenId, until: Date): Promise<void>;
  /** Notes that a revoked screen has heard so; the first time counts. */
  noteTold(id: ScreenId, at: Date): Promise<void>;
  /**
   * Keeps what the screen with that credential says of itself, in one step. Resolves to null where there is none, or where
   * it was revoked; then nothing is kept.
   */
  noteBeat(credentialHash: string, beat: LastBeat): Promise<HeardScreen | null>;
  /** The latest moment until which any screen shows what it holds without another word; null where none was heard. */
  latestLease(): Promise<Date | null>;
  /** Sets the lease of that beat; quiet where another has come since. */
  noteLease(id: ScreenId, beatAt: Date, leaseUntil: Date): Promise<void>;
}

/** A screen that has just been heard. */
export interface HeardScreen {
  readonly screen: PairedScreen;
  /** When it was heard before; null for the first time. */
  readonly heardBefore: Date | null;
  /** Until when something that was asked of it may wait; null where nothing ever was. */
  readonly askedUntil: Date | null;
}
