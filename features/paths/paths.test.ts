import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { type Path, pathListSchema, pathSchema, wayViewSchema } from './contract';
import { definePace } from './jobs';
import { reckonPace } from './store-pace';
import { type GraphCourse, graphCourse, pathsApp, principalOf } from './testing';

const test = testDatabase();
let teacher: Principal;
let learner: Principal;
let course: GraphCourse;
let app: ReturnType<typeof pathsApp>;

beforeAll(async () => {
  teacher = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
});
beforeEach(async () => {
  learner = principalOf(test(), await addPerson(test(), 'learner'), 'learner');
  // Bolt ← Nut ← Gear ← Gearbox, Belt beside them, Motor needs both.
  course = await graphCourse(test(), teacher.userId, {
    Bolt: [],
    Nut: ['Bolt'],
    Belt: [],
    Gear: ['Nut'],
    Gearbox: ['Gear'],
    Motor: ['Gearbox', 'Belt'],
    Paint: [],
  });
  app = pathsApp(test(), course.library);
});

async function begin(targets: string[], rest: object = {}): Promise<Path> {
  const body = { targetIds: targets.map(course.idOf), ...rest };
  const { status, json } = await app.call(learner, `/courses/${course.courseId}/paths`, body);
  expect(status, JSON.stringify(json)).toBe(201);
  return pathSchema.parse(json);
}
async function look(id: string): Promise<Path> {
  const { status, json } = await app.call(learner, `/paths/${id}`);
  expect(status, JSON.stringify(json)).toBe(200);
  return pathSchema.parse(json);
}
const change = (id: string, body: object) => app.call(learner, `/paths/${id}`, body, 'PATCH');
const stepsOf = ({ way }: Path) => way.steps.map(({ name }) => name);
const codeOf = ({ status, json }: { status: number; json: { code?: string } | null }) => [status, json?.code];
const wanted = () =>
  test().database.transaction({ districtId: test().districtId, userId: learner.userId, role: 'learner' }, (tx) =>
    app.service.wanted.wantedOf(tx, learner.userId, course.courseId),
  );

