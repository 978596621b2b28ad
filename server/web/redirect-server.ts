import { createServer, type Server } from 'node:http';

/**
 * Answers plain http with the way to https: a redirect for who looks at a page, a refusal for everything else (the API, and whatever is sent), since what was sent has been readable to
 * anybody on the wire already.
 * @param target the https address where it is configured; otherwise the name that the caller used, with this port
 */
export async function startRedirectServer(options: {
  host: string;
  port: number;
  target: string | undefined;
  httpsPort: number;
}): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    const base = options.target?.startsWith('https://')
      ? new URL(options.target).origin
      : originOf(request.headers.host, options.httpsPort);
    const path = request.url?.startsWith('/') && !request.url.startsWith('//') ? request.url : '/';
    // A program that asks in the clear should notice, not be led: its token has been readable.
    const forPeople = (request.method === 'GET' || request.method === 'HEAD') && !/^\/api(?:\/|$)/.test(path);
    if (base === null || !forPeople) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      response.end('Meno is reached by https alone.\n');
      return;
    }
    response.writeHead(308, { location: `${base}${path}`, 'cache-control': 'no-store', connection: 'close' }).end();
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  await listen(server, options.port, options.host);
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The https address of a Host header; null for one that is no name of a host. */
function originOf(host: string | undefined, port: number): string | null {
  const name = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d+)?$/i.exec(host ?? '')?.[1];
  if (name === undefined) return null;
  return `https://${name}${port === 443 ? '' : `:${port}`}`;
}

export function listen(server: Pick<Server, 'once' | 'listen'>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE';
      reject(busy ? new Error(`Port ${port} is taken by another program. Set MENO_PORT to a free one.`) : error);
    });
    server.listen(port, host, resolve);
  });
}
