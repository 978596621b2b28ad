import { expect, it } from 'vitest';
import { systemActor } from '@/platform/database/transaction';
import { testDemo } from './testing';

const opened = testDemo();
const plan = {
  learnersPerClass: 3,
  weeks: 1,
  seed: 1,
  until: '2026-03-13T17:00:00.000Z',
  passwordHashes: { teacher: 'x', learner: 'y' },
};

it('makes a school', { timeout: 120_000 }, async () => {
  const t = opened();
  const { districtId, database } = t.test;
  const before = await t.counts();
  const began = performance.now();
  await database.transaction(systemActor(districtId), (tx) =>
    t.demo.begin(tx, {
      plan: { ...plan, learnersPerClass: Number(process.env.DEMO_N ?? 3), weeks: Number(process.env.DEMO_W ?? 1) },
      ownDistrict: false,
      requestedBy: null,
    }),
  );
  await t.demo.send(districtId);
  await t.jobs.drain();
  console.log('ms', performance.now() - began);
  console.log(t.reported.slice(0, 3));
  console.log(Object.fromEntries(Object.entries(await t.counts()).filter(([, n]) => n > 0)));
  console.log(await database.transaction(systemActor(districtId), (tx) => t.demo.show(tx)));
  console.log(await t.replay());
  await database.transaction(systemActor(districtId), (tx) => t.demo.remove(tx));
  await t.demo.send(districtId);
  const r = performance.now();
  await t.jobs.drain();
  console.log('removed in', performance.now() - r, t.reported);
  expect(await t.counts()).toEqual(before);
});
