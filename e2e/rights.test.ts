import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { Deletion } from '@/features/rights/contract';
import { recordFileSchema } from '@/features/rights/contract';
import { findEmbeddedPostgres } from '@/platform/database/embedded-postgres';
import { readSecrets } from '@/server/secrets';
import type { Client } from './support/api-client';
import { violations, widthOf } from './support/axe';
import type { Watch } from './support/browser';
import { open } from './support/pages';
import { copySchool } from './support/prepared';
import { LEARNER, makeClass, type School } from './support/school';
import { type Stage, startStage } from './support/stage';

/** Stands in what the learner writes, by whatever service of the product, and in no material. */
const MARKER = 'Zweiundvierzigkraniche';

let stage: Stage;
let school: School;
let learner: Client;
let learnerId = '';
let page: Page;
let staff: Page;
const watches: Watch[] = [];

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  school = await people(stage.meno.url);
  ({ learner } = await makeClass(stage.meno.url, school));
  learnerId = (await learner.get<{ id: string }>('/me')).id;
  [page, staff] = await Promise.all([newPage(learner), newPage(school.owner)]);
});

afterAll(() => stage?.close());

async function newPage(who: Client): Promise<Page> {
  const opened = await stage.newPage(who);
  watches.push(opened.seen);
  return opened.page;
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { databaseOwner } = await readSecrets(stage.data);
  const client = new pg.Client({
    connectionString: (await findEmbeddedPostgres(stage.data, databaseOwner)) ?? '',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Tables and columns' rows that hold the marker. */
const inTables = () =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ table: string }>(
      `select format('%I.%I', table_schema, table_name) as "table" from information_schema.tables
       where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { table } of rows)
      if ((await client.query(`select 1 from ${table} t where position($1 in t::text) > 0 limit 1`, [MARKER])).rowCount)
        found.push(table);
    return found;
  });

/** Files of the data folder that hold the marker; the write-ahead log is PostgreSQL's to recycle. */
async function inFiles(): Promise<string[]> {
  const files = await readdir(stage.data, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of files) {
    const name = path.relative(stage.data, path.join(file.parentPath, file.name));
    if (!file.isFile() || name.includes('pg_wal')) continue;
    const bytes = await readFile(path.join(stage.data, name)).catch(() => Buffer.alloc(0));
    if (bytes.includes(MARKER)) found.push(name);
  }
  return found;
}

describe('a learner’s own data', () => {
  it('is written by whatever service there is', async () => {
    const base = `/courses/${school.course.id}`;
    const { items } = await learner.get<{ items: Concept[] }>(`${base}/concepts?limit=200`);
    const conceptId = items.find(({ itemCount }) => itemCount > 2)?.id;
    await learner.post(`/learners/${learnerId}/corrections`, {
      about: 'account',
      wrong: `my name ${MARKER}`,
      instead: `other ${MARKER}`,
    });
    const lesson = await learner.post<{ id: string }>(`${base}/lessons`, { conceptId });
    await learner.post(`${base}/lessons/${lesson.id}/feedback`, { rating: 2, words: `dull ${MARKER}` });
    const explanation = await learner.post<{ id: string }>(`${base}/concepts/${conceptId}/explanations`, {});
    await learner.post(`/explanations/${explanation.id}/turns`, {
      turn: 0,
      text: `A bearing holds a shaft so that it can turn, says ${MARKER}, and keeps it from wandering.`,
    });
    const asked = await learner.post<{ items: { id: string }[] }>(`${base}/presentations`, { conceptId, count: 1 });
    await learner.raw(`/presentations/${asked.items[0]?.id}/attempts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response: { kind: 'short', text: MARKER } }),
    });
    await learner.raw(`${base}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ words: `What is a bearing, ${MARKER}?` }),
    });
    await asOwner((client) => client.query('checkpoint'));
    expect((await inTables()).length).toBeGreaterThan(2);
    expect(await inFiles()).not.toEqual([]);
  });

  it('is read as a page, and taken along as a file', async () => {
    await open(page, `${stage.meno.url}/my-data`);
    await page.getByRole('link', { name: 'See my record' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your record' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make a copy' }).click();
    const link = page.getByRole('link', { name: 'Download' });
    await link.waitFor();
    const download = page.waitForEvent('download');
    await link.click();
    const record = recordFileSchema.parse(JSON.parse(await readFile(await (await download).path(), 'utf8')));
    expect(record.person).toEqual({ id: learnerId, name: LEARNER.name });
    expect(JSON.stringify(record)).toContain(MARKER);
    await page.getByRole('link', { name: 'Corrections' }).click();
    await page.getByText(`my name ${MARKER}`).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
  });

  it('is deleted once an administrator has confirmed it', async () => {
    await school.owner.raw('/deletions/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ coolingOffDays: 0, backupDays: 30 }),
    });
    await learner.post(`/learners/${learnerId}/deletions`, { why: `enough ${MARKER}` });
    await open(staff, `${stage.meno.url}/data-requests`);
    expect(await violations(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Confirm' }).click();
    await staff.getByRole('button', { name: 'Yes, delete' }).click();
    const deletion = async () =>
      (await school.owner.get<{ items: Deletion[] }>('/deletions?open=no')).items.find(
        (each) => each.learnerId === learnerId,
      );
    await expect.poll(async () => (await deletion())?.state, { timeout: 60_000 }).toBe('done');
    expect((await learner.raw('/me')).status).toBe(401);
    await open(staff, `${stage.meno.url}/data-requests/${(await deletion())?.id}`);
    await staff.getByRole('heading', { name: 'Certificate of deletion' }).waitFor();
    expect(await violations(staff)).toEqual([]);
  });

  it('is then in no table, and in no file of the data folder', async () => {
    expect(await inTables()).toEqual([]);
    await asOwner(async (client) => {
      await client.query('vacuum full');
      await client.query('checkpoint');
    });
    expect(await inFiles()).toEqual([]);
    for (const { faults, strangers } of watches) expect([faults, strangers]).toEqual([[], []]);
  });
});
