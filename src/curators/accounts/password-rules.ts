import { say } from '../../words/say.ts';

const leastPasswordLength = 12;
const mostPasswordLength = 200;

export const passwordHint = (): string => say('passwords-hint', { least: leastPasswordLength });

/**
 * A sentence on what is wrong with a new password, or null. Length and how soon it would be guessed count; there are no
 * rules on which characters it holds. `own` are words that belong to the person, such as their e-mail address.
 */
export async function passwordProblem(password: string, own: readonly string[] = []): Promise<string | null> {
  const characters = [...password].length;
  if (characters === 0) return say('passwords-missing');
  if (characters < leastPasswordLength) return say('passwords-too-short', { least: leastPasswordLength });
  if (characters > mostPasswordLength) return say('passwords-too-long', { most: mostPasswordLength });
  return (await isEasilyGuessed(password, own)) ? say('passwords-easy-to-guess') : null;
}

async function isEasilyGuessed(password: string, own: readonly string[]): Promise<boolean> {
  const plain = password.normalize('NFKC').toLowerCase();
  if (own.some((word) => word.length > 3 && plain.includes(word.toLowerCase()))) return true;
  const letters = plain.replaceAll(/[^\p{L}]/gu, '');
  if (common.includes(letters) || repeats(plain)) return true;
  const estimator = await loadEstimator();
  return estimator.check(plain, [...own, ...common]).score < leastScore;
}

/** Of zxcvbn's 0 to 4: more than a hundred million guesses. */
const leastScore = 3;

/** Too common here whatever digits and signs are put into them. */
const common =
  `password passwort passphrase mypassword iloveyou letmein welcome changeme administrator admin curator
  facilitator neighbourhood neighbourhoods neighbourhoodstories stories qwerty qwertyuiop qwertzuiop asdfghjkl zxcvbnm
  football liverpool manchester blackburn blackpool princess sunshine superman dragon monkey trustno abc abcdefgh
  correcthorsebatterystaple`.split(/\s+/);

/** "abcabcabcabc", "passwordpassword": a few characters again and again, with up to three more at the end. */
function repeats(text: string): boolean {
  return /^(.{1,8})\1+.{0,3}$/u.test(text);
}

type Estimator = InstanceType<typeof import('@zxcvbn-ts/core').ZxcvbnFactory>;
let estimator: Promise<Estimator> | null = null;

/** Its word lists take 70 MB and a third of a second, so they are loaded when somebody first chooses a password. */
function loadEstimator(): Promise<Estimator> {
  estimator ??= (async () => {
    const { common, core, english } = await import('./password-lists.ts');
    return new core.ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
      // A check takes up to three seconds with the defaults of 256 and 100, and 20 ms with these.
      maxLength: 32,
      l33tMaxSubstitutions: 4,
    });
  })();
  return estimator;
}
