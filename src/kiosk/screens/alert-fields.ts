import type { Problem } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';
import { lengthInWords } from '../../words/times.ts';

/** When somebody is told that a screen is silent: what a curator sets for it, and its field. */
export interface AlertSettings {
  /** How long it may be silent within its opening hours. */
  readonly silentMinutes: number;
}

export interface TypedAlerts {
  /** Minutes, such as "30". */
  readonly silentAfter: string;
}

const choices: readonly number[] = [15, 30, 60, 120];
/** A screen blinks: it starts anew, and networks do. What lasts half an hour needs somebody. */
export const usualAlerts: AlertSettings = { silentMinutes: 30 };

export const freshAlerts: TypedAlerts = alertsAsTyped(usualAlerts);
export const alertShape = { silentAfter: one } as const;

export function readAlerts({ silentAfter }: TypedAlerts): {
  readonly settings: AlertSettings;
  readonly errors: readonly Problem[];
} {
  const silentMinutes = choices.find((minutes) => String(minutes) === silentAfter);
  if (silentMinutes !== undefined) return { settings: { silentMinutes }, errors: [] };
  // A page that was opened before there was such a field sends nothing.
  const message = say('alerts-screen-silent-missing');
  return { settings: usualAlerts, errors: silentAfter === '' ? [] : [{ field: 'silentAfter', message }] };
}

export function alertsAsTyped({ silentMinutes }: AlertSettings): TypedAlerts {
  return { silentAfter: String(silentMinutes) };
}

/** For views/partials/curate/screen-alert-fields. */
export function alertFields({ silentAfter }: TypedAlerts) {
  return {
    silentOptions: choices.map((minutes) => ({
      value: String(minutes),
      label: lengthInWords(minutes * 60),
      selected: String(minutes) === silentAfter,
    })),
  };
}
