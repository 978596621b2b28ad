import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** What proxies write of whom they speak for; Next.js reads some of them too. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

export interface Caller {
  /** Their address, as far as somebody trustworthy saw it. */
  address: string;
  /** They speak https, with Meno or with the proxy in front of it. */
  secure: boolean;
}

/**
 * Makes what says who sent a request: the other end of the connection or, where that is a trusted proxy, the last address in `X-Forwarded-For` that isn't
 * one too. Takes all headers of proxies off the request, whoever sent them, so that nothing behind believes them; `X-Forwarded-Proto` of a trusted one stays.
 * @param networks of trusted proxies, as `address/bits`
 * @param onUntrusted is told once of an address that sends such headers and isn't trusted
 */
export function createCallerOf(
  networks: readonly string[],
  onUntrusted: (address: string) => void = () => {},
): (request: IncomingMessage) => Caller {
  const trusted = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    trusted.addSubnet(address, Number(bits), familyOf(address));
  }
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, familyOf(address));
  let told = false;
  return (request) => {
    const peer = plain(request.socket.remoteAddress ?? '');
    const encrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
    const chain = listOf(request, 'x-forwarded-for').map(plain);
    const proto = listOf(request, 'x-forwarded-proto').at(-1)?.toLowerCase();
    for (const name of FORWARDED) setHeader(request, name, null);
    if (!isTrusted(peer)) {
      if (chain.length > 0 && !told) onUntrusted(peer);
      told ||= chain.length > 0;
      return { address: peer, secure: encrypted };
    }
    const secure = encrypted || proto === 'https';
    if (secure) setHeader(request, 'x-forwarded-proto', 'https');
    const seen = chain.findLast((address) => !isTrusted(address)) ?? chain[0];
    return { address: seen !== undefined && isIP(seen) !== 0 ? seen : peer, secure };
  };
}

/**
 * Puts a header of a request in the place of all that came under its name; null takes them away. Both of Node's views of the headers, since what runs behind
 * may read either.
 */
export function setHeader(request: IncomingMessage, name: string, value: string | null): void {
  const kept: string[] = [];
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    const [key = '', content = ''] = request.rawHeaders.slice(at, at + 2);
    if (key.toLowerCase() !== name) kept.push(key, content);
  }
  if (value !== null) kept.push(name, value);
  request.rawHeaders.splice(0, request.rawHeaders.length, ...kept);
  if (value === null) delete request.headers[name];
  else request.headers[name] = value;
}

function listOf(request: IncomingMessage, name: string): string[] {
  return [request.headers[name] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** Without a port, brackets, a zone, or the wrapping of IPv4 in IPv6. */
function plain(address: string): string {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
  return bare.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
