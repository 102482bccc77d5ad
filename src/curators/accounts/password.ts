import { hash, type Options, verify } from '@node-rs/argon2';

// The library's own default is argon2id; this is OWASP's least for it: 19 MiB, two passes, one lane.
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The password as argon2id in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(asTyped(password), cost);
}

let decoy: Promise<string> | null = null;

/**
 * True where the password is the account's. With null, for an account that is unknown or closed, it works just as long
 * and says no, so that time tells nobody which accounts there are (S13).
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a decoy that nobody knows');
  const right = await verify(passwordHash ?? (await decoy), asTyped(password));
  return right && passwordHash !== null;
}

// One and the same letter can be typed as different code points on different keyboards.
function asTyped(password: string): string {
  return password.normalize('NFKC');
}
