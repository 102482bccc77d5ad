import { describe, expect, it } from '@jest/globals';
import { clientAddress } from './client-address.ts';

describe('The address that an asker belongs to', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['10.0.0.3:4001', '10.0.0.3'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:4001', '2001:db8:1:2::/64'],
    ['"[2001:db8:1:2::1]:4001"', '2001:db8:1:2::/64'],
    ['[fe80::1%25eth0]:80', 'fe80:0:0:0::/64'],
    ['[10.0.0.3]', '10.0.0.3'],
    ['[::ffff:10.0.0.3]:4001', '10.0.0.3'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['64:ff9b::192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:192.0.2.7', '2001:db8:1:2::/64'],
    [' 192.0.2.7 ', '192.0.2.7'],
    ['', 'unknown'],
    ['unknown', 'unknown'],
    ['_hidden', 'unknown'],
    ['_4001', 'unknown'],
    ['010.0.0.3', 'unknown'],
    ['10.0.0.3.4', 'unknown'],
    ['10.0.0.3:port', 'unknown'],
    ['1:2:3', 'unknown'],
    ['[10.0.0.3', 'unknown'],
    ['10.0.0.3\r\nX: y', 'unknown'],
  ])('of %s is %s', (ip, address) => {
    expect(clientAddress({ ip })).toBe(address);
  });

  it('is one of its own where none is known', () => {
    expect(clientAddress({ ip: undefined } as Parameters<typeof clientAddress>[0])).toBe('unknown');
  });
});
