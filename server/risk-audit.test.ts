import { beforeAll, expect, it } from 'vitest';
import { refuse } from '@/features/consent/testing';
import { createEarlyWarning } from '@/features/early-warning/service';
import type { FairnessAudit } from '@/features/fairness/contract';
import { type FairnessWorld, fairnessWorld } from '@/features/fairness/testing';
import { testDatabase } from '@/platform/database/testing';
import { addCourse } from '@/platform/database/testing-course';
import { heldJobs } from '@/platform/jobs/testing';

const database = testDatabase();
let world: FairnessWorld;
let earlyWarning: ReturnType<typeof createEarlyWarning>;
const learners: { id: string; language: string }[] = [];
const WEEKS = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'];

// Thirty of one language, thirty of another, with four guesses each. Of those who didn't fall behind, the second were pointed out; of the first nobody was.
beforeAll(async () => {
  const test = database();
  const now = () => new Date('2026-03-02T09:00:00Z');
  earlyWarning = createEarlyWarning({
    ...{ database: test.database, jobs: heldJobs(), currentDistrict: async () => null, fit: async () => null },
    ...{ nightlyAt: null, now },
  });
  world = await fairnessWorld(test, async () => null, earlyWarning.port);
  const { courseId } = await addCourse(test);
  await test.owner.query(
    `insert into consent_settings (district_id, age_from, minors_may_refuse, standards, updated_by) values ($1, 16, true, '{"risk":"on"}', $2)`,
    [test.districtId, world.admin.userId],
  );
  for (let i = 0; i < 60; i++) {
    const { userId: id } = await world.person('learner');
    const language = i < 30 ? 'English' : 'Turkish';
    learners.push({ id, language });
    for (const [place, week] of WEEKS.entries()) {
      const happened = place === i % 4;
      const warned = happened ? i % 3 > 0 : language === 'Turkish';
      await test.owner.query(
        `insert into risk_cases (district_id, learner_id, course_id, week, at, facts, probability, model_version, warned, reasons, happened, settled_at)
         values ($1, $2, $3, $4::date, $4::date + 5, '{}', $5, 1, $6, '[]', $7, $4::date + 34)`,
        [test.districtId, id, courseId, week, (warned ? 0.6 : 0.2) + (i % 5) / 50, warned, happened],
      );
    }
    // What is not over, or was worked out afterwards, is in no audit.
    await test.owner.query(
      `insert into risk_cases (district_id, learner_id, course_id, week, at, facts, warned, reasons, happened, settled_at)
       values ($1, $2, $3, '2026-02-23', '2026-02-28', '{}', true, '[]', null, null),
              ($1, $2, $3, '2025-12-01', '2025-12-06', '{}', null, '[]', true, '2026-01-05')`,
      [test.districtId, id, courseId],
    );
  }
  await world.call(world.admin, 'PUT', '/fairness/settings', {
    ...{ attributes: ['language'], least: 10, monthly: true, bounds: { difference: 0.1, ratio: 0.8, auc: 0.05 } },
  });
  const text = `id,language\n${learners.map(({ id, language }) => `${id},${language}`).join('\n')}`;
  await world.call(world.admin, 'POST', '/fairness/attributes', { text, trial: false });
});

async function audited() {
  const begun = await world.call(world.admin, 'POST', '/fairness/runs', { kind: 'audit' });
  await world.jobs.run();
  const { report }: FairnessAudit = (await world.call(world.dpo, 'GET', `/fairness/runs/${begun.body.id}`)).body;
  return report?.subjects.find(({ subject }) => subject === 'risk');
}

it('an audit of fairness reads the guesses that are kept, and tells whose false alarms are many', async () => {
  const risk = await audited();
  expect(risk).toMatchObject({ learners: 60, records: 240 });
  const [english, turkish] = risk?.attributes[0]?.groups ?? [];
  expect([english?.values.falseWarning?.value, turkish?.values.falseWarning?.value]).toEqual([0, 1]);
  expect([english?.values.missedWarning?.value, turkish?.values.missedWarning?.value]).toEqual([1 / 3, 1 / 3]);
  expect([english?.values.fellBehind?.value, turkish?.values.fellBehind?.value]).toEqual([0.25, 0.25]);
  expect(
    risk?.attributes[0]?.comparisons.flatMap(({ measure, alert }) => (alert ? [measure] : [])).includes('falseWarning'),
  ).toBe(true);
});

it('who doesn’t let themselves be looked at is in none', async () => {
  const [first] = learners;
  if (!first) throw new Error('sixty learners');
  await refuse(world.test, first.id, 'risk');
  await world.as({ role: 'system', userId: null }, (tx) =>
    earlyWarning.consentChanged(tx, { purpose: 'risk', learnerId: first.id }),
  );
  expect(await audited()).toMatchObject({ learners: 59, records: 236 });
});
