import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Decrypter, Encrypter } from 'age-encryption';
import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { backup } from './backup';
import { clearScratch } from './clear-scratch';
import { decryptStream, encryptStream, WrongPassphraseError } from './passphrase';
import { restore } from './restore';

const from = testDatabase();
const to = testDatabase();
const PASSPHRASE = 'of sixteen letters or more';
let folder: string;
let data: string;
let restored: string;
const others = new Map<string, string>();

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-backup-'));
  [data, restored] = [path.join(folder, 'data'), path.join(folder, 'restored')];
  await mkdir(data);
  await mkdir(restored);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const save = (file: string, passphrase: string | null = null) =>
  backup({
    ...{
      ownerUrl: from().ownerUrl,
      dataFolder: data,
      file,
      passphrase,
      version: '1',
      others: ['models.json', 'none.json'],
    },
    others: async () => [{ name: 'models.json', bytes: Buffer.from('{"key": "secret"}') }],
    now: new Date('2026-01-02T03:04:05Z'),
  });
const load = (file: string, passphrase: string | null = null, migrations = 1000) =>
  restore({
    ...{ ownerUrl: to().ownerUrl, dataFolder: restored, file, passphrase, migrations },
    putOther: async (name, bytes) => void others.set(name, bytes.toString()),
  });

async function putBlob(words: string): Promise<string> {
  const hash = createHash('sha256').update(words).digest('hex');
  const place = path.join('files', from().districtId, hash.slice(0, 2), hash);
  await mkdir(path.dirname(path.join(data, place)), { recursive: true });
  await writeFile(path.join(data, place), words);
  return place;
}

const rowsOf = async (test: typeof from) =>
  (await test().owner.query('select sequence::int, kind, payload from events order by sequence')).rows;
const isEmpty = async () => {
  const districts = await to().owner.query('select 1 from districts');
  return districts.rowCount === 0 && (await readdir(restored)).length === 0;
};

