import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { append, type ChainHead } from '@/core/audit-chain/chain';
import { testDatabase } from '@/platform/database/testing';
import type { AuditEntry } from '@/platform/http/audit';
import { ANCHORS_FILE, keepAnchor, readAnchors } from './service/anchors';
import { chainOf, sha256 } from './service/audit-chain';
import { createAuditWriter } from './service/audit-writer';
import { verifyAudit } from './service/verify-audit';

const test = testDatabase();
let head: ChainHead;

const entry = (number: number): AuditEntry => ({
  ...{ who: null, role: 'system', via: 'job', kind: 'read', action: `job: ${number}`, record: 'answers' },
  ...{ recordId: String(number), subjects: [], scope: null, why: null, from: null, outcome: 'done' },
});

/** As somebody who may do anything to the database, its triggers too. */
async function tamper(...statements: string[]): Promise<void> {
  await test().owner.query(
    ['set session_replication_role = replica', ...statements, 'set session_replication_role = default'].join('; '),
  );
}
const verdict = (anchors: ChainHead[] = []) => verifyAudit(test().database, test().districtId, anchors);

beforeEach(async () => {
  const { database, districtId } = test();
  await tamper('delete from audit_records');
  const writer = createAuditWriter({
    database,
    now: () => new Date('2026-03-02T08:00:00.123Z'),
    report: expect.unreachable,
  });
  for (let number = 1; number <= 9; number += 1) await writer.now(districtId, entry(number));
  const found = await verdict();
  if (!found.sound) throw new Error('not sound as it was made');
  head = found.head;
});

describe('what somebody with all rights did to the table is found, with its place', () => {
  it.each([
    ['changed', `update audit_records set record_id = '99' where sequence = 4`, 'changed', 4],
    ['dated back', `update audit_records set at = at - interval '1 day' where sequence = 1`, 'changed', 1],
    ['given another network', `update audit_records set origin = '10.0.0.0/24' where sequence = 9`, 'changed', 9],
    ['deleted', 'delete from audit_records where sequence = 4', 'missing', 4],
    ['deleted at the beginning', 'delete from audit_records where sequence < 3', 'missing', 1],
    [
      'deleted, and the rest counted anew',
      `delete from audit_records where sequence = 4; update audit_records set sequence = sequence - 100 where sequence > 4;
       update audit_records set sequence = sequence + 99 where sequence < 0`,
      'not-following',
      4,
    ],
    [
      'put in',
      `update audit_records set sequence = -sequence where sequence > 4; update audit_records set sequence = 1 - sequence where sequence < 0;
       insert into audit_records select district_id, 5, at, actor_id, actor_role, via, kind, action, record, '77', subject_ids, scope, scope_id, why,
         origin, outcome, hash, hash from audit_records where sequence = 4`,
      'changed',
      5,
    ],
    [
      'swapped',
      `update audit_records set sequence = -4 where sequence = 4; update audit_records set sequence = 4 where sequence = 5;
       update audit_records set sequence = 5 where sequence = -4`,
      'not-following',
      4,
    ],
    [
      'given to another district',
      `update audit_records set district_id = '018f0000-0000-7000-8000-000000000000' where sequence = 6`,
      'missing',
      6,
    ],
  ] as const)('%s', async (_, statements, fault, place) => {
    await tamper(statements);
    expect(await verdict()).toMatchObject({ sound: false, fault, place });
  });

  it('cut off, or written anew from some place on, by a head that was kept', async () => {
    await tamper('delete from audit_records where sequence > 6');
    expect(await verdict()).toMatchObject({ sound: true });
    expect(await verdict([head])).toMatchObject({ sound: false, fault: 'cut-off', place: 7 });
    const { database, districtId } = test();
    const writer = createAuditWriter({ database, now: () => new Date(), report: expect.unreachable });
    for (let number = 7; number <= 12; number += 1) await writer.now(districtId, entry(number));
    expect(await verdict()).toMatchObject({ sound: true });
    expect(await verdict([head])).toMatchObject({ sound: false, fault: 'rewritten', place: 9 });
  });
});

describe('heads beside the data', () => {
  it('are kept line by line, each for its chain, and a line that is none is named', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'meno-anchors-'));
    try {
      const chain = chainOf(test().districtId);
      expect(await readAnchors(folder, chain)).toEqual([]);
      await keepAnchor(folder, head, new Date('2026-03-03T00:00:00Z'));
      await keepAnchor(folder, head, new Date('2026-03-03T03:00:00Z'));
      await keepAnchor(folder, append({ ...head, chain: chainOf('x') }, null, sha256).head, new Date());
      expect(await readAnchors(folder, chain)).toMatchObject([{ ...head, at: '2026-03-03T00:00:00.000Z' }]);
      await writeFile(path.join(folder, ANCHORS_FILE), 'no anchor\n');
      await expect(readAnchors(folder, chain)).rejects.toThrow('line 1');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
