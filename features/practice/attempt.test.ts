import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replayMastery } from '@/features/mastery/replay';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { attemptResultSchema, attemptSchema, presentationSchema, shownAnswerSchema } from './contract';
import { generatedItem, practiceApp, principalOf } from './testing';

const test = testDatabase();
const HOUR = 3600 * 1000;
let app: ReturnType<typeof practiceApp>;
let courseId: string;
let chunkId: string;
let sourceId: string;
let conceptId: string;
let teacherId: string;
let learner: Principal;

beforeAll(async () => {
  app = practiceApp(test());
  teacherId = await addPerson(test(), 'teacher');
  ({ courseId, chunkId, sourceId } = await addCourse(test(), { ownerId: teacherId }));
  app.chunkSources.set(chunkId, sourceId);
});

beforeEach(async () => {
  learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
  conceptId = await addConcept(test(), courseId, 'Rolling element');
  await makeItems(1);
});

async function makeItems(count: number) {
  app.state.material = Array.from({ length: count }, (_, i) =>
    generatedItem({ conceptId, chunkId }, `${conceptId} ${i}`),
  );
  await test().database.transaction(systemActor(test().districtId), (tx) => app.practice.regenerate(tx, courseId));
}

async function practise(count = 1, as = learner) {
  const { status, text } = await app.call(as, `/courses/${courseId}/presentations`, { conceptId, count });
  expect(status).toBe(201);
  return presentationSchema.array().parse(JSON.parse(text).items);
}
async function one() {
  const [presentation] = await practise();
  if (!presentation) throw new Error('Nothing was presented.');
  return presentation;
}
const send = (id: string, optionId: string, as = learner, headers: Record<string, string> = {}) =>
  app.call(
    as,
    `/presentations/${id}/attempts`,
    { response: { kind: 'choice', optionId }, elapsedMs: 900 },
    { headers },
  );
async function answer(id: string, optionId: string) {
  const { status, text } = await send(id, optionId);
  expect(status, text).toBe(201);
  return attemptResultSchema.parse(JSON.parse(text));
}
const hint = (id: string, as = learner) => app.call(as, `/presentations/${id}/hints`, undefined, { method: 'POST' });
const show = (id: string, as = learner) => app.call(as, `/presentations/${id}/answer`, undefined, { method: 'POST' });
const codeOf = ({ status, text }: { status: number; text: string }) => [status, JSON.parse(text).code];
const count = async (table: string, presentationId: string) =>
  (await test().owner.query(`select * from ${table} where presentation_id = $1`, [presentationId])).rowCount;

describe('an attempt', () => {
  it('that is right ends the exercise, shows the worked answer with its place and lifts p(L)', async () => {
    const { id } = await one();
    const result = await answer(id, 'a');
    expect(result).toMatchObject({ correct: true, score: 1, finished: true });
    expect(result.feedback).toContain('That is right.');
    expect(result.answer?.html).toContain('<strong>Rolling elements</strong> carry the load.');
    expect(result.answer?.citation).toEqual({ sourceId, chunkId });
    expect(result.change).toMatchObject({
      conceptId,
      conceptName: 'Rolling element',
      before: 0.2,
      modeBefore: 'foundational',
      modeAfter: 'scaffolded',
      evidence: 'unaided',
    });
    expect(result.change.after).toBeCloseTo(21 / 38, 12);
    expect(codeOf(await send(id, 'a'))).toEqual([409, 'presentation_finished']);
  });

  it('that is wrong leaves it open, explains the option and never tells the answer', async () => {
    const { id } = await one();
    const { status, text } = await send(id, 'b');
    expect(status).toBe(201);
    const result = attemptResultSchema.parse(JSON.parse(text));
    expect(result).toMatchObject({ correct: false, finished: false, answer: null });
    expect(result.feedback).toContain('The cage keeps the others apart.');
    expect(text).not.toContain('carry the load');
    expect((await answer(id, 'a')).change.evidence).toBe('none');
  });

  it('of another kind is refused and counts nothing', async () => {
    const { id } = await one();
    const refused = await app.call(learner, `/presentations/${id}/attempts`, {
      response: { kind: 'cloze', text: 'x' },
    });
    expect(codeOf(refused)).toEqual([400, 'response_kind_mismatch']);
    expect(await count('attempts', id)).toBe(0);
    expect((await answer(id, 'a')).change.evidence).toBe('unaided');
  });

  it('sent twice with one idempotency key is one attempt with one answer', async () => {
    const { id } = await one();
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = await Promise.all([send(id, 'b', learner, key), send(id, 'b', learner, key)]);
    expect(second).toEqual(first);
    expect(await send(id, 'b', learner, key)).toEqual(first);
    expect(await count('attempts', id)).toBe(1);
  });
});

