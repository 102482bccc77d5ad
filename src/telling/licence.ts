import { type Licence, licences } from '../story/telling.ts';
import { type ChoicesField, type Problem, problemAt } from '../web/form-fields.ts';

/** What others may do with the story, in plain words (P10). Rights that are kept can be given later; a licence cannot be taken back. */

const inWords: Readonly<Record<Licence, { readonly label: string; readonly hint: string }>> = {
  own: {
    label: 'I keep my rights. You may show it, and I can stop that',
    hint: 'Nobody else may use it without asking you.',
  },
  'cc-by-4.0': {
    label: 'Anyone may use it if they name me (CC BY 4.0)',
    hint: 'They may copy it, change it and sell it. This cannot be undone.',
  },
  'cc-by-nc-4.0': {
    label: 'Anyone may use it if they name me and make no money (CC BY-NC 4.0)',
    hint: 'They may copy it and change it, but not sell it. This cannot be undone.',
  },
  'cc-by-nc-nd-4.0': {
    label: 'Anyone may share it as it is if they name me and make no money (CC BY-NC-ND 4.0)',
    hint: 'They may copy it, but not change it or sell it. This cannot be undone.',
  },
};

export const licenceInWords = (licence: Licence): string => inWords[licence].label;

/** Null for anything else than a licence. */
export function readLicence(text: string): Licence | null {
  return licences.find((licence) => licence === text) ?? null;
}

/** `legend` is the page's heading. */
export function licenceField(
  legend: string,
  hint: string,
  chosen: Licence,
  problems: readonly Problem[],
): ChoicesField {
  return {
    partial: 'field/choices',
    type: 'radio',
    name: 'licence',
    legend,
    legendIsHeading: true,
    hint,
    error: problemAt(problems, 'licence'),
    options: licences.map((licence) => ({
      value: licence,
      ...inWords[licence],
      checked: licence === chosen,
    })),
  };
}
