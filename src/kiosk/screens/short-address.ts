import { qrSvg } from '../../web/qr-picture.ts';
import type { ShortAddress } from '../player/kiosk-api.ts';

const mostKept = 5000;

/** Draws addresses for people who stand before a screen with a phone in hand. A drawing is made once. */
export function createShortAddresses(publicUrl: URL): (path: string) => Promise<ShortAddress> {
  const drawn = new Map<string, Promise<string>>();
  return async (path) => {
    const url = new URL(path, publicUrl);
    const known = drawn.get(path);
    const qr = known ?? qrSvg(url.href);
    if (!known) {
      if (drawn.size >= mostKept) drawn.clear();
      drawn.set(path, qr);
    }
    return { text: `${url.host}${url.pathname}`, qr: await qr };
  };
}
