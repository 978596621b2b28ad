import { afterEach, describe, expect, it } from 'vitest';
import { ADDRESS_HEADER, startWebServer, type WebServer } from './web-server';

let server: WebServer | undefined;
afterEach(async () => {
  await server?.close(100);
});

async function addressSeen(trustProxy: boolean, forwarded: string): Promise<string> {
  server = await startWebServer({
    ...{ host: '127.0.0.1', port: 0, trustProxy },
    api: (request) => new Response(request.headers.get(ADDRESS_HEADER)),
    pages: async () => {},
    report: () => {},
  });
  const response = await fetch(`${server.url}/api/v1/me`, {
    headers: { 'x-forwarded-for': forwarded, [ADDRESS_HEADER]: '198.51.100.1' },
  });
  return response.text();
}

describe('the address of a caller', () => {
  it('is that of the connection, whatever the caller says', async () => {
    expect(await addressSeen(false, '203.0.113.9')).toBe('127.0.0.1');
  });

  it('is what the proxy in front saw, not what was handed to it', async () => {
    expect(await addressSeen(true, '203.0.113.9')).toBe('203.0.113.9');
    await server?.close(100);
    expect(await addressSeen(true, '192.0.2.66, 203.0.113.9')).toBe('203.0.113.9');
  });
});
