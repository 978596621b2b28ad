import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config/read-config';
import { examineFiles } from './files';
import type { SecurityFinding } from './finding';
import { examineLine } from './line';
import { examineVersions } from './versions';

const NOW = new Date('2026-03-02T09:00:00Z');
const DAY_MS = 24 * 3600 * 1000;
const isRoot = process.getuid?.() === 0;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-examine-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Findings as `level: words`. */
const told = (findings: readonly SecurityFinding[]) => findings.map(({ level, words }) => `${level}: ${words}`);

describe('files', () => {
  /** What is said of a data folder with one thing in it, beside the word on who Meno runs as. */
  async function filesFound(make: (data: string) => Promise<string | undefined>): Promise<string[]> {
    const data = await mkdtemp(path.join(folder, 'data-'));
    await chmod(data, 0o711);
    const backups = await make(data);
    return told(await examineFiles(data, backups)).filter(
      (line) => line !== 'warn: Meno runs as root. Give it a user of its own.',
    );
  }

  it('are well where nobody else can read them', async () => {
    expect(
      await filesFound(async (data) => {
        await writeFile(path.join(data, 'secrets.json'), '{}', { mode: 0o600 });
        await mkdir(path.join(data, 'files'), { mode: 0o700 });
        return undefined;
      }),
    ).toEqual(['ok: Files with secrets and with learners’ data are closed to everybody else on this computer']);
  });

  it.each([
    'secrets.json',
    'models.json',
    'audit-anchors.jsonl',
    'files',
    'search',
    'fits',
    'watched',
    'tls',
    'exports',
  ])('are named where others can read them: %s', async (name) => {
    const [line = ''] = await filesFound(async (data) => {
      const place = path.join(data, name);
      if (name.includes('.')) await writeFile(place, '');
      else await mkdir(place);
      await chmod(place, 0o750);
      return undefined;
    });
    expect(line).toMatch(new RegExp(`^fail: Others on this computer can read or change: \\S*/${name}\\. Close them`));
  });

  it('are backups too, and the folder itself', async () => {
    const lines = await filesFound(async (data) => {
      const backups = path.join(data, 'elsewhere');
      await mkdir(backups, { mode: 0o700 });
      for (const [name, mode] of [
        ['meno-2026-03-01.tar.gz.age', 0o644],
        ['notes.txt', 0o644],
        ['meno-2026-03-02.tar.gz.age', 0o600],
      ] as const) {
        await writeFile(path.join(backups, name), '');
        await chmod(path.join(backups, name), mode);
      }
      await chmod(data, 0o755);
      return backups;
    });
    expect(lines).toEqual([expect.stringMatching(/^fail: .*meno-2026-03-01\.tar\.gz\.age, \S+\/data-\w+\. Close/)]);
    expect(lines.join()).not.toMatch(/notes|03-02/);
  });

  it.runIf(isRoot)('of root are told of', async () => {
    const data = await mkdtemp(path.join(folder, 'data-'));
    expect(told(await examineFiles(data, undefined))).toContain('warn: Meno runs as root. Give it a user of its own.');
  });
});

