import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDemo } from '@/demo/testing';
import { type FuzzIds, fuzz } from './fuzz';
import { createIds, ID_NAMES } from './ids';
import { FIELDS } from './routes-known';
import { openWorld, type World } from './world';

/** More or others by `MENO_TEST_FUZZ_REQUESTS` and `MENO_TEST_FUZZ_SEED`. */
const REQUESTS = Number(process.env.MENO_TEST_FUZZ_REQUESTS ?? 10_000);
const SEED = Number(process.env.MENO_TEST_FUZZ_SEED ?? 1);

const opened = testDemo();
let world: World;
beforeAll(async () => {
  world = await openWorld(opened());
}, 180_000);
afterAll(() => world?.close());

async function idsOf({
  demo,
  tables,
  operations,
  own,
  otherClass,
  otherCourse,
  otherDistrict,
}: World): Promise<FuzzIds> {
  const idOf = createIds(demo.test, tables);
  const named = async (path: string, cell: typeof own) => {
    const ids = new Map<string, unknown>();
    for (const name of ID_NAMES) ids.set(name, (await idOf(path, name, cell)) ?? undefined);
    return ids;
  };
  const known = new Map<string, Map<string, unknown>>();
  for (const { route, path } of operations) {
    const ids = await named(path, own);
    for (const [name, value] of Object.entries(FIELDS[route] ?? {})) ids.set(name, value);
    known.set(route, ids);
  }
  const others = await Promise.all([otherClass, otherCourse, otherDistrict].map((cell) => named('', cell)));
  return {
    known:
      ({ route }) =>
      (name) =>
        known.get(route)?.get(name),
    others: others.flatMap((ids) => [...ids.values()].filter((id) => typeof id === 'string')),
  };
}

it(`${REQUESTS.toLocaleString('en')} broken requests: none fails inside, none tells of another district`, async () => {
  const report = await fuzz(world, await idsOf(world), { requests: REQUESTS, seed: SEED });
  expect(report.faults).toEqual([]);
  // Some get through, and some are refused for each reason.
  for (const status of [200, 400, 401, 403, 404])
    expect([status, report.statuses[status] ?? 0]).not.toEqual([status, 0]);
}, 900_000);