describe('a learner’s own path', () => {
  it('leads over what is missing, in the order of need, and leaves out what is known', async () => {
    await course.learned(learner.userId, 'Nut');
    const path = await begin(['Motor']);
    // What only a known concept needs isn't asked for: Bolt stands behind Nut.
    expect(stepsOf(path)).toEqual(['Belt', 'Gear', 'Gearbox', 'Motor']);
    expect(path.way.known.map(({ name }) => name)).toEqual(['Nut']);
    expect(path).toMatchObject({ title: 'Motor', kind: 'own', mine: true, editable: true, dueOn: null });
    expect(path.way.steps.map(({ state }) => state)).toEqual(['ready', 'ready', 'locked', 'locked']);
    expect(path.way.steps.at(-1)).toMatchObject({ name: 'Motor', target: true });
    expect(path.way.steps.at(-1)?.waitsFor.toSorted()).toEqual(['Belt', 'Gearbox']);
    const { time } = path.way;
    expect(time.low).toBeLessThan(time.middle);
    expect(time.middle).toBeLessThan(time.high);
    expect(time).toMatchObject({ answersFrom: 'default', lessonsFrom: 'default' });
    expect(app.errors).toEqual([]);
  });

  it('is reordered as far as the graph allows, and keeps the order', async () => {
    const path = await begin(['Motor', 'Paint']);
    expect(stepsOf(path)).toEqual(['Bolt', 'Nut', 'Belt', 'Gear', 'Gearbox', 'Motor', 'Paint']);
    const order = ['Paint', 'Gear', 'Bolt', 'Nut', 'Gearbox', 'Motor', 'Belt'].map(course.idOf);
    const { status, json } = await change(path.id, { version: path.version, order });
    expect(status).toBe(200);
    // Gear needs Nut and Nut Bolt; Motor needs Belt: pulled behind them, the rest as wished.
    const next = pathSchema.parse(json);
    expect(stepsOf(next)).toEqual(['Paint', 'Bolt', 'Nut', 'Gear', 'Gearbox', 'Belt', 'Motor']);
    expect(next.version).toBe(path.version + 1);
    expect(stepsOf(await look(path.id))).toEqual(stepsOf(next));
  });

  it('changed on two devices at once: the second is told so, and nothing of the first is lost', async () => {
    const path = await begin(['Motor', 'Paint']);
    const [a, b] = await Promise.all([
      change(path.id, { version: path.version, order: [course.idOf('Paint')] }),
      change(path.id, { version: path.version, title: 'All of it' }),
    ]);
    expect([a.status, b.status].toSorted()).toEqual([200, 409]);
    const refused = a.status === 409 ? a : b;
    expect(refused.json).toMatchObject({ code: 'path_changed' });
    expect(refused.json.detail).toContain('changed on another device');
    const now = await look(path.id);
    expect(now.version).toBe(path.version + 1);
    expect(codeOf(await change(path.id, { version: path.version, status: 'archived' }))).toEqual([409, 'path_changed']);
    expect((await look(path.id)).status).toBe('active');
  });

  it('follows a target that was merged into another, and two that became one are one', async () => {
    const path = await begin(['Gear', 'Belt']);
    await course.edit('Gear', `merged_into = '${course.idOf('Belt')}'`);
    const now = await look(path.id);
    expect(now.way.targets).toEqual([{ conceptId: course.idOf('Belt'), name: 'Belt', was: 'Gear', state: 'ahead' }]);
    expect(stepsOf(now)).toEqual(['Belt']);
    expect(await wanted()).toMatchObject([{ targetIds: [course.idOf('Belt')], title: 'Belt' }]);
    // And back, once the merge is undone.
    await course.edit('Gear', 'merged_into = null');
    expect((await look(path.id)).way.targets.map(({ name }) => name)).toEqual(['Gear', 'Belt']);
  });

  it('says which targets are no longer in the course, and leads to the others', async () => {
    const path = await begin(['Gear', 'Belt']);
    await course.edit('Gear', 'hidden = true');
    expect(path.title).toBe('Gear and one more');
    const now = await look(path.id);
    expect(now.title).toBe('Belt');
    expect(now.way.targets[0]).toEqual({ conceptId: null, name: 'Gear', was: null, state: 'gone' });
    expect(stepsOf(now)).toEqual(['Belt']);
    expect(now.way.finished).toBe(false);
    await course.edit('Belt', 'removed = true');
    const empty = await look(path.id);
    expect(empty.way).toMatchObject({ steps: [], finished: false });
    expect(await wanted()).toEqual([]);
  });

  it('is worked out anew when the graph is edited', async () => {
    const path = await begin(['Belt']);
    expect(stepsOf(path)).toEqual(['Belt']);
    await course.needed('Belt', 'Paint');
    expect(stepsOf(await look(path.id))).toEqual(['Paint', 'Belt']);
    await course.learned(learner.userId, 'Paint');
    const now = await look(path.id);
    expect(stepsOf(now)).toEqual(['Belt']);
    expect(now.way.known.map(({ name }) => name)).toEqual(['Paint']);
  });

  it('says when it is finished, and stays', async () => {
    const { id } = await begin(['Belt'], { title: 'Belts' });
    await course.learned(learner.userId, 'Belt');
    expect((await look(id)).way).toMatchObject({ finished: true, steps: [] });
    const { json } = await app.call(learner, `/courses/${course.courseId}/paths`);
    expect(pathListSchema.parse(json).items).toMatchObject([
      { title: 'Belts', status: 'active', progress: { finished: true, stepsLeft: 0, next: null } },
    ]);
  });

  it('stands beside others, the nearest end first; a stopped one wants nothing until it is taken up again', async () => {
    const later = await begin(['Paint'], { dueOn: '2026-05-01' });
    await begin(['Belt'], { title: 'Some day' });
    await begin(['Gear'], { dueOn: '2026-04-01', title: 'Soon' });
    const titles = async () =>
      pathListSchema
        .parse((await app.call(learner, `/courses/${course.courseId}/paths`)).json)
        .items.map(({ title }) => title);
    expect(await titles()).toEqual(['Soon', 'Paint', 'Some day']);
    expect((await wanted()).map(({ title, by }) => [title, by])).toEqual([
      ['Soon', 'learner'],
      ['Paint', 'learner'],
      ['Some day', 'learner'],
    ]);
    expect((await wanted())[0]?.dueAt).toEqual(new Date('2026-04-01T23:59:59Z'));
    await change(later.id, { version: later.version, status: 'archived' });
    expect(await titles()).toEqual(['Soon', 'Some day', 'Paint']);
    expect((await wanted()).map(({ title }) => title)).toEqual(['Soon', 'Some day']);
    await change(later.id, { version: later.version + 1, status: 'active' });
    expect(await titles()).toEqual(['Soon', 'Paint', 'Some day']);
  });

  it('wants first what isn’t known yet', async () => {
    await course.learned(learner.userId, 'Paint');
    await begin(['Paint', 'Belt']);
    expect((await wanted())[0]?.targetIds).toEqual([course.idOf('Belt'), course.idOf('Paint')]);
  });

  it('is edited: other concepts, another name, no end', async () => {
    const path = await begin(['Belt'], { title: 'Belts', dueOn: '2026-04-01' });
    const body = { version: path.version, targetIds: ['Gear', 'Gear'].map(course.idOf), title: null, dueOn: null };
    const next = pathSchema.parse((await change(path.id, body)).json);
    expect(next).toMatchObject({ title: 'Gear', ownTitle: null, dueOn: null });
    expect(stepsOf(next)).toEqual(['Bolt', 'Nut', 'Gear']);
    const refused = await change(path.id, { version: next.version, targetIds: [course.courseId] });
    expect(codeOf(refused)).toEqual([404, 'target_not_found']);
  });

  it('is seen before anybody sets out', async () => {
    await course.learned(learner.userId, 'Nut');
    const at = `/courses/${course.courseId}/paths/preview`;
    const mine = wayViewSchema.parse((await app.call(learner, at, { targetIds: [course.idOf('Gear')] })).json);
    expect(mine.steps.map(({ name }) => name)).toEqual(['Gear']);
    const whole = await app.call(learner, at, { targetIds: [course.idOf('Gear')], fromNothing: true });
    expect(wayViewSchema.parse(whole.json).steps.map(({ name }) => name)).toEqual(['Bolt', 'Nut', 'Gear']);
    await course.edit('Gear', 'hidden = true');
    expect(codeOf(await app.call(learner, at, { targetIds: [course.idOf('Gear')] }))).toEqual([
      404,
      'target_not_found',
    ]);
  });

  it('ends at twenty at once', async () => {
    for (let i = 0; i < 20; i++) await begin(['Belt']);
    const refused = await app.call(learner, `/courses/${course.courseId}/paths`, { targetIds: [course.idOf('Belt')] });
    expect(codeOf(refused)).toEqual([409, 'too_many_paths']);
  });
});

