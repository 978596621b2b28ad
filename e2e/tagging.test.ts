import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Source } from '@/features/library/contract';
import { desktop, type JourneyBrowser, launchBrowser, lendSession, type Watch, watch } from './support/browser';
import { type MenoProcess, removeDataFolder, startMeno } from './support/meno-process';
import { open, settled } from './support/pages';
import { copyFresh } from './support/prepared';
import { makeSchool, type School } from './support/school';
import { bringIn, STANDARDS } from './support/standards';

let data = '';
let meno: MenoProcess;
let browser: JourneyBrowser;
let school: School;
let page: Page;
let seen: Watch;

const course = () => `${meno.url}/courses/${school.course.id}`;

beforeAll(async () => {
  data = await copyFresh();
  [meno, browser] = await Promise.all([startMeno(data), launchBrowser()]);
  school = await makeSchool(meno.url);
  await bringIn(school.owner, STANDARDS);
  const context = await browser.newContext({ viewport: desktop });
  await lendSession(context, meno.url, school.owner.headers.cookie ?? '');
  seen = watch(context, meno.url);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await browser?.close();
  await meno?.stop();
  await removeDataFolder(data);
});

it('tags many passages at once, finds them by their tags, and takes it back', async () => {
  const { items } = await school.owner.get<{ items: Source[] }>(`/courses/${school.course.id}/sources`);
  const source = items.find(({ title }) => title.includes('Lubrication')) ?? items[0];
  await open(page, `${course()}/sources/${source?.id}/tags`);
  const passages = page.getByRole('region', { name: 'Its passages' });
  await passages.getByLabel(/^Choose all/).check();
  await passages.getByRole('button', { name: /^Tag the chosen/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kind', { exact: true }).selectOption('reference');
  await dialog.getByLabel('Search code and words').fill('lubricant');
  await dialog.getByLabel('Search code and words').press('Enter');
  await dialog.getByRole('checkbox', { name: /M\.1/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await passages.getByText('M.1', { exact: true }).first().waitFor();
  await settled(page);
  const tagged = await passages.getByText('M.1', { exact: true }).count();
  expect(tagged).toBe(await passages.getByRole('checkbox', { name: /^Choose “/ }).count());

  await open(page, `${meno.url}/search?q=bearing`);
  await page.getByRole('navigation', { name: 'Filters' }).getByRole('link', { name: /^M\.1/ }).click();
  await page.waitForURL(/standard=/);
  await page.getByText('Standards: M.1').first().waitFor();

  await open(page, `${course()}/standards/tags/history`);
  await page
    .getByRole('button', { name: /^Undo the change of/ })
    .first()
    .click();
  await page.getByText('undoes an earlier change').waitFor();
  await open(page, `${course()}/sources/${source?.id}/tags`);
  expect(await passages.getByText('M.1', { exact: true }).count()).toBe(0);
});

it('writes a question with its passage, changes it, and tells what that does to the score', async () => {
  await open(page, `${course()}/retrieval/questions`);
  await page.getByRole('button', { name: 'Add a question' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Question', { exact: true }).fill('How does grease keep a bearing from wear?');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Choose at least one passage.').waitFor();
  await dialog.getByRole('button', { name: 'Search with the question' }).click();
  await dialog
    .getByRole('button', { name: /^Choose “/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^With this change: 1(\.0+)? on top\.$/).waitFor();

  await page.getByRole('button', { name: /^Change “How does grease/ }).click();
  await dialog.getByLabel(/^How much “/).selectOption('2');
  await dialog.getByLabel('Question', { exact: true }).fill('Why is a bearing greased?');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^With this change: .* before\)\.$/).waitFor();
  await page.getByText('All scores (2)').click();
  await page.getByRole('link', { name: 'Why is a bearing greased?' }).click();
  await page
    .getByText(/given as c1/)
    .first()
    .waitFor();
  await page
    .getByRole('link', { name: /^More like this: / })
    .first()
    .click();
  await page.getByText(/^Like the passage “/).waitFor();
  expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
});
