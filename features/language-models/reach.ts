import { isIP } from 'node:net';
import type { Reach } from './contract';

/**
 * Where an address lies, from how it is written: loopback is this computer; private addresses (RFC 1918, RFC 4193, RFC 3927, RFC 6598), bare names
 * and the suffixes of home and school networks (RFC 6762, RFC 8375) are the network. Any other name may lead outside, and counts as outside.
 * @param host without port; IPv6 with or without brackets; null for a model in the process itself.
 */
export function reachOf(host: string | null): Reach {
  if (host === null) return 'process';
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (isIP(name) === 4) return reachOfIpv4(name);
  if (isIP(name) === 6) return reachOfIpv6(name);
  if (name === 'localhost' || name.endsWith('.localhost')) return 'computer';
  const ofNetwork = !name.includes('.') || /\.(local|lan|internal|home\.arpa|intranet)$/.test(name);
  return ofNetwork ? 'network' : 'outside';
}

function reachOfIpv4(address: string): Reach {
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (a === 127) return 'computer';
  const isPrivate =
    a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254);
  return isPrivate || (a === 100 && b >= 64 && b < 128) ? 'network' : 'outside';
}

function reachOfIpv6(address: string): Reach {
  if (/^(0*:)*:?0*1$/.test(address)) return 'computer';
  const mapped = address.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/);
  if (mapped?.[1]) return reachOfIpv4(mapped[1]);
  return /^f[cd]|^fe[89ab]/.test(address) ? 'network' : 'outside';
}
