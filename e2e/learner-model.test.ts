import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CourseProgress } from '@/features/mastery/contract';
import type { Client } from './support/api-client';
import type { Watch } from './support/browser';
import { answerSome } from './support/class-at-work';
import { meno as command } from './support/meno-process';
import { open } from './support/pages';
import { copySchool } from './support/prepared';
import type { School } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let data = '';
let school: School;
let learner: Client;
let page: Page;
let watched: Watch;
/** The learner's estimates under the starting values. */
let before = new Map<string, number>();

async function estimates(): Promise<Map<string, number>> {
  const { concepts } = await learner.get<CourseProgress>(`/courses/${school.course.id}/progress`);
  return new Map(
    concepts.filter(({ attemptCount }) => attemptCount > 0).map(({ conceptId, mastery }) => [conceptId, mastery]),
  );
}

beforeAll(async () => {
  const prepared = await copySchool('at-work');
  data = prepared.data;
  stage = await startStage(data);
  const { url } = stage.meno;
  school = await prepared.people(url);
  learner = prepared.learner(url);
  await answerSome(learner, school.course.id);
  before = await estimates();
  const opened = await stage.newPage(school.owner);
  page = opened.page;
  watched = opened.seen;
}, 240_000);

afterAll(() => stage?.close());

describe('the learner model of a district', { timeout: 120_000 }, () => {
  it('is fitted by the administrator, judged, and put into force', async () => {
    await open(page, `${stage.meno.url}/learner-model`);
    expect(await page.getByText('Meno’s starting values').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Fit now' }).click();
    await page.getByText('Version 1 predicts better, and is in force.').waitFor();
    await page.getByRole('row', { name: /^1 In force/ }).waitFor();
    const after = await estimates();
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect([...after].some(([id, mastery]) => Math.abs(mastery - (before.get(id) ?? mastery)) > 0.01)).toBe(true);
  });

  it('is shown by the command line, which goes back to the starting values and to the very same estimates', async () => {
    const listed = await command(data, ['model', 'list']);
    expect(listed.out).toMatch(/In force: version 1\n/);
    expect(listed.out).toMatch(/^1 \(in force\) .* log-loss \d/m);
    const used = await command(data, ['model', 'use', '0']);
    expect([used.code, used.out.trim()]).toEqual([0, 'The starting values are in force.']);
    expect(await estimates()).toEqual(before);
  });

  it('refuses a version that does not exist, by name', async () => {
    const wrong = await command(data, ['model', 'use', '7']);
    expect(wrong.code).toBe(1);
    expect(wrong.err.trim()).toBe('There is no version 7 of the learner model.');
    expect((await command(data, ['model', 'use', 'newest'])).code).toBe(2);
  });

  it('leaves a log whose replay agrees with what is stored', async () => {
    const doctor = await command(data, ['doctor']);
    expect(doctor.out + doctor.err).toMatch(/Stored mastery equals the replay/);
  });

  it('was clean throughout: no error, no failed request, nothing sent elsewhere', () =>
    expect(watched).toEqual({ faults: [], strangers: [], dialogs: [] }));
});
