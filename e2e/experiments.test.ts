import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Experiment } from '@/features/experiments/contract';
import type { Lesson } from '@/features/lessons/contract';
import type { Client } from './support/api-client';
import type { Watch } from './support/browser';
import { open } from './support/pages';
import { copySchool } from './support/prepared';
import type { School } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let school: School;
let learner: Client;
let teacherPage: Page;
let learnerPage: Page;
const watched: Watch[] = [];

const course = () => `${stage.meno.url}/courses/${school.course.id}`;

const experiments = async () =>
  (await school.teacher.get<{ items: Experiment[] }>(`/courses/${school.course.id}/experiments`)).items;

beforeAll(async () => {
  const { data, people, learner: learnerAt } = await copySchool('at-work');
  stage = await startStage(data);
  school = await people(stage.meno.url);
  learner = learnerAt(stage.meno.url);
  for (const who of [school.teacher, learner]) {
    const { page, seen } = await stage.newPage(who);
    watched.push(seen);
    if (who === learner) learnerPage = page;
    else teacherPage = page;
  }
});

afterAll(() => stage?.close());

it('a teacher writes down what would convince, and begins', async () => {
  await open(teacherPage, `${course()}/experiments`);
  await teacherPage.getByRole('heading', { name: 'No experiments yet' }).waitFor();
  await teacherPage.getByRole('link', { name: 'New experiment' }).click();
  await teacherPage.getByRole('button', { name: 'Look at earlier answers' }).click();
  await teacherPage
    .getByText(/no step of this course|Too few steps to say|From \d+ step/i)
    .first()
    .waitFor();
  await teacherPage.getByRole('button', { name: 'Save the plan' }).click();
  await teacherPage.getByText('Please fill this in.').waitFor();
  await teacherPage.getByLabel('Name').fill('Worked examples or questions first?');
  await teacherPage.getByLabel('Side 1').selectOption({ label: 'Worked examples' });
  await teacherPage.getByLabel('Side 2').selectOption({ label: 'Questions first' });
  await teacherPage.getByRole('button', { name: 'Save the plan' }).click();
  await teacherPage.getByRole('heading', { name: 'Worked examples or questions first?' }).waitFor();
  await teacherPage.getByRole('button', { name: 'Begin' }).click();
  await teacherPage.getByText('Running', { exact: true }).waitFor();
});

it('a learner who has a lesson is in it, sees so without a side, and can say no', async () => {
  await learner.post<Lesson>(`/courses/${school.course.id}/lessons`, {});
  expect((await experiments())[0]?.learners).toBe(1);
  await open(learnerPage, `${stage.meno.url}/comparisons`);
  await learnerPage.getByRole('main').getByRole('link', { name: school.course.title }).waitFor();
  expect(await learnerPage.getByRole('main').textContent()).not.toMatch(/Worked examples|Questions first/);
  // Its mark changes once the server has kept it.
  await learnerPage.getByLabel('Take part in comparisons').click();
  await learnerPage.getByText('You don’t take part in comparisons.').waitFor();
  await learnerPage.getByText('You are not in a comparison now.').waitFor();
});

it('the report says in words that it is too early, and who is not in it', async () => {
  await expect
    .poll(async () => (await experiments())[0]?.report?.leftOut.optedOut, {
      timeout: 150_000,
      interval: 2_000,
    })
    .toBe(1);
  await teacherPage.reload();
  await teacherPage.getByText('Too early to say: each side needs at least 10 learners').waitFor();
  await teacherPage.getByText('1 learner chose not to be in comparisons.').waitFor();
});

it('it can be ended, a side made the rule, and that taken back', async () => {
  await teacherPage.getByRole('button', { name: 'End it' }).click();
  await teacherPage.getByText('A teacher ended it.').waitFor();
  await teacherPage.getByRole('button', { name: 'Use “Questions first” for the whole course' }).click();
  await teacherPage.getByRole('button', { name: 'Take it back' }).first().waitFor();
  await teacherPage.getByRole('main').getByRole('button', { name: 'Take it back' }).click();
  await teacherPage.getByRole('button', { name: 'Use “Questions first” for the whole course' }).waitFor();
  await open(teacherPage, `${course()}/experiments`);
  await teacherPage.getByText('Ended', { exact: true }).waitFor();
});

it('nothing went wrong underneath', () => {
  for (const seen of watched) expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
});
