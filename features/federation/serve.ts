import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Federation } from './coordinate';
import { knownOf } from './take-part';
import { steps, toJson } from './wire';

/** Larger than any message: two numbers of each of 2,000 exercises, shares of a hundred members. */
const MOST_BYTES = 2_000_000;
const TICK_MS = 50;

export interface ServeOptions {
  /** SHA-256 of each member's token, in hex. */
  tokenHashes: Readonly<Record<string, string>>;
  host: string;
  /** 0: any that is free. */
  port: number;
  /** In PEM; left out: plain HTTP, for a network of one's own or behind a proxy that has TLS. */
  tls?: { cert: Buffer; key: Buffer };
}

const pathSchema = z.tuple([z.enum(steps), z.coerce.number().int().min(0)]);

/** A coordinator that members reach by HTTP: `GET /state/<what it knows>`, `POST /<step>/<session>`, each with its member's token. */
export async function serveFederation(
  federation: Federation,
  options: ServeOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const handle = (request: IncomingMessage, response: ServerResponse) =>
    void answer(federation, options, request).then(
      ({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body),
      () => response.writeHead(400).end('{}'),
    );
  const server = options.tls ? createTlsServer(options.tls, handle) : createPlainServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host, resolve);
  });
  const clock = setInterval(() => federation.tick(Date.now()), TICK_MS);
  return {
    port: portOf(server.address()),
    async close() {
      clearInterval(clock);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(federation: Federation, { tokenHashes }: ServeOptions, request: IncomingMessage) {
  const member = memberOf(tokenHashes, request.headers.authorization);
  if (member === null) return { status: 401, body: '{}' };
  federation.tick(Date.now());
  const asked = request.method === 'GET' ? /^\/state\/([a-z0-9-]{0,80})$/.exec(request.url ?? '') : null;
  if (asked) {
    const state = federation.stateFor(member);
    return knownOf(state) === asked[1] ? { status: 204, body: '' } : { status: 200, body: toJson(state) };
  }
  const path = pathSchema.safeParse(request.url?.split('/').slice(1));
  if (request.method !== 'POST' || !path.success) return { status: 404, body: '{}' };
  const body: unknown = JSON.parse(await bodyOf(request));
  try {
    federation.take(member, path.data[0], path.data[1], body);
  } catch {
    // Too late for its step, or not what a member sends.
    return { status: 409, body: '{}' };
  }
  federation.tick(Date.now());
  return { status: 202, body: '{}' };
}

/** Whose token it is; every hash is compared in the same time. */
function memberOf(tokenHashes: Readonly<Record<string, string>>, header: string | undefined): string | null {
  const token = header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : '';
  const hash = createHash('sha256').update(token).digest();
  let found: string | null = null;
  for (const [member, hex] of Object.entries(tokenHashes)) {
    const known = Buffer.from(hex, 'hex');
    if (known.length === hash.length && timingSafeEqual(known, hash)) found = member;
  }
  return found;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece);
    length += bytes.length;
    if (length > MOST_BYTES) throw new Error('too large');
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The coordinator has no port.');
  return address.port;
}
