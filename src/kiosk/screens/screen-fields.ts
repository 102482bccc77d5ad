import type { Exhibition } from '../../story/exhibitions.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { hoursFields } from '../hours/hours-fields.ts';
import { programmeFields } from '../hours/programme-fields.ts';
import { accessFields } from './access-fields.ts';
import { alertFields } from './alert-fields.ts';
import { resolutions, scales, type TypedScreen } from './screen-form.ts';
import { wallFields } from './wall-fields.ts';

/** The fields of a screen's form, for views/partials/curate/screen-fields. `groups` are those that there are already. */
export function screenFields(
  typed: TypedScreen,
  exhibitions: readonly Exhibition[],
  errors: readonly Problem[],
  groups: readonly string[] = [],
) {
  const chosen = (value: string) => (option: { readonly value: string; readonly label: string }) => ({
    ...option,
    selected: option.value === value,
  });
  const orientation = (value: string, label: string) => ({
    value,
    label,
    checked: typed.orientation === value,
  });
  return {
    typed,
    errors: errors.length > 0 ? errors : null,
    ...hoursFields(typed, errors),
    ...programmeFields(typed, exhibitions, errors),
    groups,
    problem: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    exhibitionOptions: [
      { value: '', label: say('kiosk-choose-one'), selected: typed.exhibition === '' },
      ...exhibitions.map(({ slug, name }) => chosen(typed.exhibition)({ value: slug, label: name })),
    ],
    orientations: [
      orientation('portrait', say('kiosk-screen-upright')),
      orientation('landscape', say('kiosk-screen-on-its-side')),
    ],
    resolutionOptions: resolutions.map(chosen(typed.resolution)),
    scaleOptions: scales
      .map((value) => ({ value, label: say('kiosk-screen-scale-percent', { percent: 100 * Number(value) }) }))
      .map(chosen(typed.scale)),
    ...alertFields(typed),
    wall: wallFields(typed, errors),
    burnInChoice: [
      {
        value: 'yes',
        label: say('kiosk-screen-care-shift'),
        hint: say('kiosk-screen-care-shift-hint'),
        checked: typed.burnIn,
      },
    ],
    ...accessFields(typed),
  };
}
