import { one } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';
import type { Access } from '../player/kiosk-api.ts';

/** How a screen is reached by those who cannot see it, stand before it, or come from its other side. */

/** As it came: "yes" or nothing, and a side. */
export interface TypedAccess {
  readonly keys: string;
  readonly controls: string;
  readonly low: string;
}

export const freshAccess: TypedAccess = { keys: '', controls: 'right', low: '' };

export const accessShape = { keys: one, controls: one, low: one } as const;

/** Any choice makes sense, so there is nothing to refuse. */
export const readAccess = ({ keys, controls, low }: TypedAccess): Access => ({
  keys: keys === 'yes',
  controls: controls === 'left' ? 'left' : 'right',
  low: low === 'yes',
});

/** @param access of the profile; none of a screen that was set up before there was such a choice */
export function accessAsTyped(access: Access | undefined): TypedAccess {
  if (!access) return freshAccess;
  const { keys, controls, low } = access;
  return { keys: keys ? 'yes' : '', controls, low: low ? 'yes' : '' };
}

/** The fields of it, for views/partials/curate/access-fields. */
export function accessFields({ keys, controls, low }: TypedAccess) {
  const side = (value: string, label: string) => ({ value, label, checked: controls === value });
  return {
    controlsOptions: [
      side('right', say('kiosk-screen-controls-right')),
      side('left', say('kiosk-screen-controls-left')),
    ],
    lowChoice: [
      {
        value: 'yes',
        label: say('kiosk-screen-low'),
        hint: say('kiosk-screen-low-hint'),
        checked: low === 'yes',
      },
    ],
    keysChoice: [
      {
        value: 'yes',
        label: say('kiosk-screen-keys'),
        hint: say('kiosk-screen-keys-hint'),
        checked: keys === 'yes',
      },
    ],
  };
}