describe('backup and restore', () => {
  it('brings rows, files and counters into an empty installation, and refuses a used one', async () => {
    const { owner, districtId } = from();
    const learnerId = randomUUID();
    for (const kind of ['a\tb\\n', 'ü "quoted"']) {
      await owner.query(
        `insert into events (district_id, learner_id, course_id, kind, payload) values ($1, $2, $3, $4, '{"x": "1\\n2"}')`,
        [districtId, learnerId, randomUUID(), kind],
      );
    }
    const blob = await putBlob('bytes');
    const file = path.join(folder, 'x.tar.gz.age');
    const { manifest, bytes } = await save(file, PASSPHRASE);
    expect((await stat(file)).size).toBe(bytes);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(manifest.files).toEqual({ count: 1, bytes: 5, missing: 0 });
    // Nothing of it lies about in the clear.
    expect((await readdir(data)).filter((name) => name.startsWith('.meno-'))).toEqual([]);

    await expect(load(file, PASSPHRASE)).rejects.toThrow('has data already');
    await to().owner.query('delete from districts');
    await expect(load(file, PASSPHRASE, 0)).rejects.toThrow('newer Meno');
    await expect(load(file)).rejects.toThrow('is encrypted. Set MENO_BACKUP_PASSPHRASE');
    await expect(load(file, 'another one, as long')).rejects.toThrow('This is not the passphrase');
    expect(await isEmpty()).toBe(true);
    await load(file, PASSPHRASE);

    const original = await rowsOf(from);
    expect(await rowsOf(to)).toEqual(original);
    await to().owner.query(
      `insert into events (district_id, learner_id, course_id, kind, payload) values ($1, $2, $3, 'next', '{}')`,
      [districtId, learnerId, randomUUID()],
    );
    const last = await to().owner.query('select max(sequence)::int as last from events');
    expect(last.rows[0].last).toBeGreaterThan(original.at(-1)?.sequence);
    expect(await readFile(path.join(restored, blob), 'utf8')).toBe('bytes');
    expect(others.get('models.json')).toContain('secret');
    await to().owner.query('delete from districts');
    await to().owner.query('truncate events');
  });

  it('finds a file that was changed or cut off before anything is written', async () => {
    await putBlob('x'.repeat(200_000));
    for (const passphrase of [PASSPHRASE, null]) {
      const file = path.join(folder, `whole-${passphrase !== null}`);
      await save(file, passphrase);
      const whole = await readFile(file);
      for (const [place, flipped] of [
        [0.3, 1],
        [0.6, 1],
        [0.999, 1],
        [0.5, 0],
      ] as const) {
        const at = Math.floor(whole.length * place);
        const bad = Buffer.from(flipped ? whole : whole.subarray(0, at));
        if (flipped) bad[at] = (bad[at] ?? 0) ^ 1;
        await writeFile(`${file}-bad`, bad);
        await expect(load(`${file}-bad`, passphrase)).rejects.toThrow('damaged');
        expect(await isEmpty()).toBe(true);
      }
      // Cut off exactly between two pieces of the encryption.
      await writeFile(`${file}-bad`, whole.subarray(0, whole.length - 40));
      await expect(load(`${file}-bad`, passphrase)).rejects.toThrow('damaged');
    }
  });

  it('holds each part against what the backup says of it, also in one that isn’t encrypted', async () => {
    const work = path.join(folder, 'work');
    await mkdir(path.join(work, 'tables'), { recursive: true });
    await writeFile(path.join(work, 'tables', 'districts.copy'), 'forged');
    const manifest = {
      ...{ manifestVersion: 2, menoVersion: '1', createdAt: '2026-01-01T00:00:00Z', migrations: 1 },
      tables: [{ name: 'districts', columns: ['name'], identity: null, rows: 1, sum: '1', sha256: 'a'.repeat(64) }],
    };
    await writeFile(path.join(work, 'manifest.json'), JSON.stringify(manifest));
    await create({ cwd: work, gzip: true, file: path.join(folder, 'forged') }, ['.']);
    await expect(load(path.join(folder, 'forged'))).rejects.toThrow('damaged');
  });

  it('reads those of before, which had no sums', async () => {
    await to().owner.query('truncate events');
    const work = path.join(folder, 'work');
    await mkdir(path.join(work, 'tables'), { recursive: true });
    await writeFile(path.join(work, 'tables', 'districts.copy'), `${randomUUID()}\tOld district\n`);
    const table = { name: 'districts', columns: ['district_id', 'name'], identity: null, rows: 1 };
    const manifest = {
      manifestVersion: 1,
      menoVersion: '0',
      createdAt: '2026-01-01T00:00:00Z',
      migrations: 1,
      tables: [table],
    };
    await writeFile(path.join(work, 'manifest.json'), JSON.stringify(manifest));
    await create({ cwd: work, gzip: true, file: path.join(folder, 'old') }, ['.']);
    await load(path.join(folder, 'old'));
    expect((await to().owner.query('select name from districts')).rows).toEqual([{ name: 'Old district' }]);
    await to().owner.query('delete from districts');
  });

  it('never overwrites a file and leaves nothing half-written', async () => {
    const file = path.join(folder, 'taken.tar.gz');
    await writeFile(file, 'mine');
    await expect(save(file)).rejects.toThrow('exists already');
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it('says what is wrong with a file that is no backup', async () => {
    const file = path.join(folder, 'no.tar.gz');
    await writeFile(file, 'not an archive');
    await expect(load(file)).rejects.toThrow(/not a backup|damaged/);
    await expect(load(path.join(folder, 'missing'))).rejects.toThrow('There is no file');
  });

  it('clears away what a process that was killed left in the clear, and nothing else', async () => {
    for (const name of ['.meno-backup-old', '.meno-check-old', '.meno-restore-new', 'files'])
      await mkdir(path.join(data, name));
    const longAgo = new Date('2026-01-01T00:00:00Z');
    for (const name of ['.meno-backup-old', '.meno-check-old', 'files'])
      await utimes(path.join(data, name), longAgo, longAgo);
    await clearScratch(data, new Date());
    expect((await readdir(data)).sort()).toEqual(['.meno-restore-new', 'files']);
  });
});

describe('encryption with a passphrase', () => {
  const sealed = async (words: Buffer) => buffer(await encryptStream(Readable.from([words]), PASSPHRASE));
  const opened = async (bytes: Uint8Array, passphrase = PASSPHRASE) =>
    buffer(await decryptStream(Readable.from([Buffer.from(bytes)]), passphrase));

  it('is that of age, both ways', async () => {
    const words = Buffer.alloc(150_000, 'words ');
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    expect(Buffer.from(await decrypter.decrypt(await sealed(words))).equals(words)).toBe(true);
    const encrypter = new Encrypter();
    encrypter.setPassphrase(PASSPHRASE);
    encrypter.setScryptWorkFactor(10);
    expect((await opened(await encrypter.encrypt(words))).equals(words)).toBe(true);
  });

  it('tells a wrong passphrase from a damaged file', async () => {
    const bytes = await sealed(Buffer.from('words'));
    await expect(opened(bytes, 'wrong')).rejects.toThrow(WrongPassphraseError);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await expect(opened(bytes)).rejects.not.toThrow(WrongPassphraseError);
  });
});
