import type { WebResponse } from '../../web/private-page.ts';
import { deviceCookie } from './device.ts';
import { draftCookie, draftCookieOptions, otherDraftsCookie } from './draft-cookie.ts';

/** Nothing on this device leads to anybody's answers any more. Whoever is signed in here stays so. */
export function forgetDevice(response: WebResponse, https: boolean): void {
  const { maxAge: _kept, ...options } = draftCookieOptions(https, 'draft');
  for (const cookie of [draftCookie, deviceCookie, otherDraftsCookie]) response.clearCookie(cookie, options);
  response.set('Clear-Site-Data', '"cache"');
}
