import type { Patience } from '../../alerts/alert.ts';

/** What somebody is told of a screen. */
export const alertKinds = ['holds-withdrawn', 'silent', 'old-exhibition', 'low-room'] as const;
export type AlertKind = (typeof alertKinds)[number];

const minute = 60_000;

/** How long each must last before somebody is told. Silence has the screen's own limit (signs.ts). */
const lasts: Readonly<Record<AlertKind, number>> = {
  silent: 0,
  // A large film on a slow line takes its time.
  'old-exhibition': 60 * minute,
  'low-room': 15 * minute,
  // A screen that is in touch drops it within 15 minutes (P16).
  'holds-withdrawn': 15 * minute,
};

export const patienceWith = (kind: AlertKind): Patience => ({ lasts: lasts[kind], settles: 10 * minute });
