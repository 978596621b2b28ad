import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { backup } from './backup';
import { restore } from './restore';

const from = testDatabase();
const to = testDatabase();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const save = (file: string) =>
  backup({
    ownerUrl: from().ownerUrl,
    filesFolder: path.join(folder, 'files'),
    file,
    version: '1',
    now: new Date('2026-01-02T03:04:05Z'),
  });
const load = (file: string, migrations = 1000) =>
  restore({
    ownerUrl: to().ownerUrl,
    filesFolder: path.join(folder, 'restored'),
    scratchFolder: folder,
    file,
    migrations,
  });

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
    await mkdir(path.join(folder, 'files', 'd'), { recursive: true });
    await writeFile(path.join(folder, 'files', 'd', 'blob'), 'bytes');
    const file = path.join(folder, 'x.tar.gz');
    await save(file);

    await expect(load(file)).rejects.toThrow('has data already');
    await to().owner.query('delete from districts');
    await expect(load(file, 0)).rejects.toThrow('newer Meno');
    await load(file);

    const copied = await to().owner.query('select sequence::int, kind, payload from events order by sequence');
    const original = await owner.query('select sequence::int, kind, payload from events order by sequence');
    expect(copied.rows).toEqual(original.rows);
    await to().owner.query(
      `insert into events (district_id, learner_id, course_id, kind, payload) values ($1, $2, $3, 'next', '{}')`,
      [districtId, learnerId, randomUUID()],
    );
    const last = await to().owner.query('select max(sequence)::int as last from events');
    expect(last.rows[0].last).toBeGreaterThan(original.rows.at(-1)?.sequence);
    expect(await readFile(path.join(folder, 'restored', 'd', 'blob'), 'utf8')).toBe('bytes');
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
});