describe('the time of a path', () => {
  it('comes from the course’s own answers once there are enough of them, from enough learners', async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => addPerson(test(), 'learner')));
    for (const other of others.slice(0, 4)) await course.answered(other, 'Belt', 180, 30);
    // Nobody answers for an hour: longer than ten minutes counts as ten.
    const before = await begin(['Belt']);
    expect(before.way.time.answersFrom).toBe('default');
    await course.answered(others[4] ?? '', 'Belt', 3600, 30);
    await test().database.transaction(systemActor(test().districtId), (tx) =>
      reckonPace(tx, course.courseId, new Date('2026-03-02T12:00:00Z')),
    );
    const { rows } = await test().owner.query('select answer_minutes from course_paces where course_id = $1', [
      course.courseId,
    ]);
    expect(rows[0]?.answer_minutes).toBeCloseTo((4 * 3 + 10) / 5, 6);
    const after = await look(before.id);
    expect(after.way.time.answersFrom).toBe('course');
    expect(after.way.time.middle).toBeGreaterThan(before.way.time.middle * 2);
  });
});

describe('the night', () => {
  it('works out the pace of each course that somebody follows a path in', async () => {
    await begin(['Belt']);
    await test().owner.query('delete from course_paces');
    const jobs: (() => Promise<void>)[] = [];
    definePace({
      jobs: {
        define: (_name, { data }, work) => void jobs.push(() => work(data.parse({}), new AbortController().signal)),
      },
      database: test().database,
      currentDistrict: async () => ({ id: test().districtId }),
      nightlyAt: '02:00',
      now: () => new Date('2026-03-03T02:00:00Z'),
    });
    for (const job of jobs) await job();
    const { rows } = await test().owner.query('select course_id from course_paces');
    expect(rows.map((row) => row.course_id)).toContain(course.courseId);
  });
});
