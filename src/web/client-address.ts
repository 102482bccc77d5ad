import { isIPv6 } from 'node:net';
import type { Handler } from './routes.ts';

/**
 * The address that an asker belongs to, for limiters. Of IPv6 the first 64 bits: a household is given at least so many
 * addresses, and could otherwise ask from a new one each time (RFC 6177).
 */
export function clientAddress(request: Pick<Parameters<Handler>[0], 'ip'>): string {
  const { ip } = request;
  if (ip === undefined) return 'unknown';
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(ip) ?? [];
  return mapped ?? (isIPv6(ip) ? network(ip) : ip);
}

function network(ip: string): string {
  const [address = ''] = ip.split('%');
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
