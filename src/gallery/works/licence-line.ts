import { never } from '../../errors.ts';
import type { Licence } from '../../story/telling.ts';

/** What may be done with a story, in a line (P10). */
export interface LicenceLine {
  readonly words: string;
  /** The licence's own page and name; null where all rights are kept. */
  readonly deed: { readonly address: string; readonly name: string } | null;
}

export function licenceLine(licence: Licence): LicenceLine {
  switch (licence) {
    case 'own':
      return { words: '© the storyteller. Shown with permission; please do not copy.', deed: null };
    case 'cc-by-4.0':
      return {
        words: 'You may copy and change it, if you say who made it.',
        deed: deed('by', 'Attribution'),
      };
    case 'cc-by-nc-4.0':
      return {
        words: 'You may copy and change it, if you say who made it and do not earn money with it.',
        deed: deed('by-nc', 'Attribution-NonCommercial'),
      };
    case 'cc-by-nc-nd-4.0':
      return {
        words: 'You may copy it as it is, if you say who made it and do not earn money with it.',
        deed: deed('by-nc-nd', 'Attribution-NonCommercial-NoDerivatives'),
      };
    default:
      return never(licence);
  }
}

function deed(code: string, name: string) {
  return {
    address: `https://creativecommons.org/licenses/${code}/4.0/`,
    name: `Creative Commons ${name} 4.0`,
  };
}