describe('evidence', () => {
  it('is weighed down by hints, and the attempts list tells how many', async () => {
    const { id } = await one();
    await hint(id);
    const result = await answer(id, 'a');
    expect(result.change.evidence).toBe('hinted');
    // p(G) 0.75·0.25 + 0.25·0.9 = 0.4125; right: 0.18 / (0.18 + 0.8·0.4125) = 18/51; learning: 18/51 + 33/51·0.15
    expect(result.change.after).toBeCloseTo(22.95 / 51, 12);
    const { text } = await app.call(learner, `/courses/${courseId}/attempts`);
    const [listed] = attemptSchema.array().parse(JSON.parse(text).items);
    expect(listed).toMatchObject({
      presentationId: id,
      hintsUsed: 1,
      evidence: 'hinted',
      elapsedMs: 900,
      correct: true,
    });
  });

  it('is the first attempt only', async () => {
    const { id } = await one();
    const first = await answer(id, 'c');
    const second = await answer(id, 'd');
    const third = await answer(id, 'a');
    expect([first, second, third].map((result) => result.change.evidence)).toEqual(['unaided', 'none', 'none']);
    expect(third.change.before).toBe(first.change.after);
    expect(third.change.after).toBe(first.change.after);
  });

  it('is none for a week after the answer was asked for', async () => {
    const { id } = await one();
    const shown = shownAnswerSchema.parse(JSON.parse((await show(id)).text));
    expect(shown.finished).toBe(true);
    expect(shown.answer?.citation).toEqual({ sourceId, chunkId });
    expect(codeOf(await send(id, 'a'))).toEqual([409, 'presentation_finished']);
    const start = app.state.now;
    app.state.now = new Date(start.getTime() + 7 * 24 * HOUR - 1000);
    expect((await answer((await one()).id, 'b')).change.evidence).toBe('none');
    app.state.now = new Date(start.getTime() + 7 * 24 * HOUR + 1000);
    expect((await answer((await one()).id, 'a')).change.evidence).toBe('unaided');
    app.state.now = start;
  });

  it('is none within a day of the same learner’s own right answer, whoever else answered', async () => {
    await answer((await one()).id, 'a');
    const again = await answer((await one()).id, 'a');
    expect(again.change.evidence).toBe('none');
    expect(again.change.after).toBe(again.change.before);
    const other = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
    const [theirs] = await practise(1, other);
    const { text } = await send(theirs?.id ?? '', 'a', other);
    expect(attemptResultSchema.parse(JSON.parse(text)).change.evidence).toBe('unaided');
    const start = app.state.now;
    app.state.now = new Date(start.getTime() + 25 * HOUR);
    expect((await answer((await one()).id, 'a')).change.evidence).toBe('unaided');
    app.state.now = start;
  });
});

describe('hints', () => {
  it('come one by one, are counted by the server and end after three', async () => {
    const { id } = await one();
    for (const [shown, left] of [
      [1, 2],
      [2, 1],
      [3, 0],
    ]) {
      const presentation = presentationSchema.parse(JSON.parse((await hint(id)).text));
      expect([presentation.hints.length, presentation.hintsLeft]).toEqual([shown, left]);
    }
    expect(codeOf(await hint(id))).toEqual([409, 'no_hints_left']);
    await answer(id, 'a');
    expect(codeOf(await hint(id))).toEqual([409, 'presentation_finished']);
  });
});

