import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config/read-config';
import { readCertificate, watchCertificate } from './certificate';
import { startRedirectServer } from './redirect-server';
import { selfSignedFiles } from './self-signed';
import { ADDRESS_HEADER, startWebServer, type WebServer, type WebServerOptions } from './web-server';

let folder: string;
const servers: WebServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-web-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close(100);
  await rm(folder, { recursive: true, force: true });
});

/** What the API sees of a request. */
const mirror = (request: Request) =>
  Response.json({
    address: request.headers.get(ADDRESS_HEADER),
    url: request.url,
    headers: Object.fromEntries(request.headers),
  });

async function start(options: Partial<WebServerOptions> = {}): Promise<WebServer> {
  const server = await startWebServer({
    ...{ host: '127.0.0.1', port: 0, trustedProxies: [], certificate: null, alwaysHttps: false },
    ...{ api: mirror, pages: async (_request, response) => void response.end('page'), report: () => {} },
    ...options,
  });
  servers.push(server);
  return server;
}

async function seen(trust: string, headers: Record<string, string>, options: Partial<WebServerOptions> = {}) {
  const trustedProxies = readConfig({ MENO_TRUST_PROXY: trust }).MENO_TRUST_PROXY;
  const server = await start({ trustedProxies, ...options });
  const response = await fetch(`${server.url}/api/v1/me`, {
    headers: { ...headers, [ADDRESS_HEADER]: '198.51.100.1' },
  });
  const body: { address: string; url: string; headers: Record<string, string> } = await response.json();
  return { ...body, answer: response.headers };
}

describe('who calls', () => {
  it('is the other end of the connection, whatever the caller says', async () => {
    const forged = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-real-ip': '203.0.113.9' };
    const untrusted: string[] = [];
    for (const trust of ['false', '203.0.113.9', '10.0.0.0/8']) {
      const { address, url, headers } = await seen(
        trust,
        { ...forged, 'x-forwarded-host': 'evil.example' },
        {
          onUntrustedProxy: (each) => untrusted.push(each),
        },
      );
      expect(address).toBe('127.0.0.1');
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
      expect(Object.keys(headers).filter((name) => /forwarded|real-ip/.test(name))).toEqual([]);
    }
    expect(untrusted).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
  });

  it('is what the trusted proxies in front saw, not what was handed to them', async () => {
    const from = async (trust: string, forwarded: string) =>
      (await seen(trust, { 'x-forwarded-for': forwarded })).address;
    expect(await from('true', '203.0.113.9')).toBe('203.0.113.9');
    expect(await from('true', '192.0.2.66, 203.0.113.9')).toBe('203.0.113.9');
    // Two in a row, both trusted.
    expect(await from('loopback,10.0.0.0/8', '192.0.2.66, 203.0.113.9, 10.1.2.3')).toBe('203.0.113.9');
    expect(await from('true', '[2001:db8::7]:4711')).toBe('2001:db8::7');
    expect(await from('true', '::ffff:203.0.113.9')).toBe('203.0.113.9');
    expect(await from('true', 'nonsense')).toBe('127.0.0.1');
    expect(await from('true', '')).toBe('127.0.0.1');
  });

  it('comes by https where a trusted proxy says so, and no other host is believed', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' };
    const { url, answer, address, headers: left } = await seen('true', headers, { alwaysHttps: true });
    expect(address).toBe('127.0.0.1');
    expect(left[ADDRESS_HEADER]).toBe('127.0.0.1');
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    expect(left).not.toHaveProperty('x-forwarded-host');
    expect(answer.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect((await seen('true', {}, { alwaysHttps: true })).answer.get('strict-transport-security')).toBeNull();
  });
});

