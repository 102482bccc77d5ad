import { isIPv4, isIPv6 } from 'node:net';
import type { Handler } from './routes.ts';

/**
 * The address that an asker belongs to, for limiters. Of IPv6 the first 64 bits: a household is given at least so many
 * addresses, and could otherwise ask from a new one each time (RFC 6177); network-limiter.ts counts what is wider. Some proxies
 * write a port behind it, or brackets around it, and those are no new asker. What is no address is one asker, whatever it says.
 */
export function clientAddress(request: Pick<Parameters<Handler>[0], 'ip'>): string {
  const ip = bare(request.ip ?? '');
  if (isIPv4(ip)) return ip;
  if (!isIPv6(ip)) return 'unknown';
  const groups = groupsOf(ip);
  return within(groups, ipv4Mapped) ?? within(groups, ipv4Translated) ?? network(groups);
}

/** Without quotes, brackets, a port and the name of the line that it came in by. */
function bare(written: string): string {
  const text = written.trim().replaceAll('"', '');
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  const [, beforePort] = /^([\d.]+):\d+$/.exec(text) ?? [];
  const [address = ''] = (bracketed ?? beforePort ?? text).split('%');
  return address;
}

/** Its eight numbers. */
function groupsOf(ip: string): number[] {
  const dotted = ip.replace(/[\d.]+$/, (end) => (isIPv4(end) ? asGroups(end) : end));
  const [head = '', tail] = dotted.split('::');
  const numbers = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [numbers(head), numbers(tail ?? '')];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

function asGroups(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** IPv4 as IPv6 writes it (::ffff:0:0/96), and as it comes through a translator (64:ff9b::/96). */
const ipv4Mapped = [0, 0, 0, 0, 0, 0xffff];
const ipv4Translated = [0x64, 0xff9b, 0, 0, 0, 0];

function within(groups: readonly number[], prefix: readonly number[]): string | undefined {
  if (prefix.some((group, at) => groups[at] !== group)) return undefined;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

const network = (groups: readonly number[]): string =>
  `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
