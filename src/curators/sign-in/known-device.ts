import { timingSafeEqual } from 'node:crypto';
import { newDeviceId } from '../../random.ts';
import { type CuratorId, parseDeviceId } from '../../story/ids.ts';
import { readCookie } from '../../web/read-cookie.ts';
import type { PageRequest, PageResponse } from '../../web/routes.ts';
import type { CuratorServices } from '../curator-services.ts';
import { markOf } from '../key-for.ts';

const cookie = 'known-device';
const keep = 180 * 24 * 3600 * 1000;
/** Of a computer that many share, the accounts that signed in last. */
const mostAccounts = 8;

type KnownServices = Pick<CuratorServices, 'secret' | 'https'>;

/**
 * The browser's own id, where somebody has signed in to the account in it before; null in any other. The cookie says no
 * more than that, opens nothing, and names nobody: guesses in a browser that is known are counted apart from all others'.
 */
export function knownDevice(
  services: KnownServices,
  request: PageRequest,
  curator: CuratorId,
): string | null {
  const { device, marks } = held(request);
  if (device === null) return null;
  const mark = markFor(services, device, curator);
  return marks.some((each) => isSame(each, mark)) ? device : null;
}

/** Notes in the browser that somebody has signed in to the account in it. */
export function rememberDevice(
  services: KnownServices,
  request: PageRequest,
  response: PageResponse,
  curator: CuratorId,
): void {
  const { device, marks } = held(request);
  const id = device ?? newDeviceId();
  const mark = markFor(services, id, curator);
  const others = device === null ? [] : marks.filter((each) => each !== mark);
  response.cookie(cookie, [id, mark, ...others.slice(0, mostAccounts - 1)].join('.'), {
    path: '/curate',
    httpOnly: true,
    sameSite: 'lax',
    secure: services.https,
    maxAge: keep,
  });
}

function held(request: PageRequest) {
  const [id = '', ...marks] = (readCookie(request.get('cookie'), cookie) ?? '').split('.');
  return { device: parseDeviceId(id), marks: marks.slice(0, mostAccounts) };
}

const markFor = ({ secret }: KnownServices, device: string, curator: CuratorId) =>
  markOf(secret, 'known device', `${device} ${curator}`);

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
