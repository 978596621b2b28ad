import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { testDemo } from '@/demo/testing';
import { keepAnchor } from '@/features/governance/service/anchors';
import { hashPassword } from '@/features/identity/sign-in/password-hash';
import type { Foundation } from '../foundation';
import { examineAccounts } from './accounts';
import { examineDatabase } from './database';
import type { SecurityFinding } from './finding';
import { examineScanner } from './scanner';
import { examineSecurity } from './security';

const folder = mkdtempSync(path.join(os.tmpdir(), 'meno-examine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bare = testDemo();
const backedUp = testDemo({ MENO_BACKUP_FOLDER: folder, MENO_BACKUP_PASSPHRASE: 'a passphrase of tests' });

const told = (findings: readonly SecurityFinding[]) => findings.map(({ level, words }) => `${level}: ${words}`);
/** The findings whose words fit, of all of them. */
const of = (lines: readonly string[], words: RegExp) => lines.filter((line) => words.test(line));

describe('the database', () => {
  const look = async (over: Partial<Foundation> = {}) => told(await examineDatabase({ ...bare().foundation, ...over }));

  it('is well as Meno makes it', async () => {
    expect(await look()).toEqual([
      expect.stringMatching(/^ok: The application’s database role owns nothing/),
      expect.stringMatching(/^ok: Row-level security with policies on all \d+ tables/),
    ]);
  });

  it('is not with a role that may more', async () => {
    const { foundation, test } = bare();
    const [line] = await look({ database: { ...foundation.database, pool: test.owner } });
    expect(line).toMatch(/^fail: The application’s database role may too much: .*"super":true/);
  });

  it('is not with a table that anybody can read, whether its policies are off or there are none', async () => {
    const { owner } = bare().test;
    await owner.query('create table left_open (id int); alter table courses disable row level security');
    try {
      expect((await look())[1]).toMatch(
        /^fail: Without row-level security or policies: (courses, left_open|left_open, courses)$/,
      );
    } finally {
      await owner.query('drop table left_open; alter table courses enable row level security');
    }
  });

  it('of a school’s own has its password tried, and its line looked at', async () => {
    const { foundation, test } = bare();
    const roleName = `guessed_${process.pid}`;
    await test.owner.query(`create role ${roleName} login password '${roleName}'`);
    const url = new URL(test.ownerUrl);
    [url.username, url.password] = [roleName, roleName];
    try {
      const config = { ...foundation.config, DATABASE_URL: url.href };
      expect((await look({ config, ownerUrl: url.href })).slice(2)).toEqual([
        'fail: The password in DATABASE_URL is one that is tried first',
        'ok: The database is on this computer',
      ]);
      const own = { ...foundation.config, DATABASE_URL: test.ownerUrl };
      expect((await look({ config: own })).slice(2)).toEqual(['ok: The database is on this computer']);
    } finally {
      await test.owner.query(`drop role ${roleName}`);
    }
  });
});

describe('accounts', () => {
  const look = async () => told(await examineAccounts(bare().foundation.database, bare().test.districtId));
  const rules = async (staff: boolean, newcomers: string) =>
    bare().test.owner.query(
      `insert into sign_in_rules (district_id, staff_second_factor, staff_idle_minutes, learner_idle_minutes, newcomers)
       values ($1, $2, 480, 480, $3) on conflict (district_id) do update set staff_second_factor = $2, newcomers = $3`,
      [bare().test.districtId, staff, newcomers],
    );
  async function admin(email: string, password: string): Promise<string> {
    const { owner, districtId, newId } = bare().test;
    const id = newId();
    await owner.query(`insert into users (district_id, id, name, email, role) values ($1, $2, 'A', $3, 'admin')`, [
      ...[districtId, id, email],
    ]);
    await owner.query(
      `insert into accounts (district_id, id, user_id, account_id, provider_id, password) values ($1, $2, $3, $4, 'credential', $5)`,
      [districtId, newId(), id, id, await hashPassword(password)],
    );
    return id;
  }

  it('are well with passwords that nobody tries first, and a second factor', async () => {
    await admin('careful@example.org', 'four words of my own');
    await rules(true, 'learner');
    expect((await look()).map((line) => line.slice(0, 30))).toEqual([
      'ok: No administrator has a pas',
      'ok: Staff need a second factor',
      'ok: Nobody becomes staff by th',
    ]);
  });

  it('are not with what is tried first, no second factor, newcomers who teach, tokens without an end', async () => {
    const { owner, districtId, newId } = bare().test;
    const userId = await admin('careless@example.org', 'changeme123');
    await rules(false, 'teacher');
    await owner.query(
      `insert into api_tokens (district_id, id, user_id, name, token_hash) values ($1, $2, $3, 'for ever', 'x')`,
      [districtId, newId(), userId],
    );
    expect(await look()).toEqual([
      'fail: Passwords that are tried first: careless@example.org',
      expect.stringMatching(/^fail: Staff need no second factor, and 2 administrators have none/),
      expect.stringMatching(/^fail: Whoever signs in through the school’s single sign-on becomes a teacher/),
      expect.stringMatching(/^warn: 1 API tokens have no end/),
    ]);
  });
});

describe('the scanner of uploads', () => {
  const look = (script: string) => {
    const program = path.join(folder, `scanner-${script.length}`);
    writeFileSync(program, `#!/bin/sh\n${script}\n`);
    chmodSync(program, 0o755);
    return examineScanner({ ...bare().foundation.config, MENO_UPLOAD_SCAN: program });
  };

  it('is asked, not believed', async () => {
    expect(await examineScanner(bare().foundation.config)).toMatchObject({ level: 'warn' });
    expect(await look('! grep -q EICAR-STANDARD-ANTIVIRUS-TEST-FILE "$1"')).toMatchObject({ level: 'ok' });
    expect(await look('exit 0')).toMatchObject({ level: 'warn', words: expect.stringContaining('found nothing') });
    expect(await look('exit 1 # finds all')).toMatchObject({
      level: 'fail',
      words: expect.stringContaining('every upload'),
    });
    expect(await look('exit 2 # can’t look')).toMatchObject({
      level: 'fail',
      words: expect.stringContaining('ended with 2'),
    });
    const missing = { ...bare().foundation.config, MENO_UPLOAD_SCAN: '/no/such/scanner' };
    expect(await examineScanner(missing)).toMatchObject({ level: 'fail', words: expect.stringContaining('ENOENT') });
  });
});

describe('the whole', () => {
  const NOW = new Date('2026-03-02T09:00:00Z');
  const { demo, look } = {
    demo: backedUp,
    look: async (over: Partial<Foundation> = {}, districtId = backedUp().test.districtId, now = NOW) =>
      told(await examineSecurity({ ...backedUp().foundation, ...over }, backedUp().features, districtId, now)),
  };
  const backup = async (began: string, sound: boolean, restored = true) => {
    const { owner, districtId, newId } = demo().test;
    const result = {
      restored,
      tables: 1,
      rows: 1,
      files: 0,
      events: 0,
      differences: 0,
      auditRecords: 0,
      auditSound: true,
    };
    await owner.query(
      `insert into backups (district_id, id, file, kind, began_at, ended_at, encrypted, bytes, rows, files, checked_at, result)
       values ($1, $2, 'meno-x', 'daily', $3, $3, true, 1, 1, 0, $3, $4)`,
      [districtId, newId(), began, JSON.stringify({ ...result, problems: sound ? [] : ['a row is missing'] })],
    );
  };
  afterEach(() => demo().test.owner.query('delete from backups'));

  it('says who may become its administrator before it is set up', async () => {
    expect((await look({}, '')).at(-1)).toMatch(/^warn: Not set up yet: whoever opens it first/);
    const config = { ...demo().foundation.config, MENO_HOST: '0.0.0.0' };
    expect((await look({ config }, '')).at(-1)).toMatch(/^fail: Not set up yet, and open to the network/);
  });

  it('looks at backups: made, encrypted, whole, new', async () => {
    const lines = told(await examineSecurity(bare().foundation, bare().features, bare().test.districtId, NOW));
    expect(of(lines, /backup/)).toEqual([expect.stringMatching(/^fail: No backup is made by itself/)]);
    expect(of(await look(), /backup/)).toContain('fail: There is no backup that was restored on trial and found whole');
    await backup('2026-02-20T03:30:00Z', true);
    await backup('2026-03-02T03:30:00Z', false);
    expect(of(await look(), /backup/)).toContain('fail: The newest whole backup is of 2026-02-20T03:30:00.000Z');
    await backup('2026-03-02T04:30:00Z', true, false);
    expect(of(await look(), /backup/)).toContainEqual(
      expect.stringMatching(/^warn: .*proved but not restored on trial/),
    );
    await backup('2026-03-02T05:30:00Z', true);
    const good = of(await look(), /[Bb]ackup/);
    expect(good).toContain('ok: Backups are encrypted');
    expect(good).toContainEqual(
      expect.stringMatching(/^ok: The newest backup, of 2026-03-02T05:30:00\.000Z, was restored/),
    );
    // Both folders of this test lie on one disk.
    expect(good).toContain('warn: Backups are on the same disk as the data');
    const config = { ...demo().foundation.config, MENO_BACKUP_PASSPHRASE: undefined };
    expect(of(await look({ config }), /[Bb]ackup/)).toContain('fail: Backups are not encrypted');
  });

  it('looks at the audit trail and its heads', async () => {
    const { foundation, test, features } = demo();
    expect(of(await look(), /audit trail/)).toContainEqual(
      expect.stringMatching(/^ok: The audit trail is one unbroken chain/),
    );
    const head = await features.governance.anchor(test.districtId);
    await keepAnchor(foundation.config.MENO_DATA, { ...head, place: head.place + 7, hash: 'f'.repeat(64) }, NOW);
    expect(of(await look(), /audit trail/)).toContainEqual(expect.stringMatching(/^fail: The audit trail is broken/));
    rmSync(path.join(foundation.config.MENO_DATA, 'audit-anchors.jsonl'));
  });

  it('looks at the clock', async () => {
    const { owner } = demo().test;
    expect(of(await look(), /clock/)).toEqual([expect.stringMatching(/^ok: The clock agrees/)]);
    await owner.query(
      `set session_replication_role = replica;
       insert into audit_records select (jsonb_populate_record(null::audit_records, jsonb_build_object('district_id', '${demo().test.districtId}',
         'sequence', 1, 'at', now() + interval '1 hour', 'actor_role', 'system', 'via', 'job', 'kind', 'read', 'action', 'x', 'subject_ids', '{}',
         'outcome', 'done', 'previous', '', 'hash', ''))).*;
       set session_replication_role = default`,
    );
    expect(of(await look(), /clock/)).toEqual([
      expect.stringMatching(/^fail: This computer’s clock is behind the newest record/),
    ]);
    await owner.query(
      'set session_replication_role = replica; delete from audit_records; set session_replication_role = default',
    );
  });

  it('looks at where words of learners may go', async () => {
    const { MENO_DATA } = demo().foundation.config;
    const file = path.join(MENO_DATA, 'models.json');
    const models = (url: string) =>
      writeFileSync(file, JSON.stringify({ models: [{ id: 'm', kind: 'openai', url, model: 'm' }] }), {
        mode: 0o600,
      });
    expect(of(await look(), /language model/i)).toEqual(['ok: No language model outside of this process']);
    for (const [url, words] of [
      ['http://10.1.2.3:8080/v1', /^ok: The language model at 10\.1\.2\.3:8080 is in the school’s own network/],
      ['https://models.example.org/v1', /^warn: .* is outside: what learners ask goes there/],
      ['http://models.example.org/v1', /^fail: .* plain http: learners’ words can be read on the way/],
    ] as const) {
      models(url);
      expect(of(await look(), /language model/i)).toEqual([expect.stringMatching(words)]);
    }
    writeFileSync(file, '{', { mode: 0o600 });
    expect(of(await look(), /models\.json/)).toEqual([expect.stringMatching(/^warn: models\.json can’t be read/)]);
    rmSync(file);
  });
});
