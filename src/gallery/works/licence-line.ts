import type { Licence } from '../../story/telling.ts';
import { say } from '../../words/say.ts';

/** What may be done with a story, in a line (P10). */
export interface LicenceLine {
  readonly words: string;
  /** The licence's own page and name; null where all rights are kept. */
  readonly deed: { readonly address: string; readonly name: string } | null;
}

const deeds: Readonly<Record<Exclude<Licence, 'own'>, 'by' | 'by-nc' | 'by-nc-nd'>> = {
  'cc-by-4.0': 'by',
  'cc-by-nc-4.0': 'by-nc',
  'cc-by-nc-nd-4.0': 'by-nc-nd',
};

export function licenceLine(licence: Licence): LicenceLine {
  if (licence === 'own') return { words: say('gallery-licence-own'), deed: null };
  const deed = deeds[licence];
  return {
    words: say(`gallery-licence-cc-${deed}`),
    deed: {
      address: `https://creativecommons.org/licenses/${deed}/4.0/`,
      name: say(`gallery-licence-cc-${deed}-deed`),
    },
  };
}
