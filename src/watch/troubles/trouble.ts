import type { Alert, Facts, Patience, Sign } from '../../alerts/alert.ts';

/** What can be wrong with the archive itself, from what stops everything to what has time. */
export const troubleKinds = [
  'database',
  'files',
  'room',
  'no-worker',
  'worker',
  'job',
  'mail',
  'backup',
  'fixity',
  'certificate',
  'outgrown',
  'consent',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

export type Trouble = Alert<TroubleKind>;

/** What one look has found of one of them. */
export interface Finding {
  readonly kind: TroubleKind;
  readonly about: string;
  readonly sign: Sign;
  /** When it began, where that is known; by itself, when it is seen first. */
  readonly since?: Date;
  readonly facts?: Facts;
}

/** For whatever there is one of. */
export const archive = 'archive';

/** How many looks it must last, for what comes and goes by itself. */
const lastsLooks: Partial<Readonly<Record<TroubleKind, number>>> = {
  database: 2,
  files: 2,
  'no-worker': 3,
  mail: 6,
};
const settlesLooks = 3;

export const patienceWith = (kind: TroubleKind, everySeconds: number): Patience => ({
  lasts: (lastsLooks[kind] ?? 0) * everySeconds * 1000,
  settles: settlesLooks * everySeconds * 1000,
});

/** By what needs somebody first. */
export const byUrgency = (one: Pick<Trouble, 'kind'>, other: Pick<Trouble, 'kind'>): number =>
  troubleKinds.indexOf(one.kind) - troubleKinds.indexOf(other.kind);
