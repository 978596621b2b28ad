import { describe, expect, it } from 'vitest';
import { networkOf } from './network-of';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:12:3456::1', '2001:db8:12::/48'],
    ['2001:0db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0::/48'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('of what is no address is none', () => {
    for (const given of ['', 'x', '192.0.2', '192.0.2.999', '::g']) expect(networkOf(given)).toBeNull();
  });
});
