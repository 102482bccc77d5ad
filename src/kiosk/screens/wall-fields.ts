import { type ShownForm, shownForms } from '../../story/media.ts';
import { plainCode } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';
import type { Profile, WallProfile } from '../player/kiosk-api.ts';

/** Whether a screen is touched, or is a wall that plays by itself, and how it does. */
export interface TypedWall {
  /** "touch" or "wall"; empty of a form that does not ask. */
  readonly mode: string;
  readonly wallOrder: string;
  /** "yes" or empty. */
  readonly wallSound: string;
  /** Parts of the time; all empty for none. */
  readonly wallArtwork: string;
  readonly wallSounds: string;
  readonly wallFilm: string;
  readonly wallWords: string;
}

export const freshWall: TypedWall = {
  mode: 'touch',
  wallOrder: 'shuffled',
  wallSound: '',
  wallArtwork: '',
  wallSounds: '',
  wallFilm: '',
  wallWords: '',
};

export const wallShape = {
  mode: one,
  wallOrder: one,
  wallSound: one,
  wallArtwork: one,
  wallSounds: one,
  wallFilm: one,
  wallWords: one,
} as const;

const shareFields = {
  artwork: 'wallArtwork',
  sound: 'wallSounds',
  film: 'wallFilm',
  words: 'wallWords',
} as const satisfies Record<ShownForm, keyof TypedWall>;
const orders: readonly WallProfile['order'][] = ['shuffled', 'in-order'];
const mostParts = 100;

/** What of it stands in a profile; nothing of a screen that is touched. */
export function readWall(typed: TypedWall, errors: Problem[]): Pick<Profile, 'mode' | 'wall'> {
  const mode = (['touch', 'wall'] as const).find((each) => each === (typed.mode || 'touch'));
  if (!mode) errors.push({ field: 'mode', message: say('kiosk-wall-mode-missing') });
  if (mode !== 'wall') return {};
  const order = orders.find((each) => each === (typed.wallOrder || 'shuffled'));
  if (!order) errors.push({ field: 'wallOrder', message: say('kiosk-wall-order-missing') });
  const shares = readShares(typed, errors);
  return { mode, wall: { order: order ?? 'shuffled', sound: typed.wallSound === 'yes', shares } };
}

function readShares(typed: TypedWall, errors: Problem[]): WallProfile['shares'] {
  const parts = shownForms.map((form) => ({ form, text: plainCode(typed[shareFields[form]]) }));
  if (parts.every(({ text }) => text === '')) return null;
  const wrong = parts.find(({ text }) => !/^\d{1,3}$/.test(text) || Number(text) > mostParts);
  if (wrong) {
    const message = say('kiosk-wall-share-wrong', { most: mostParts });
    errors.push({ field: shareFields[wrong.form], message });
    return null;
  }
  const shares = Object.fromEntries(parts.map(({ form, text }) => [form, Number(text)]));
  if (parts.every(({ text }) => Number(text) === 0)) {
    errors.push({ field: shareFields.artwork, message: say('kiosk-wall-share-none') });
  }
  return shares as Record<ShownForm, number>;
}

export function wallAsTyped({ mode = 'touch', wall }: Pick<Profile, 'mode' | 'wall'>): TypedWall {
  const part = (form: ShownForm) => String(wall?.shares?.[form] ?? '');
  return {
    mode,
    wallOrder: wall?.order ?? 'shuffled',
    wallSound: wall?.sound ? 'yes' : '',
    wallArtwork: part('artwork'),
    wallSounds: part('sound'),
    wallFilm: part('film'),
    wallWords: part('words'),
  };
}

/** The model of views/partials/curate/wall-fields. */
export function wallFields(typed: TypedWall, errors: readonly Problem[]) {
  const problem = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  const isWall = typed.mode === 'wall';
  return {
    modes: [
      { value: 'touch', label: say('kiosk-wall-touch'), checked: !isWall },
      {
        value: 'wall',
        label: say('kiosk-wall-wall'),
        hint: say('kiosk-wall-wall-hint'),
        checked: isWall,
        opens: true,
      },
    ],
    problem: problem.mode,
    opened: [
      {
        partial: 'field/choices',
        type: 'radio',
        name: 'wallOrder',
        legend: say('kiosk-wall-order'),
        error: problem.wallOrder,
        options: orders.map((value) => ({
          value,
          label: say(`kiosk-wall-order-${value}`),
          checked: (typed.wallOrder || 'shuffled') === value,
        })),
      },
      {
        partial: 'field/choices',
        type: 'checkbox',
        name: 'wallSound',
        legend: say('kiosk-wall-sound'),
        options: [
          {
            value: 'yes',
            label: say('kiosk-wall-sound-yes'),
            hint: say('kiosk-wall-sound-hint'),
            checked: typed.wallSound === 'yes',
          },
        ],
      },
      ...shownForms.map((form) => ({
        partial: 'field/text',
        name: shareFields[form],
        label: say('kiosk-wall-share', { form }),
        hint: form === shownForms[0] && say('kiosk-wall-share-hint'),
        value: typed[shareFields[form]],
        error: problem[shareFields[form]],
        autocomplete: 'off',
        inputmode: 'numeric',
      })),
    ],
  };
}
