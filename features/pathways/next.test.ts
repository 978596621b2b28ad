import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { pathwaysAt } from './testing';

const test = testDatabase();
/** Counting → Adding → Multiplying; Shapes by itself. */
const MAP = { Counting: [], Adding: ['Counting'], Multiplying: ['Adding'], Shapes: [] };
const at = (map: Record<string, readonly string[]> = MAP, more = {}) => pathwaysAt(test(), map, more);

describe('what comes next', () => {
  it('is logged with its propensity, and stays until something changes', async () => {
    const school = await at();
    const learner = await school.newLearner();
    const first = await school.next(learner);
    expect(['Counting', 'Shapes']).toContain(first.step?.name);
    expect(first.step).toMatchObject({ reasonCode: 'start', activity: 'lesson', begun: false });
    expect(first.step?.reason).toContain(`“${first.step?.name}”`);
    expect(await school.next(learner)).toEqual(first);
    const [logged, ...more] = await school.decisions(learner);
    expect(more).toEqual([]);
    expect(logged).toMatchObject({ action: 'open', policy: 'pathway@1', concept_id: first.step?.conceptId });
    expect(logged?.propensity).toBeGreaterThan(0);
    expect(logged?.propensity).toBeLessThanOrEqual(1);
    await school.answer(learner, first.step?.name ?? '');
    // Going on is likeliest; now and then something that may be known already is tried.
    expect(['continue', 'probe']).toContain((await school.next(learner)).step?.reasonCode);
    expect(await school.decisions(learner)).toHaveLength(2);
  });

  it('leans to the beginning of the course among what is open', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `Concept ${i}`);
    const school = await at(Object.fromEntries(names.map((name) => [name, []])));
    const early = [];
    for (let i = 0; i < 30; i++) early.push((await school.next(await school.newLearner())).step?.name);
    expect(early.filter((name) => names.slice(0, 5).includes(name ?? '')).length).toBeGreaterThan(18);
  });

  it('is the same for two devices that ask at once', async () => {
    const school = await at();
    const learner = await school.newLearner();
    const both = await Promise.all([school.next(learner), school.next(learner), school.next(learner)]);
    expect(both[1]).toEqual(both[0]);
    expect(both[2]).toEqual(both[0]);
    expect(await school.decisions(learner)).toHaveLength(1);
  });

  it('opens what needs a concept once that is mastered, and not before', async () => {
    const school = await at({ Counting: [], Adding: ['Counting'], Multiplying: ['Adding'] });
    const learner = await school.newLearner();
    expect((await school.standings(learner)).get('Adding')).toMatchObject({
      state: 'locked',
      missingIds: [school.idOf('Counting')],
    });
    for (let i = 0; i < 5; i++) await school.answer(learner, 'Counting');
    const standings = await school.standings(learner);
    expect(standings.get('Counting')).toMatchObject({ state: 'fresh' });
    expect(standings.get('Adding')).toMatchObject({ state: 'ready', missingIds: [] });
    expect(standings.get('Multiplying')).toMatchObject({ state: 'locked' });
    expect((await school.next(learner)).step).toMatchObject({ name: 'Adding', reasonCode: 'unlocked' });
    expect((await school.next(learner)).step?.reason).toContain('“Counting”');
  });

  it('asks for proof that a concept has held before more is built on it', async () => {
    const school = await at({ Counting: [], Adding: ['Counting'] });
    const learner = await school.newLearner();
    for (let i = 0; i < 5; i++) await school.answer(learner, 'Counting');
    school.later(9);
    expect((await school.standings(learner)).get('Adding')?.state).toBe('locked');
    expect((await school.next(learner)).step).toMatchObject({
      ...{ name: 'Counting', reasonCode: 'prove', activity: 'practice' },
    });
    await school.answer(learner, 'Counting');
    expect((await school.standings(learner)).get('Counting')?.state).toBe('held');
    expect((await school.next(learner)).step?.name).toBe('Adding');
  });

  it('goes the way that was chosen, and says whose it is', async () => {
    const school = await at();
    const learner = await school.newLearner();
    school.wanted.push({
      ...{ targetIds: [school.idOf('Multiplying')], wishIds: [], by: 'teacher', title: 'Times tables' },
      dueAt: new Date('2026-03-20T12:00:00Z'),
    });
    const { step } = await school.next(learner);
    expect(step).toMatchObject({ name: 'Counting', reasonCode: 'assigned' });
    expect(step?.reason).toContain('“Times tables”, due 20 March');
    school.wanted[0] = { targetIds: [school.idOf('Shapes')], wishIds: [], by: 'learner', title: 'Shapes', dueAt: null };
    expect((await school.next(learner)).step).toMatchObject({ name: 'Shapes', reasonCode: 'goal' });
  });

  it('says so when nothing is left, and when there is nothing to learn', async () => {
    const school = await at({ Counting: [] });
    const learner = await school.newLearner();
    for (let i = 0; i < 6; i++) await school.answer(learner, 'Counting');
    expect(await school.next(learner)).toMatchObject({ step: null, message: expect.stringContaining('every concept') });
    const empty = await at({});
    expect(await empty.next(await empty.newLearner())).toMatchObject({
      ...{ step: null, message: expect.stringContaining('nothing to learn') },
    });
  });
});

