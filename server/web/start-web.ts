import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '@/platform/telemetry/log';
import type { Config } from '../config/read-config';
import { type Certificate, type CertificateFiles, readCertificate, watchCertificate } from './certificate';
import { startRedirectServer } from './redirect-server';
import { selfSignedFiles } from './self-signed';
import { startWebServer } from './web-server';

/** How often the files of the certificate are looked at, in milliseconds: a new one is served within a minute. */
const LOOK_EVERY_MS = 20_000;

export interface Web {
  url: string;
  close(graceMs: number): Promise<void>;
}

/** People reach Meno by https: cookies are then sent over https alone. */
export function isHttps(config: Pick<Config, 'MENO_PUBLIC_URL' | 'MENO_TLS_CERT' | 'MENO_TLS_SELF_SIGNED'>): boolean {
  const own = config.MENO_TLS_CERT !== undefined || config.MENO_TLS_SELF_SIGNED;
  return own || config.MENO_PUBLIC_URL?.startsWith('https://') === true;
}

/**
 * Opens the line to everybody else: plain http, or https with the certificate of the settings, which is read again when it changes.
 * @param say gets the lines that the administrator must see.
 */
export async function startWeb(
  config: Config,
  log: Log,
  say: (line: string) => void,
  handlers: {
    api(request: Request): Response | Promise<Response>;
    pages(request: IncomingMessage, response: ServerResponse): Promise<void>;
    report(error: unknown): void;
  },
): Promise<Web> {
  const files = await certificateFiles(config);
  const certificate = files ? await readCertificate(files) : null;
  if (certificate?.selfSigned) say(wordsOf(certificate));
  const server = await startWebServer({
    ...handlers,
    host: config.MENO_HOST,
    port: config.MENO_PORT,
    trustedProxies: config.MENO_TRUST_PROXY,
    certificate,
    alwaysHttps: certificate ? !certificate.selfSigned : isHttps(config),
    onUntrustedProxy: (address) =>
      log.warn(
        { address },
        'X-Forwarded-For came from an address that is not a trusted proxy and is not believed; if it is your proxy, set MENO_TRUST_PROXY',
      ),
  });
  const closers = [(graceMs: number) => server.close(graceMs)];
  if (files) {
    const watched = watchCertificate(files, LOOK_EVERY_MS, {
      changed: (fresh) => {
        server.useCertificate(fresh);
        log.info({ validTo: fresh.validTo.toISOString() }, 'a new certificate is in use');
      },
      unusable: (error) =>
        log.error({ error: String(error) }, 'the certificate has changed and can’t be used; the one before stays'),
    });
    closers.push(async () => watched.stop());
  }
  if (config.MENO_HTTP_REDIRECT_PORT !== undefined) {
    const redirect = await startRedirectServer({
      ...{ host: config.MENO_HOST, port: config.MENO_HTTP_REDIRECT_PORT, httpsPort: server.port },
      target: config.MENO_PUBLIC_URL,
    });
    closers.push(() => redirect.close());
  }
  return {
    url: server.url,
    close: async (graceMs) => {
      await Promise.all(closers.map((closer) => closer(graceMs)));
    },
  };
}

async function certificateFiles(config: Config): Promise<CertificateFiles | null> {
  if (config.MENO_TLS_CERT !== undefined && config.MENO_TLS_KEY !== undefined)
    return { cert: config.MENO_TLS_CERT, key: config.MENO_TLS_KEY };
  if (!config.MENO_TLS_SELF_SIGNED) return null;
  const names = [config.MENO_HOST, ...(config.MENO_PUBLIC_URL ? [new URL(config.MENO_PUBLIC_URL).hostname] : [])];
  return selfSignedFiles(config.MENO_DATA, names, new Date());
}

function wordsOf({ fingerprint, validTo }: Certificate): string {
  return [
    'The certificate for https is one that nobody else vouches for. What is sent is encrypted, but a browser can’t know that it speaks with this computer and warns of it;',
    'somebody in between could show a certificate of their own. Use it for trials, and compare the fingerprint that the browser shows with this one (SHA-256):',
    `  ${fingerprint}`,
    `It holds until ${validTo.toISOString().slice(0, 10)}.`,
  ].join('\n');
}
