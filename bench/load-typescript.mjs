/** Lets Node run TypeScript modules as they stand, as the tests do: only the types are stripped. */
import { register } from 'node:module';

register('./typescript-hook.mjs', import.meta.url);
