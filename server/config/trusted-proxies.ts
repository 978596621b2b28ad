import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

/** Words that stand for several networks. */
const NAMED: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'],
};
NAMED.true = NAMED.loopback ?? [];
NAMED['1'] = NAMED.true;
NAMED.false = [];
NAMED['0'] = [];

/** Networks of proxies whose word on a caller's address counts, as `address/bits`; `true` is this computer. */
export const trustedProxies = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim().toLowerCase())
      .filter((each) => each !== '')
      .flatMap((each) => NAMED[each] ?? [withBits(each)]),
  )
  .refine((networks) => networks.every(isNetwork), 'must be addresses or networks such as 192.0.2.7 or 10.1.0.0/16');

function withBits(address: string): string {
  return address.includes('/') ? address : `${address}/${isIPv4(address) ? 32 : 128}`;
}

function isNetwork(network: string): boolean {
  const [address = '', bits = ''] = network.split('/');
  if (!/^\d{1,3}$/.test(bits)) return false;
  return (isIPv4(address) && Number(bits) <= 32) || (isIPv6(address) && Number(bits) <= 128);
}
