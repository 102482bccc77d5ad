import { newDeviceId } from '../../random.ts';
import { type DeviceId, parseDeviceId } from '../../story/ids.ts';
import type { WebRequest, WebResponse } from '../../web/private-page.ts';
import { readCookie } from '../../web/read-cookie.ts';
import { draftCookieOptions } from './draft-cookie.ts';

/** Random, so that two devices with one draft can be told apart; says nothing of whose they are. */
export const deviceCookie = 'share-device';

export function readDeviceCookie(header: string | undefined): DeviceId | null {
  return parseDeviceId(readCookie(header, deviceCookie) ?? '');
}

/** The asker's device; one that has no id yet gets one with the answer. The cookie lives as long as the draft's. */
export function deviceOf(request: WebRequest, response: WebResponse, https: boolean): DeviceId {
  const device = readDeviceCookie(request.get('cookie')) ?? newDeviceId();
  response.cookie(deviceCookie, device, draftCookieOptions(https, 'draft'));
  return device;
}
