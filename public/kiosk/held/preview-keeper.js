import { stillAllowed } from './exhibition.js';

/**
 * The keeper of a curator's preview: shows the exhibition from the network, holds nothing and tells nobody.
 * @param {import('../types.d.ts').Manifest} manifest
 * @returns {import('../types.d.ts').Keeper}
 */
export function previewKeeper(manifest) {
  return {
    contact: async () => true,
    bringIn: () => undefined,
    save: async () => true,
    tellOf: () => undefined,
    isPaired: () => true,
    now: () => Date.now(),
    standing: () => 'open',
    exhibition: () => manifest,
    profile: () => manifest.profile,
    stories: () => stillAllowed(manifest.stories, Date.now()),
    becameIdle: async () => undefined,
    dropExpired: async () => undefined,
    check: async () => undefined,
    heldFiles: () => [],
    forgetStrays: async () => undefined,
    fetchAnew: async () => 'done',
    progress: () => ({
      state: 'ready',
      filesHeld: 0,
      filesWanted: 0,
      bytesHeld: 0,
      bytesWanted: 0,
      bytesFree: null,
      leftOut: [],
      lacking: [],
    }),
  };
}
