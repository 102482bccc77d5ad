import { say } from '../say.js';

const each = 4000;

/**
 * Shows a code and waits until a curator has typed it somewhere. Resolves once the screen is paired.
 * @param {import('../types.d.ts').Api} api
 * @param {(code: string | null, trouble: string | null) => void} show
 */
export async function waitForPairing(api, show) {
  /** @type {string | null} */
  let code = null;
  for (;;) {
    try {
      const { state } = await api.pairingState();
      if (state === 'paired') return;
      if (state === 'none' || code === null) ({ code } = await api.askForCode());
      show(code, null);
    } catch {
      show(null, say('player-pairing-offline'));
    }
    await new Promise((resolve) => setTimeout(resolve, each));
  }
}
