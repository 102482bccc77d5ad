/** The last sign of life of one process of the archive, and what it was doing then. */
export interface Beat {
  /** Of one run of one process; no spaces. */
  readonly name: string;
  readonly kind: 'server' | 'worker';
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  /** When it started. */
  readonly since: Date;
  readonly at: Date;
  /** What it works at; none of a server. */
  readonly lanes: readonly string[];
  readonly doing: readonly RunningJob[];
  /** Jobs since it started. */
  readonly jobsDone: number;
  /** How late its turns came since the beat before, at worst, in milliseconds. */
  readonly lagMilliseconds: number;
  readonly memoryBytes: number;
  /** The file system of its data folder. Two processes with one mark share it. */
  readonly disk: DiskRoom;
}

export interface RunningJob {
  readonly lane: string;
  readonly since: Date;
}

export interface DiskRoom {
  /** No spaces. */
  readonly mark: string;
  readonly bytes: number;
  readonly freeBytes: number;
}

/** Where beats are kept. Contract; implemented in mongo/. */
export interface BeatStore {
  beat(beat: Beat): Promise<void>;
  all(): Promise<readonly Beat[]>;
  remove(name: string): Promise<void>;
}

/** A process that was not heard for so many beats is silent: it is frozen, or it was killed. */
const silentBeats = 4;

/** @param everySeconds between two beats. */
export const isSilent = ({ at }: Pick<Beat, 'at'>, everySeconds: number, now: Date): boolean =>
  now.getTime() - at.getTime() >= silentBeats * everySeconds * 1000;