describe('while learners are on the way', () => {
  it('an edited map changes what comes next', async () => {
    const school = await at({ Counting: [], Adding: [] });
    const learner = await school.newLearner();
    const first = (await school.next(learner)).step?.name;
    const other = first === 'Adding' ? 'Counting' : 'Adding';
    school.needsOf.set(first ?? '', [other]);
    await school.changed();
    expect((await school.next(learner)).step?.name).toBe(other);
  });

  it('a course that is emptied has nothing next, and its answers are kept', async () => {
    const school = await at({ Counting: [] });
    const learner = await school.newLearner();
    await school.answer(learner, 'Counting');
    school.hidden.add('Counting');
    await school.changed();
    expect((await school.next(learner)).step).toBeNull();
    school.hidden.clear();
    await school.changed();
    expect((await school.next(learner)).step).toMatchObject({ name: 'Counting', begun: true });
  });

  it('a concept that is merged into another keeps what was shown on both', async () => {
    const school = await at({ Counting: [], Numbers: [], Adding: ['Counting'] });
    const learner = await school.newLearner();
    for (let i = 0; i < 5; i++) await school.answer(learner, 'Numbers');
    await school.answer(learner, 'Counting', { correct: false });
    const teacher = { districtId: test().districtId, userId: school.ownerId, role: 'teacher' } as const;
    await test().database.transaction(teacher, (tx) =>
      school.mastery.mergeConcepts(tx, {
        ...{ courseId: school.courseId, fromIds: [school.idOf('Numbers')], toId: school.idOf('Counting') },
      }),
    );
    school.needsOf.delete('Numbers');
    await school.changed();
    const counting = (await school.standings(learner)).get('Counting');
    expect(counting).toMatchObject({ state: 'fresh', attempts: 6 });
    expect((await school.standings(learner)).get('Adding')?.state).toBe('ready');
  });

  it('a clock that jumps back takes nothing away', async () => {
    const school = await at({ Counting: [], Adding: ['Counting'] });
    const learner = await school.newLearner();
    for (let i = 0; i < 5; i++) await school.answer(learner, 'Counting');
    school.later(-40);
    await school.answer(learner, 'Counting');
    expect((await school.standings(learner)).get('Counting')?.state).toBe('fresh');
    expect((await school.next(learner)).step?.name).toBe('Adding');
  });
});

describe('a concept that doesn’t settle', () => {
  it('ends with a plan before the sixteenth answer: what it needs first, then other ways, then a person', async () => {
    const school = await at({ Counting: [], Adding: ['Counting'] });
    const learner = await school.newLearner();
    for (let i = 0; i < 5; i++) await school.answer(learner, 'Counting');
    for (let i = 0; i < 15; i++) await school.answer(learner, 'Adding', { correct: false });
    const { step } = await school.next(learner);
    expect(step).toMatchObject({ name: 'Counting', reasonCode: 'plan' });
    expect(step?.reason).toContain('“Adding” has not settled');
    const plans = async () =>
      (await test().owner.query('select * from learning_plans where learner_id = $1', [learner.userId])).rows;
    expect((await plans())[0]?.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['prerequisite', 'approach', 'easier', 'teacher'],
    ]);
    school.later(0.01);
    await school.answer(learner, 'Counting');
    expect((await school.next(learner)).step?.name).toBe('Adding');
    for (let i = 0; i < 8; i++) await school.answer(learner, 'Adding');
    await school.next(learner);
    expect((await plans()).map(({ closed_for }) => closed_for)).toEqual(['mastered']);
  });

  it('rests until the next day, and something beside the chosen way comes meanwhile', async () => {
    const school = await at({ Counting: [], Shapes: [] });
    const learner = await school.newLearner();
    const targetIds = [school.idOf('Counting')];
    school.wanted.push({ targetIds, wishIds: [], by: 'teacher', title: 'Counting', dueAt: null });
    for (let i = 0; i < 15; i++) await school.answer(learner, 'Counting', { correct: false });
    expect((await school.next(learner)).step).toMatchObject({ name: 'Shapes', reasonCode: 'start' });
    school.later(1);
    expect((await school.next(learner)).step).toMatchObject({ name: 'Counting' });
  });

  it('never leaves a learner without a next step, whatever they answer', async () => {
    const school = await at({ Counting: [], Adding: ['Counting'] });
    const learner = await school.newLearner();
    for (let i = 0; i < 45; i++) {
      const { step } = await school.next(learner);
      expect(step).not.toBeNull();
      await school.answer(learner, step?.name ?? '', { correct: false });
      school.later(0.0001);
    }
    const { rows } = await test().owner.query(
      'select count(*)::int as plans from learning_plans where learner_id = $1',
      [learner.userId],
    );
    expect(rows[0]?.plans).toBeGreaterThanOrEqual(2);
  });
});
