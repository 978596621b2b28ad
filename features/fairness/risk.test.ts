import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { WARNED_FROM } from '@/core/risk/model';
import { testDatabase } from '@/platform/database/testing';
import type { FairnessAudit } from './contract';
import { type FairnessWorld, fairnessWorld } from './testing';

const opened = testDatabase();
const AT = new Date('2026-02-20T09:00:00Z');
let world: FairnessWorld;
/** Forty who have meals for free, forty who don't, six of whom it isn't known. */
const learners: { id: string; meals: string | null }[] = [];

beforeAll(async () => {
  world = await fairnessWorld(opened());
  for (const [meals, count] of [
    ['yes', 40],
    ['no', 40],
    [null, 6],
  ] as const)
    for (let i = 0; i < count; i++) learners.push({ id: (await world.person('learner')).userId, meals });
  await world.call(world.admin, 'PUT', '/fairness/settings', {
    ...{ attributes: ['free_meals'], least: 10, monthly: true, bounds: { difference: 0.1, ratio: 0.8, auc: 0.05 } },
  });
  const text = `id,free_meals\n${learners.map(({ id, meals }) => `${id},${meals ?? ''}`).join('\n')}`;
  await world.call(world.admin, 'POST', '/fairness/attributes', { text, trial: false });
});

/** Twelve guesses on each learner; those with free meals are pointed out as if it were so much likelier as it is. */
function guess(more: number, rules = false): void {
  const random = createRandom(20260220);
  world.settled.length = 0;
  for (const { id, meals } of learners)
    for (let week = 0; week < 12; week++) {
      const truth = 0.1 + 0.7 * random.uniform();
      const probability = Math.min(0.99, truth + (meals === 'yes' ? more : 0));
      const happened = random.chance(truth);
      const said = { probability: rules ? null : probability, warned: probability >= WARNED_FROM };
      world.settled.push({ learnerId: id, ...said, happened, at: AT });
    }
}

async function audit(): Promise<FairnessAudit['report']> {
  const begun = await world.call(world.admin, 'POST', '/fairness/runs', { kind: 'audit' });
  await world.jobs.run();
  const { body } = await world.call(world.admin, 'GET', `/fairness/runs/${begun.body.id}`);
  return body.report;
}
const riskOf = (report: FairnessAudit['report']) => report?.subjects.find(({ subject }) => subject === 'risk');

describe('an audit of guesses at who falls behind', () => {
  it('finds a group that is pointed out falsely more often, and shows what a threshold of its own would do', async () => {
    guess(0.25);
    const report = await audit();
    // Who is in no known group is in no audit.
    const risk = riskOf(report);
    expect(risk).toMatchObject({ learners: 80, records: 960 });
    const found = risk?.attributes[0];
    expect(found?.groups.map(({ group, learners: count }) => [group, count])).toEqual([
      ['no', 40],
      ['yes', 40],
    ]);
    const falseWarning = found?.comparisons.find(({ measure }) => measure === 'falseWarning');
    expect(falseWarning).toMatchObject({ group: 'no', beyond: true, alert: true });
    expect(falseWarning?.high).toBeLessThan(-0.1);
    const warned = found?.groups.map(({ values }) => values.warned?.value ?? 0) ?? [];
    expect((warned[1] ?? 0) - (warned[0] ?? 0)).toBeGreaterThan(0.2);
    expect(found?.comparisons.map(({ measure }) => measure)).not.toContain('warned');
    expect(found?.equalisedOdds).toBeGreaterThan(0.2);
    expect(found?.groups.every(({ calibration }) => calibration !== null)).toBe(true);
    // Tried from the threshold by which learners are pointed out now.
    const [no, yes] = found?.thresholds?.groups ?? [];
    expect(no?.falseAlarmBefore).toBeCloseTo(found?.groups[0]?.values.falseWarning?.value ?? 0, 9);
    expect(yes?.threshold).toBeGreaterThan(WARNED_FROM);
    expect(yes?.falseAlarmAfter).toBeLessThan(yes?.falseAlarmBefore ?? 0);
    // It can be answered as any other.
    const key = { subject: 'risk', attribute: 'free_meals', second: null, measure: 'falseWarning', group: 'no' };
    const { body } = await world.call(world.admin, 'GET', '/fairness');
    const said = { ...key, runId: body.latest.id, word: 'acting', why: 'The model is off until we know more' };
    expect((await world.call(world.admin, 'POST', '/fairness/answers', said)).status).toBe(201);
    for (const { id } of learners) expect(JSON.stringify(report)).not.toContain(id);
  });

  it('finds nothing where nothing is wrong, and nothing at all where nobody lets themselves be looked at', async () => {
    guess(0);
    const report = await audit();
    expect(riskOf(report)?.attributes[0]?.comparisons.filter(({ alert }) => alert)).toEqual([]);
    expect(riskOf(report)?.attributes[0]?.thresholds).toBeNull();
    world.settled.length = 0;
    expect(riskOf(await audit())).toMatchObject({ learners: 0, records: 0 });
  });

  it('asks of rules what can be asked of them: false alarms, not probabilities', async () => {
    guess(0.25, true);
    const found = riskOf(await audit())?.attributes[0];
    expect(found?.comparisons.find(({ measure }) => measure === 'falseWarning')?.alert).toBe(true);
    for (const { values, calibration } of found?.groups ?? [])
      expect([values.riskAuc, values.riskGap, calibration]).toEqual([null, null, null]);
    expect(found?.thresholds).toBeNull();
  });

  it('looks at what was over within its days, and at no guess of anybody who is gone', async () => {
    guess(0.25);
    world.settled.push({ learnerId: world.test.newId(), probability: 0.9, warned: true, happened: true, at: AT });
    for (const each of world.settled.slice(0, 100)) each.at = new Date('2025-06-01T00:00:00Z');
    expect(riskOf(await audit())?.records).toBe(960 - 100);
  });
});