describe('https by the process itself', () => {
  const get = (url: string, ca: string) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      https
        .get(url, { ca, servername: 'localhost', agent: false }, (response) => {
          let body = '';
          response.on('data', (bytes: Buffer) => (body += bytes.toString()));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        })
        .on('error', reject);
    });
  const served = (port: number) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
        resolve(socket.getPeerCertificate().fingerprint256);
        socket.destroy();
      });
      socket.on('error', reject);
    });

  it('makes a certificate for trials that a browser told of it accepts, with a key for its owner alone', async () => {
    const files = await selfSignedFiles(folder, ['school.example'], new Date());
    const certificate = await readCertificate(files);
    expect(certificate.selfSigned).toBe(true);
    expect((await stat(files.key)).mode & 0o077).toBe(0);
    const server = await start({ certificate, trustedProxies: [] });
    expect(server.url).toMatch(/^https:/);
    const page = await get(`${server.url}/api/v1/me`, certificate.cert);
    expect(page.status).toBe(200);
    expect(page.body).toContain('"url":"https://');
    expect(page.headers).not.toHaveProperty('strict-transport-security');
    expect(await served(server.port)).toBe(certificate.fingerprint);
    // It stays until a month before its end.
    expect(await selfSignedFiles(folder, [], new Date())).toEqual(files);
    expect((await readCertificate(files)).fingerprint).toBe(certificate.fingerprint);
    await selfSignedFiles(folder, [], new Date(certificate.validTo.getTime() - 10 * 24 * 3600 * 1000));
    expect((await readCertificate(files)).fingerprint).not.toBe(certificate.fingerprint);
  });

  it('takes a new certificate without a restart, and keeps the old one while the new can’t be used', async () => {
    const files = await selfSignedFiles(folder, [], new Date());
    const first = await readCertificate(files);
    const server = await start({ certificate: first });
    const unusable: string[] = [];
    let changed = () => {};
    const next = () => new Promise<void>((resolve) => (changed = resolve));
    const watched = watchCertificate(files, 10, {
      changed: (fresh) => {
        server.useCertificate(fresh);
        changed();
      },
      unusable: (error) => {
        unusable.push(String(error));
        changed();
      },
    });
    try {
      const refused = next();
      await writeFile(files.cert, 'no certificate');
      await refused;
      expect(unusable.at(-1)).toContain('holds no certificate');
      expect(await served(server.port)).toBe(first.fingerprint);
      const other = await selfSignedFiles(path.join(folder, 'other'), [], new Date());
      const halfway = next();
      await writeFile(files.cert, await readFile(other.cert));
      await halfway;
      expect(unusable.at(-1)).toContain("doesn't belong to the certificate");
      const taken = next();
      await writeFile(files.key, await readFile(other.key));
      await taken;
      expect(await served(server.port)).toBe((await readCertificate(other)).fingerprint);
    } finally {
      watched.stop();
    }
  });

  it('leads from http to https who looks at a page, to no other host than was asked for, and no program', async () => {
    const redirect = async (target: string | undefined, path: string, init: RequestInit = {}) => {
      const server = await startRedirectServer({ host: '127.0.0.1', port: 0, target, httpsPort: 8443 });
      try {
        const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { redirect: 'manual', ...init });
        return [response.status, response.headers.get('location')];
      } finally {
        await server.close();
      }
    };
    expect(await redirect(undefined, '/courses?a=b')).toEqual([308, 'https://127.0.0.1:8443/courses?a=b']);
    expect(await redirect('https://meno.example/', '/x')).toEqual([308, 'https://meno.example/x']);
    expect(await redirect('https://meno.example', '//evil.example/x')).toEqual([308, 'https://meno.example/']);
    expect(await redirect(undefined, '/courses', { method: 'POST', body: '{}' })).toEqual([400, null]);
    const asked = await redirect(undefined, '/api/v1/me', { headers: { authorization: 'Bearer meno_x' } });
    expect(asked).toEqual([400, null]);
    expect(await redirect(undefined, '/apiary')).toEqual([308, 'https://127.0.0.1:8443/apiary']);
  });
});