describe('at once', () => {
  it('two devices on one exercise: one after the other, and only one is the first', async () => {
    const { id } = await one();
    const results = await Promise.all([answer(id, 'b'), answer(id, 'c'), answer(id, 'd')]);
    expect(results.map((result) => result.change.evidence).sort()).toEqual(['none', 'none', 'unaided']);
    const { rows } = await test().owner.query('select attempt_count from presentations where id = $1', [id]);
    expect(rows[0]).toEqual({ attempt_count: 3 });
  });

  it('two right answers: one ends the exercise, the other comes too late', async () => {
    const { id } = await one();
    const statuses = (await Promise.all([send(id, 'a'), send(id, 'a')])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409]);
    expect(await count('attempts', id)).toBe(1);
  });

  it('an answer and the wish to see it: the exercise is done, whichever came first', async () => {
    await makeItems(12);
    const all = await practise(12);
    const pairs = await Promise.all(all.map(({ id }) => Promise.all([send(id, 'b'), show(id)])));
    for (const [sent, shown] of pairs) {
      expect([201, 409]).toContain(sent.status);
      expect(shown.status).toBe(200);
    }
    for (const { id } of all) {
      const { text } = await app.call(learner, `/presentations/${id}`);
      expect(presentationSchema.parse(JSON.parse(text)).finished).toBe(true);
    }
  });

  it('200 attempts of 10 learners on one concept: none is lost and the replay agrees', async () => {
    await makeItems(20);
    const learners = await Promise.all(
      Array.from({ length: 10 }, async () => principalOf(test(), await addPerson(test(), 'learner'), 'learner')),
    );
    const work = await Promise.all(
      learners.map(async (as) => (await practise(20, as)).map((presentation) => ({ as, id: presentation.id }))),
    );
    const all = work.flat();
    expect(all).toHaveLength(200);
    const answers = await Promise.all(all.map(({ as, id }, i) => send(id, i % 3 === 0 ? 'b' : 'a', as)));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    const { rows } = await test().owner.query(
      'select sum(evidence_count)::int as evidence, sum(attempt_count)::int as attempts from mastery where concept_id = $1',
      [conceptId],
    );
    expect(rows[0]).toEqual({ evidence: 200, attempts: 200 });
    const summary = await replayMastery(test().database, test().districtId, (difference) => {
      throw new Error(JSON.stringify(difference));
    });
    expect(summary.events).toBeGreaterThanOrEqual(200);
    expect(app.errors).toEqual([]);
  });
});

describe('whose it is', () => {
  it('another learner, a teacher of the class and an admin find nothing at my exercise', async () => {
    await addClass(test(), courseId, { teachers: [teacherId], learners: [learner.userId] });
    const { id } = await one();
    for (const role of ['learner', 'teacher', 'admin'] as const) {
      const userId = role === 'teacher' ? teacherId : await addPerson(test(), role);
      const other = principalOf(test(), userId, role);
      const calls = [app.call(other, `/presentations/${id}`), send(id, 'a', other), hint(id, other), show(id, other)];
      for (const response of await Promise.all(calls))
        expect(codeOf(response)).toEqual([404, 'presentation_not_found']);
    }
    expect(await count('attempts', id)).toBe(0);
  });

  it('attempts are listed to the learner, to their teacher and to no other teacher, in pages', async () => {
    const stranger = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
    await addClass(test(), courseId, { teachers: [teacherId], learners: [learner.userId] });
    await makeItems(3);
    for (const [as, optionId] of [
      [learner, 'b'],
      [stranger, 'c'],
    ] as const)
      for (const presentation of await practise(3, as)) await send(presentation.id, optionId, as);
    const list = async (as: Principal, query = '') => {
      const { status, text } = await app.call(as, `/courses/${courseId}/attempts?conceptId=${conceptId}${query}`);
      expect(status).toBe(200);
      const page = JSON.parse(text);
      return { items: attemptSchema.array().parse(page.items), nextCursor: page.nextCursor };
    };
    const own = await list(learner);
    expect(own.items.map((item) => item.learnerId)).toEqual(Array(3).fill(learner.userId));
    const teacher = principalOf(test(), teacherId, 'teacher');
    expect((await list(teacher)).items).toEqual(own.items);
    expect((await list(teacher, `&learnerId=${stranger.userId}`)).items).toEqual([]);
    const otherTeacher = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
    expect((await list(otherTeacher)).items).toEqual([]);
    const first = await list(learner, '&limit=2');
    const second = await list(learner, `&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(own.items);
    expect(second.nextCursor).toBeNull();
  });
});
