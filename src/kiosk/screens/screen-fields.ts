import type { Exhibition } from '../../story/exhibitions.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { resolutions, scales, type TypedScreen } from './screen-form.ts';
import { wallFields } from './wall-fields.ts';

/** The fields of a screen's form, for views/partials/curate/screen-fields. */
export function screenFields(
  typed: TypedScreen,
  exhibitions: readonly Exhibition[],
  errors: readonly Problem[],
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
    wall: wallFields(typed, errors),
    burnInChoice: [
      {
        value: 'yes',
        label: say('kiosk-screen-care-shift'),
        hint: say('kiosk-screen-care-shift-hint'),
        checked: typed.burnIn,
      },
    ],
  };
}
