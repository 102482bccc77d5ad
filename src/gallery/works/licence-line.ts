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

/** @param sample that it came with the archive: such a story is everybody's (content/samples/LICENCE), where it says no other. */
export function licenceLine({ licence, sample }: { licence: Licence; sample: boolean }): LicenceLine {
  if (licence === 'own' && sample) {
    const address = 'https://creativecommons.org/publicdomain/zero/1.0/';
    return {
      words: say('gallery-licence-sample'),
      deed: { address, name: say('gallery-licence-sample-deed') },
    };
  }
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
