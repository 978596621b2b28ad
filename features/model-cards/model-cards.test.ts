import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addCourse } from '@/platform/database/testing-course';
import { heldJobs } from '@/platform/jobs/testing';
import { cardNames } from './contract';
import { describeCards } from './describe';
import { CARDS_QUEUE, createModelCards, type ModelCardsService } from './service';

const opened = testDatabase();
let cards: ModelCardsService;
const jobs = heldJobs();
const clock = { now: new Date('2026-03-02T02:30:00Z') };
let learner = '';

beforeAll(async () => {
  const test = opened();
  learner = await addPerson(test, 'learner');
  cards = createModelCards({
    ...{ database: test.database, jobs, nightlyAt: null, now: () => clock.now },
    currentDistrict: async () => ({ id: test.districtId }),
  });
});

const asLearner = () =>
  opened().database.transaction({ districtId: opened().districtId, userId: learner, role: 'learner' }, cards.list);

describe('model cards', () => {
  it('are there for every model, and say nothing where there is nothing to tell', async () => {
    const { items } = await asLearner();
    expect(items.map(({ name }) => name).sort()).toEqual([...cardNames].sort());
    expect(items.flatMap(({ figures }) => figures).filter(({ value }) => value !== null)).toEqual([]);
    expect(items.every(({ groups }) => groups === null)).toBe(true);
  });

  it('take their figures from what is kept, anew each night and not while somebody waits', async () => {
    const { owner, districtId, newId } = opened();
    const measure = { logLoss: 0.5, auc: 0.81, rmse: 0.4 };
    await owner.query(
      `insert into learner_models (district_id, version, active, population, learner_count, answer_count, up_to_sequence, evaluation, created_at)
       values ($1, 3, true, '{}', 120, 4000, 9, $2, '2026-02-28T02:30:00Z')`,
      [
        districtId,
        {
          ...{ learnerCount: 30, answerCount: 900, candidate: measure, inForce: { ...measure, version: 2 } },
          difference: { estimate: -0.02, low: -0.03, high: -0.01 },
        },
      ],
    );
    const { courseId } = await addCourse(opened());
    for (let person = 0; person < 12; person++)
      await owner.query(
        `insert into recommendation_offers (district_id, id, learner_id, course_id, concept_id, recommendation_id, kind, action, trigger, held_back, course_mean, offered_at, correct)
         values ($1, $2, $3, $4, $5, $6, 'gap', 'lesson', 'misses', false, 0.4, now(), $7)`,
        [districtId, newId(), newId(), courseId, newId(), newId(), person < 9],
      );
    await owner.query(
      `insert into fairness_runs (district_id, id, kind, status, report, created_at) values ($1, $2, 'audit', 'done', $3, '2026-03-01T03:00:00Z')`,
      [
        districtId,
        newId(),
        {
          subjects: [
            {
              subject: 'mastery',
              attributes: [{ attribute: 'language', comparisons: [{ alert: true }, { alert: false }] }],
            },
            {
              subject: 'risk',
              attributes: [{ attribute: 'language', comparisons: [{ alert: true }] }],
              crossings: [{ attribute: 'language', second: 'sex', comparisons: [{ alert: true }, { alert: false }] }],
            },
          ],
        },
      ],
    );
    expect((await asLearner()).items[0]?.trainedAt).toBeNull();
    await jobs.send(CARDS_QUEUE, {});
    await jobs.run();
    const { items } = await asLearner();
    const [model] = items;
    // Nine of twelve; nothing was held back, so that no gain can be told.
    const [withIt, without, helped] = items.find(({ name }) => name === 'recommendations')?.figures ?? [];
    expect(withIt).toMatchObject({ name: 'rightWith', value: 0.75, of: 12 });
    expect([without?.value, helped?.value]).toEqual([null, null]);
    expect(model).toMatchObject({
      ...{ name: 'learner_model', version: 'BKT 3', trainedAt: '2026-02-28T02:30:00.000Z' },
      trainedOn: { learners: 120, records: 4000 },
      groups: { attributes: ['language'], alerts: 1 },
    });
    expect(model?.figures).toEqual([
      { name: 'auc', unit: 'number', value: 0.81, low: null, high: null, of: 900 },
      { name: 'rmse', unit: 'number', value: 0.4, low: null, high: null, of: 900 },
      { name: 'betterBy', unit: 'number', value: 0.02, low: 0.01, high: 0.03, of: 900 },
    ]);
  });

  it('tell of guesses at who falls behind how the model was tried, and what came of warnings', async () => {
    const { owner, districtId, newId } = opened();
    const { courseId } = await addCourse(opened());
    const warning = async () => (await cards.fresh(districtId)).items.find(({ name }) => name === 'early_warning');
    // No model yet: rules speak. Twelve were pointed out, nine rightly; of twelve who fell behind three were not. Three cases say nothing.
    for (let person = 0; person < 18; person++) {
      const [warned, happened] = [person < 12, person < 9 || (person >= 12 && person < 15)];
      const said = person >= 15 ? { warned: person === 15 ? null : false, happened: null } : { warned, happened };
      await owner.query(
        `insert into risk_cases (district_id, learner_id, course_id, week, at, facts, warned, reasons, happened, settled_at)
         values ($1, $2, $3, '2026-01-05', now() - interval '60 days', '{}', $4, '[]', $5, now() - interval '30 days')`,
        [districtId, newId(), courseId, said.warned, said.happened],
      );
    }
    expect(await warning()).toMatchObject({
      ...{ version: 'rules 1', trainedAt: null, trainedOn: null },
      groups: { attributes: ['language'], alerts: 2 },
      figures: [
        { name: 'warningsTrue', unit: 'share', value: 0.75, of: 12 },
        { name: 'warningsMissed', unit: 'share', value: 0.25, of: 12 },
      ],
    });
    const evaluation = {
      ...{ auc: 0.82, low: 0.74, high: 0.9, averagePrecision: 0.6, brier: 0.14, baseRate: 0.3, rulesAuc: 0.71 },
    };
    const put = (version: number, origin: string, learners: number) =>
      owner.query(
        `insert into risk_models (district_id, version, active, origin, weights, learner_count, case_count, evaluation, created_at)
         values ($1, $2, true, $3, '[0]', $4, 900, $5, '2026-03-01T02:30:00Z')`,
        [districtId, version, origin, learners, evaluation],
      );
    await put(4, 'own', 120);
    const own = await warning();
    expect(own).toMatchObject({
      ...{ version: 'logistic 4', trainedAt: '2026-03-01T02:30:00.000Z' },
      trainedOn: { learners: 120, records: 900 },
    });
    expect(own?.figures.slice(0, 4)).toEqual([
      { name: 'riskAuc', unit: 'number', value: 0.82, low: 0.74, high: 0.9, of: 900 },
      { name: 'riskPrecision', unit: 'number', value: 0.6, low: null, high: null, of: 900 },
      { name: 'riskBrier', unit: 'number', value: 0.14, low: null, high: null, of: 900 },
      { name: 'riskRulesAuc', unit: 'number', value: 0.71, low: null, high: null, of: 900 },
    ]);
    // Made together with others, and tried here on too few to tell.
    await owner.query('update risk_models set active = false');
    await put(5, 'federation', 9);
    expect(await warning()).toMatchObject({ version: 'logistic 5', trainedOn: null, together: true });
    expect(describeCards(await cards.fresh(districtId))).toContain('2026-03-01, together with other districts');
    expect((await warning())?.figures.map(({ name }) => name)).toEqual(['warningsTrue', 'warningsMissed']);
  });

  it('are Markdown on the command line', async () => {
    const text = describeCards(await cards.fresh(opened().districtId));
    expect(text).toContain('## What a learner knows');
    expect(text).toContain('AUC; 1 is always, 0.5 a coin): 0.81 (900)');
    expect(text).toContain('Looked at by language on 2026-03-01: one difference');
    expect(text.match(/^## /gm)).toHaveLength(cardNames.length);
  });
});
