import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { ADDRESS_HEADER, PAGE_PATH_HEADER } from './page-path';
import { commonHeaders, pageHeaders } from './security-headers';

export { ADDRESS_HEADER } from './page-path';

export interface WebServerOptions {
  host: string;
  port: number;
  trustProxy: boolean;
  api(request: Request): Response | Promise<Response>;
  pages(request: IncomingMessage, response: ServerResponse): Promise<void>;
  report(error: unknown): void;
}

export interface WebServer {
  url: string;
  /** Takes no new connection, waits for running requests (up to `graceMs`), then closes. */
  close(graceMs: number): Promise<void>;
}

/** One port: the API and probes go to Hono, everything else to the pages. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const api = getRequestListener((request) => options.api(request), { overrideGlobalObjects: false });
  const server = createServer((request, response) => {
    request.headers[ADDRESS_HEADER] = addressOf(request, options.trustProxy);
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
    const path = request.url ?? '/';
    if (path.startsWith('/api/') || path === '/healthz' || path === '/readyz') {
      api(request, response).catch(options.report);
      return;
    }
    const page = pageHeaders();
    // Next puts the nonce of the request's policy on the scripts of the page it makes.
    request.headers['content-security-policy'] = page.policy;
    request.headers[PAGE_PATH_HEADER] = path;
    for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
    options.pages(request, response).catch((error: unknown) => {
      options.report(error);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
  server.requestTimeout = 10 * 60_000;
  await listen(server, options.port, options.host);
  return { url: urlOf(server, options.host), close: (graceMs) => closeServer(server, graceMs) };
}

/** The last address is the one that the proxy itself saw; those before it are what it was handed. */
function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  const seen = [forwarded ?? []].flat().join(',').split(',').at(-1)?.trim();
  return seen || (request.socket.remoteAddress ?? '');
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE';
      reject(busy ? new Error(`Port ${port} is taken by another program. Set MENO_PORT to a free one.`) : error);
    });
    server.listen(port, host, resolve);
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${port}`;
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(timer);
  clearInterval(idle);
}
