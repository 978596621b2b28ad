import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addCourse } from '@/platform/database/testing-course';
import { estimatesSchema, experimentChoicesSchema, experimentDetailSchema, ownComparisonsSchema } from './contract';
import { DRAFT, type ExperimentsWorld, experimentsApi, experimentsWorld } from './testing';

const test = testDatabase();
let world: ExperimentsWorld;
let call: ReturnType<typeof experimentsApi>;
let otherTeacher: string;
let admin: string;
let base: string;

beforeAll(async () => {
  world = await experimentsWorld(test(), 2);
  call = experimentsApi(test(), world.service);
  otherTeacher = await addPerson(test(), 'teacher');
  admin = await addPerson(test(), 'admin');
  base = `/courses/${world.courseId}`;
});

const asTeacher = (method: string, path: string, body?: unknown) =>
  call(world.teacher, 'teacher', method, `${base}${path}`, body);
const statusOf = async (response: Promise<Response>) => {
  const answer = await response;
  return answer.ok ? answer.status : [answer.status, (await answer.json()).code];
};

describe('experiments over HTTP', () => {
  it('are drafted, begun, stopped and taken over by the course’s teachers', async () => {
    const choices = experimentChoicesSchema.parse(await (await asTeacher('GET', '/experiment-choices')).json());
    expect(choices).toEqual({
      modelWrites: true,
      prompts: [{ name: 'lesson-text', version: 2 }],
      taken: [],
      learners: 2,
    });
    const made = await asTeacher('POST', '/experiments', DRAFT);
    expect(made.status).toBe(201);
    const { id, arms } = experimentDetailSchema.parse(await made.json());
    expect(arms.map(({ key }) => key)).toEqual(['a', 'b']);
    const started = await (await asTeacher('POST', `/experiments/${id}/start`)).json();
    expect(experimentDetailSchema.parse(started)).toMatchObject({ state: 'running', startedAt: expect.any(String) });
    expect(await statusOf(asTeacher('DELETE', `/experiments/${id}`))).toEqual([409, 'experiment_state']);
    await asTeacher('POST', `/experiments/${id}/pause`);
    await asTeacher('POST', `/experiments/${id}/resume`);
    await asTeacher('POST', `/experiments/${id}/stop`);
    expect(await statusOf(asTeacher('PUT', `/experiments/${id}/default`, { key: 'b' }))).toBe(204);
    const list = await (await asTeacher('GET', '/experiments')).json();
    expect(list.items).toMatchObject([{ id, takenOver: 'b', stopReason: 'teacher' }]);
    expect(await statusOf(asTeacher('DELETE', `/experiments/${id}/default`))).toBe(204);
    expect(await statusOf(asTeacher('GET', '/experiments/00000000-0000-7000-8000-000000000000'))).toEqual([
      404,
      'experiment_not_found',
    ]);
  });

  it('refuse what is no comparison', async () => {
    const [arm] = DRAFT.arms;
    for (const wrong of [
      { arms: [arm] },
      { arms: [arm, arm] },
      { subject: 'approach' },
      { worthwhile: 0 },
      { title: ' ' },
      { guards: { unaided: 2 } },
      { mostLearners: 3 },
    ])
      expect(await statusOf(asTeacher('POST', '/experiments', { ...DRAFT, ...wrong }))).toEqual([400, 'invalid_input']);
    const past = { ...DRAFT, latestEnd: '2026-01-01T00:00:00Z' };
    expect(await statusOf(asTeacher('POST', '/experiments', past))).toEqual([422, 'experiment_end']);
  });

  it('say what earlier answers suggest, or that they are too few', async () => {
    for (const subject of ['approach', 'policy']) {
      const answer = await asTeacher('GET', `/experiment-estimates?subject=${subject}`);
      const { decisions, arms } = estimatesSchema.parse(await answer.json());
      expect(decisions).toBe(0);
      expect(arms.every(({ value }) => value === null)).toBe(true);
    }
  });

  it('are closed to learners, strangers and teachers of other courses, open to admins', async () => {
    const [learner = ''] = world.learners;
    const { courseId: elsewhere } = await addCourse(test(), { visibility: 'classes' });
    const { items } = await (await asTeacher('GET', '/experiments')).json();
    const id = items[0].id;
    const paths: [string, string, unknown?][] = [
      ['GET', '/experiments'],
      ['POST', '/experiments', DRAFT],
      ['GET', '/experiment-choices'],
      ['GET', '/experiment-estimates?subject=policy'],
      ['GET', '/experiment-learners'],
      ['PUT', `/experiment-learners/${learner}`, { excluded: true }],
      ['GET', `/experiments/${id}`],
      ['DELETE', `/experiments/${id}`],
      ['POST', `/experiments/${id}/start`],
      ['POST', `/experiments/${id}/pause`],
      ['POST', `/experiments/${id}/resume`],
      ['POST', `/experiments/${id}/stop`],
      ['PUT', `/experiments/${id}/default`, { key: 'a' }],
      ['DELETE', `/experiments/${id}/default`],
    ];
    for (const [method, path, body] of paths) {
      const at = `${base}${path}`;
      expect(await statusOf(call(null, 'learner', method, at, body))).toEqual([401, 'not_signed_in']);
      expect(await statusOf(call(learner, 'learner', method, at, body))).toEqual([403, 'forbidden']);
      expect(await statusOf(call(otherTeacher, 'teacher', method, at, body))).toEqual([403, 'forbidden']);
    }
    expect(await statusOf(call(admin, 'admin', 'GET', `${base}/experiments/${id}`))).toBe(200);
    expect(await statusOf(call(world.teacher, 'teacher', 'GET', `/courses/${elsewhere}/experiments`))).toEqual([
      404,
      'course_not_found',
    ]);
  });

  it('let everyone say whether they take part, and teachers whom they leave out', async () => {
    const [learner = ''] = world.learners;
    const own = async () =>
      ownComparisonsSchema.parse(await (await call(learner, 'learner', 'GET', '/me/comparisons')).json());
    expect(await own()).toEqual({ takesPart: true, running: [] });
    expect(await statusOf(call(learner, 'learner', 'PUT', '/me/comparisons', { takesPart: false }))).toBe(204);
    expect(await own()).toEqual({ takesPart: false, running: [] });
    expect(await statusOf(call(null, 'learner', 'GET', '/me/comparisons'))).toEqual([401, 'not_signed_in']);
    expect(await statusOf(asTeacher('PUT', `/experiment-learners/${learner}`, { excluded: true }))).toBe(204);
    const { items } = await (await asTeacher('GET', '/experiment-learners')).json();
    expect(items.map(({ excluded }: { excluded: boolean }) => excluded)).toEqual([true, false]);
  });
});
