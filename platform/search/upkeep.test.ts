import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Connection, connect, type Table } from '@lancedb/lancedb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTable } from './table';
import { type Limits, putInOrder } from './upkeep';

const limits: Limits = { small: 10, share: 0.05, outside: 25_000, files: 5 };

let folder: string;
let connection: Connection;
let table: Table;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-upkeep-'));
  connection = await connect(folder);
  table = await openTable(connection);
});
afterEach(async () => {
  table.close();
  connection.close();
  await rm(folder, { recursive: true, force: true });
});

async function add(count: number): Promise<void> {
  const id = randomUUID;
  const rows = Array.from({ length: count }, () => ({
    ...{ chunk_id: id(), district_id: id(), course_id: id(), source_id: id() },
    ...{ hash: 'h', heading: 'oil', text: 'oil grease' },
  }));
  await table.add(rows);
}

const outside = async () => Math.max(...(await table.listIndices()).map((index) => index.numUnindexedRows ?? 0));

const files = async () => (await table.stats()).fragmentStats.numFragments;

describe('putting an index in order', () => {
  it('is done at once while it is small', async () => {
    await add(5);
    expect(await putInOrder(table, true, limits)).toBe(true);
    expect(await outside()).toBe(0);
  });

  it('waits beyond until more than a twentieth of the rows is outside, and takes them all then', async () => {
    await add(200);
    await putInOrder(table, false, limits);
    await add(8);
    expect([await putInOrder(table, true, limits), await outside()]).toEqual([false, 8]);
    await add(8);
    expect([await putInOrder(table, true, limits), await outside()]).toEqual([true, 0]);
  });

  it('is done once many rows are outside, though they are a small part of all', async () => {
    await add(400);
    await putInOrder(table, false, limits);
    await add(12);
    expect(await putInOrder(table, true, limits)).toBe(false);
    expect([await putInOrder(table, true, { ...limits, outside: 11 }), await outside()]).toEqual([true, 0]);
  });

  it('is done once few rows lie in many files, which every search would open', async () => {
    await add(400);
    await putInOrder(table, false, limits);
    for (let write = 0; write < 5; write++) await add(1);
    expect(await files()).toBe(6);
    expect([await putInOrder(table, true, limits), await outside()]).toEqual([true, 0]);
    // What was indexed before and what is new become one the next time.
    expect(await files()).toBe(2);
  });

  it('is done whatever is outside where that is asked for', async () => {
    await add(200);
    await putInOrder(table, false, limits);
    await add(1);
    expect([await putInOrder(table, false, limits), await outside()]).toEqual([true, 0]);
  });
});
