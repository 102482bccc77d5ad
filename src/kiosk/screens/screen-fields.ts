import type { Exhibition } from '../../story/exhibitions.ts';
import type { Problem } from '../../web/form-fields.ts';
import { resolutions, scales, type TypedScreen } from './screen-form.ts';

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
      { value: '', label: 'Choose one', selected: typed.exhibition === '' },
      ...exhibitions.map(({ slug, name }) => chosen(typed.exhibition)({ value: slug, label: name })),
    ],
    orientations: [orientation('portrait', 'Upright'), orientation('landscape', 'On its side')],
    resolutionOptions: resolutions.map(chosen(typed.resolution)),
    scaleOptions: scales.map(chosen(typed.scale)),
    burnInChoice: [
      {
        value: 'yes',
        label: 'Move everything a little now and then',
        hint: 'So that nothing burns into the screen.',
        checked: typed.burnIn,
      },
    ],
  };
}