describe('the line to people', () => {
  const line = async (settings: Record<string, string>) =>
    told(await examineLine(readConfig({ MENO_DATA: folder, ...settings }), NOW));

  /** A certificate of an authority, or of nobody but itself, that ends after some days. */
  async function certificate(name: string, days: number, authority: boolean): Promise<Record<string, string>> {
    const files = { MENO_TLS_CERT: path.join(folder, `${name}.crt`), MENO_TLS_KEY: path.join(folder, `${name}.key`) };
    const dates = {
      notBeforeDate: new Date(NOW.getTime() - 100 * DAY_MS),
      notAfterDate: new Date(NOW.getTime() + days * DAY_MS + 1000),
    };
    const common = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256', ...dates } as const;
    const issuer = authority
      ? await generate([{ name: 'commonName', value: 'An authority' }], {
          ...common,
          extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
        })
      : null;
    const made = await generate([{ name: 'commonName', value: 'meno.example' }], {
      ...common,
      ...(issuer ? { ca: { key: issuer.private, cert: issuer.cert } } : {}),
    });
    await writeFile(files.MENO_TLS_CERT, made.cert);
    await writeFile(files.MENO_TLS_KEY, made.private);
    return files;
  }

  it('is well by a certificate of an authority, or through a proxy that is trusted', async () => {
    expect(await line(await certificate('good', 90, true))).toEqual([
      expect.stringMatching(/^ok: https with a certificate until 2026-05-31/),
    ]);
    expect(await line({ MENO_PUBLIC_URL: 'https://meno.example', MENO_TRUST_PROXY: '10.1.2.3' })).toEqual([
      'ok: People come by https through a trusted proxy; cookies go over https alone',
    ]);
  });

  it.each([
    ['ends soon', 10, true, /^warn: The certificate ends on 2026-03-12, in 10 days/],
    ['ended', -2, true, /^fail: The certificate ended on 2026-02-28/],
    ['nobody vouches for', 90, false, /^fail: The certificate is vouched for by nobody but itself/],
  ])('is not by one that %s', async (name, days, authority, words) => {
    expect(await line(await certificate(name.replaceAll(' ', '-'), days, authority))).toEqual([
      expect.stringMatching(words),
    ]);
  });

  it('is not by files that can’t be used, nor a certificate of trials', async () => {
    const good = await certificate('one', 90, true);
    const other = await certificate('other', 90, true);
    expect(await line({ ...good, MENO_TLS_KEY: other.MENO_TLS_KEY ?? '' })).toEqual([
      expect.stringMatching(/^fail: The private key .* doesn't belong to the certificate/),
    ]);
    expect(await line({ ...good, MENO_TLS_CERT: path.join(folder, 'not-there.crt') })).toEqual([
      expect.stringMatching(/^fail: .*not-there\.crt/),
    ]);
    expect(await line({ MENO_TLS_SELF_SIGNED: 'true' })).toEqual([
      expect.stringMatching(/^fail: The certificate is one that Meno made itself/),
    ]);
  });

  it('is not in the clear, unless it leads nowhere', async () => {
    expect(await line({ MENO_HOST: '127.0.0.1' })).toEqual([
      expect.stringMatching(/^warn: Plain http, on this computer alone/),
    ]);
    expect(await line({ MENO_HOST: '0.0.0.0' })).toEqual([expect.stringMatching(/^fail: Plain http on 0\.0\.0\.0/)]);
  });

  it('says what is wrong with proxies, limits and the log', async () => {
    expect(await line({ MENO_PUBLIC_URL: 'https://meno.example' })).toEqual([
      expect.stringMatching(/^warn: The address is https, by a proxy that is not trusted/),
    ]);
    const loose = { MENO_TRUST_PROXY: '0.0.0.0/0', MENO_RATE_FACTOR: '0', MENO_LOG_LEVEL: 'debug' };
    expect(await line({ MENO_PUBLIC_URL: 'https://meno.example', ...loose })).toEqual([
      expect.stringMatching(/^ok/),
      expect.stringMatching(/^fail: MENO_TRUST_PROXY believes 0\.0\.0\.0\/0/),
      expect.stringMatching(/^fail: MENO_RATE_FACTOR is 0/),
      expect.stringMatching(/^warn: MENO_LOG_LEVEL is debug/),
    ]);
  });
});

describe('what Meno runs on', () => {
  it('is named where it gets no fixes any more, or where nobody knows', () => {
    const at = (node: string, postgres: string, day = NOW) => told(examineVersions(node, postgres, day));
    expect(at('v22.11.0', '18.1')).toEqual([
      'ok: Node 22.11.0 is supported until 2027-04-30',
      'ok: PostgreSQL 18.1 is supported until 2030-11-14',
    ]);
    expect(at('v18.20.4', '15.4 (Debian 15.4-1)', new Date('2028-01-01T00:00:00Z'))).toEqual([
      expect.stringMatching(/^fail: Node 18\.20\.4 was supported until 2025-04-30\. It gets no security fixes/),
      expect.stringMatching(/^fail: PostgreSQL 15\.4 was supported until 2027-11-11/),
    ]);
    expect(at('v99.0.0', '')).toEqual([
      expect.stringMatching(/^warn: Node 99/),
      expect.stringMatching(/^warn: PostgreSQL/),
    ]);
    // The last day counts.
    expect(at('v20.19.0', '18.1', new Date('2026-04-30T23:00:00Z'))[0]).toMatch(/^ok/);
    expect(at('v20.19.0', '18.1', new Date('2026-05-01T00:00:00Z'))[0]).toMatch(/^fail/);
  });
});
