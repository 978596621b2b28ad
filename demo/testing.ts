import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createDemo, type DemoService } from '@/features/demo/service';
import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { replayMastery } from '@/features/mastery/replay';
import { type TestDatabase, testDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import { createBlobStore } from '@/platform/files/blob-store';
import { createServing } from '@/platform/models/serving/serving';
import { openSearchIndex } from '@/platform/search/search-index';
import { createLog } from '@/platform/telemetry/log';
import { createCompute } from '@/server/compute';
import { readConfig } from '@/server/config/read-config';
import { createFeatures, type Features } from '@/server/features';
import type { Foundation } from '@/server/foundation';
import { demoPeople } from './accounts';
import { buildDemo } from './build';
import { createLocalJobs, type LocalJobs } from './jobs';

export interface TestDemo {
  test: TestDatabase;
  foundation: Foundation;
  features: Features;
  demo: DemoService;
  jobs: LocalJobs;
  /** Errors that were told to whoever looks after the process. */
  reported: unknown[];
  districtsGone: () => number;
  /** Rows of every table of the district, and of the search index. */
  counts(): Promise<Record<string, number>>;
  replay(): ReturnType<typeof replayMastery>;
}

/**
 * All features over a database of their own, with the demo school beside them; jobs are done when they are drained.
 * @param settings further ones than the defaults
 */
export function testDemo(settings: Record<string, string> = {}): () => TestDemo {
  const opened = testDatabase();
  let held: TestDemo | undefined;
  let close = async () => {};
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-demo-'));
    const test = opened();
    const { database, ownerUrl, districtId } = test;
    const search = await openSearchIndex(path.join(folder, 'search'));
    const config = readConfig({ ...settings, MENO_DATA: folder, MENO_NIGHTLY_AT: 'never' });
    const foundation: Foundation = {
      ...{
        config,
        log: createLog('silent'),
        secrets: { session: 'x', databaseOwner: 'x', databaseApp: 'x', columnKeys: ['x'] },
      },
      ...{ ownerUrl, database, search, blobs: createBlobStore(path.join(folder, 'files')), close: async () => {} },
    };
    const reported: unknown[] = [];
    const report = (error: unknown) => void reported.push(error);
    const jobs = createLocalJobs(report, new AbortController().signal);
    const serving = createServing({
      models: { current: () => ({ models: [], of: () => [], embedders: [] }), close: async () => {} },
      report,
    });
    const compute = createCompute();
    const now = () => new Date();
    const audit = createAuditWriter({ database, now, report });
    const tools = { jobs, compute, serving, embedder: () => null, nightlyAt: null, now, report, audit };
    const features = createFeatures(foundation, tools);
    let gone = 0;
    const demo = createDemo({
      ...{ database, jobs, now: tools.now, report },
      build: (input) => buildDemo(foundation, tools, input),
      deleteCourse: (district, courseId, within) =>
        features.library.deleteCourse(systemActor(district), courseId, within),
      districtGone: () => {
        gone++;
        features.identity.forgetDistrict();
      },
      ...{ people: demoPeople, setUpDistrict: features.identity.setUp },
    });
    held = {
      ...{ test, foundation, features, demo, jobs, reported, districtsGone: () => gone },
      counts: async () => ({ ...(await countRows(test)), 'search index': await search.count({ districtId }) }),
      replay: () => replayMastery(database, districtId, report),
    };
    close = async () => {
      await serving.close();
      await compute.close();
      await search.close();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => close());
  return () => {
    if (!held) throw new Error('The demo is there only inside tests.');
    return held;
  };
}

async function countRows({ owner }: TestDatabase): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const found = await owner.query<{ count: number }>(`select count(*)::int as count from "${name}"`);
    counts[name] = found.rows[0]?.count ?? 0;
  }
  return counts;
}
