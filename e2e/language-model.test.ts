import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeModelsConfig } from '@/platform/models/config-file';
import { startTutorServer, type TutorServer } from '@/platform/models/testing/tutor-server';
import type { Watch } from './support/browser';
import type { MenoProcess } from './support/meno-process';
import { open } from './support/pages';
import { copySchool } from './support/prepared';
import { makeClass, type School } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let data = '';
let meno: MenoProcess;
let tutor: TutorServer;
let school: School;
let page: Page;
let watched: Watch;

beforeAll(async () => {
  const prepared = await copySchool();
  data = prepared.data;
  [stage, tutor] = await Promise.all([startStage(data), startTutorServer()]);
  meno = stage.meno;
  school = await prepared.people(meno.url);
  const opened = await stage.newPage(school.owner);
  page = opened.page;
  watched = opened.seen;
}, 240_000);

afterAll(async () => {
  await stage?.close();
  await tutor?.close();
});

describe('the page of the language model', { timeout: 120_000 }, () => {
  it('says without a model what works, and the command that adds one', async () => {
    await open(page, `${meno.url}/language-model`);
    await page.getByRole('heading', { name: 'No model is configured' }).waitFor();
    expect(await page.getByText(/models add http/).isVisible()).toBe(true);
  });

  it('takes up a model without a restart, says who writes in its place, and tests both', async () => {
    const gone = await startTutorServer();
    await gone.close();
    const entry = (id: string, url: string) => ({ kind: 'openai' as const, id, url, model: 'tutor' });
    await writeModelsConfig(data, {
      models: [entry('large', `${gone.url}/v1`), entry('small', `${tutor.url}/v1`)],
      order: { tutor: ['large', 'small'], judge: ['small'], embeddings: [] },
    });
    await page.getByText('small writes for the tutor, in place of large.').waitFor();
    expect(await page.getByText('Nothing. Every model runs on this computer.').isVisible()).toBe(true);
    expect(
      await page
        .getByText(/nothing listens there|no connection/)
        .first()
        .isVisible(),
    ).toBe(true);
    await page.getByRole('button', { name: 'Test it now' }).click();
    await page.getByText('Tested: 1 of 2 models answered.').waitFor();
    await page.getByText(/^The test was answered in/).waitFor();
    expect(watched.faults).toEqual([]);
    expect(watched.strangers).toEqual([]);
  });

  it('tells learners only whether a model writes', async () => {
    const { learner } = await makeClass(meno.url, school);
    expect(await learner.get('/language-model')).toEqual({ tutor: true });
    expect((await learner.raw('/language-model/status')).status).toBe(403);
    const headers = { 'content-type': 'application/json' };
    expect((await learner.raw('/language-model/test', { method: 'POST', body: '{}', headers })).status).toBe(403);
  });
});
