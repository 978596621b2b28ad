import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingested, OWNER, upload } from './support/api-client';
import type { Watch } from './support/browser';
import type { MenoProcess } from './support/meno-process';
import { open, settled, signInByHand } from './support/pages';
import { copySchool } from './support/prepared';
import { makeClass, type School } from './support/school';
import { type Stage, startStage } from './support/stage';
import { STANDARDS } from './support/standards';

let stage: Stage;
let meno: MenoProcess;
let school: School;
let page: Page;
let seen: Watch;

const course = () => `${meno.url}/courses/${school.course.id}`;

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  meno = stage.meno;
  school = await people(meno.url);
  ({ page, seen } = await stage.newPage());
  await open(page, `${meno.url}/standards`);
  await signInByHand(page, OWNER.email, OWNER.password);
  await settled(page);
});

afterAll(() => stage?.close());

it('brings a framework in: first what it would change, then in earnest', async () => {
  await page.getByRole('heading', { name: 'No framework yet' }).waitFor();
  const file = {
    name: 'state-standards.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${STANDARDS}Safety,S.1,Twice,HS\n`),
  };
  await page.getByLabel('File (CASE JSON or CSV)').setInputFiles(file);
  expect(await page.getByLabel('Name of the framework').inputValue()).toBe('state standards');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByText('This would happen to “state standards”. Nothing is changed yet.').waitFor();
  await page.getByText('1 row left out or mended').waitFor();
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.getByText('“state standards” is up to date.').waitFor();
  await page.getByRole('link', { name: 'state standards' }).click();
  await page.getByRole('button', { name: 'Safety' }).click();
  await page.getByText('Explain what a hazard is and how risk is assessed.').waitFor();
  await page.getByLabel('Search code and words').fill('forest');
  await page.getByRole('button', { name: 'Search', exact: true }).last().click();
  await page.getByText('One standard found').waitFor();
});

it('holds the course against it, and proposals wait for a word', async () => {
  await open(page, `${course()}/standards`);
  await page.getByRole('button', { name: 'Hold against it' }).click();
  await page.waitForURL(/view=proposals/);
  await page.getByLabel(/^Choose all/).check();
  await page.getByRole('button', { name: /^Accept \(\d+\)$/ }).click();
  await page.getByRole('heading', { name: 'No proposals' }).waitFor();
});

it('shows what is covered and where the gap is, and gives it as a table', async () => {
  await open(page, `${course()}/standards`);
  await page.getByRole('heading', { name: 'How much of “state standards” does this course cover?' }).waitFor();
  const row = (code: string) => page.getByRole('row').filter({ hasText: code });
  expect(await row('M.2').textContent()).toContain('Gap');
  expect(await row('S.2').textContent()).toMatch(/Taught/);
  const table = await page.request.get(
    await page.getByRole('link', { name: 'Save as a table (CSV)' }).evaluate((link) => Reflect.get(link, 'href')),
  );
  expect(await table.text()).toContain('M.2,Describe how photosynthesis feeds a forest.,09,gap');
});

it('tells what new material changed', async () => {
  const text =
    '# Cranes\n\n## Sling\n\nA **sling** is a loop of rope or chain that holds a load. A sling is checked before each lift.\n';
  const { id } = await upload(school.owner, school.course.id, [{ path: '10-cranes.md', bytes: text }]);
  await ingested(school.owner, school.course.id, id);
  await open(page, course());
  await page.getByRole('link', { name: 'See what changed' }).first().click();
  await page.getByRole('heading', { name: 'What changed' }).waitFor();
  await page
    .getByText(/^Passages: 1 new/)
    .first()
    .waitFor();
});

it('is closed to learners, and had no fault on the way', async () => {
  const { learner } = await makeClass(meno.url, school);
  expect((await learner.raw('/frameworks')).status).toBe(403);
  expect((await learner.raw(`/courses/${school.course.id}/updates`)).status).toBe(403);
  expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
});
