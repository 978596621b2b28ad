import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { type Caller, createCallerOf, setHeader } from './caller';
import type { Certificate } from './certificate';
import { ADDRESS_HEADER, PAGE_PATH_HEADER } from './page-path';
import { listen } from './redirect-server';
import { commonHeaders, pageHeaders, STRICT_TRANSPORT } from './security-headers';

export { ADDRESS_HEADER } from './page-path';

export interface WebServerOptions {
  host: string;
  port: number;
  /** Networks of proxies in front, as `address/bits`. */
  trustedProxies: readonly string[];
  /** Serves https with it; null: plain http. */
  certificate: Certificate | null;
  /** People come by https alone, so browsers may be told to remember that. */
  alwaysHttps: boolean;
  api(request: Request): Response | Promise<Response>;
  pages(request: IncomingMessage, response: ServerResponse): Promise<void>;
  report(error: unknown): void;
  /** Told once of somebody who speaks as a proxy and isn't a trusted one. */
  onUntrustedProxy?(address: string): void;
}

export interface WebServer {
  url: string;
  port: number;
  /** New connections get this certificate; those that are open keep theirs. */
  useCertificate(certificate: Certificate): void;
  /** Takes no new connection, waits for running requests (up to `graceMs`), then closes. */
  close(graceMs: number): Promise<void>;
}

/** One port: the API and probes go to Hono, everything else to the pages. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const callerOf = createCallerOf(options.trustedProxies, options.onUntrustedProxy);
  const plainApi = getRequestListener((request) => options.api(request), { overrideGlobalObjects: false });
  const proxiedApi = getRequestListener((request) => options.api(asHttps(request)), { overrideGlobalObjects: false });
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const caller = callerOf(request);
    setHeader(request, ADDRESS_HEADER, caller.address);
    for (const [name, value] of Object.entries(headersFor(caller, options))) response.setHeader(name, value);
    const path = request.url ?? '/';
    if (path.startsWith('/api/') || path === '/healthz' || path === '/readyz') {
      const api = caller.secure && options.certificate === null ? proxiedApi : plainApi;
      api(request, response).catch(options.report);
      return;
    }
    const page = pageHeaders();
    // Next puts the nonce of the request's policy on the scripts of the page it makes.
    setHeader(request, 'content-security-policy', page.policy);
    setHeader(request, PAGE_PATH_HEADER, path);
    for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
    options.pages(request, response).catch((error: unknown) => {
      options.report(error);
      if (!response.headersSent) response.writeHead(500).end();
    });
  };
  const tls = options.certificate
    ? createTlsServer({ ...contextOf(options.certificate), minVersion: 'TLSv1.2' }, handle)
    : null;
  const server = tls ?? createPlainServer(handle);
  server.requestTimeout = 10 * 60_000;
  await listen(server, options.port, options.host);
  return {
    ...placeOf(server, options.host, tls !== null),
    useCertificate: (certificate) => tls?.setSecureContext(contextOf(certificate)),
    close: (graceMs) => closeServer(server, graceMs),
  };
}

function contextOf({ cert, key }: Certificate): { cert: string; key: string } {
  return { cert, key };
}

function headersFor(caller: Caller, { alwaysHttps }: WebServerOptions): Record<string, string> {
  return caller.secure && alwaysHttps ? { ...commonHeaders, ...STRICT_TRANSPORT } : commonHeaders;
}

/** A request that came to the proxy by https, as it was asked there. */
function asHttps(request: Request): Request {
  return request.url.startsWith('http:') ? new Request(`https:${request.url.slice('http:'.length)}`, request) : request;
}

function placeOf(server: Server, host: string, tls: boolean): { url: string; port: number } {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const standard = tls && port === 443;
  return { url: `${tls ? 'https' : 'http'}://${shown}${standard ? '' : `:${port}`}`, port };
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
