import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { ItemKey } from '@/features/practice/contract';
import type { ReviewedRecommendation } from '@/features/recommendations/contract';
import { fillWrong, keysOf } from './support/answers';
import type { Client } from './support/api-client';
import { desktop, type JourneyBrowser, launchBrowser, lendSession, type Watch, watch } from './support/browser';
import { type MenoProcess, removeDataFolder, startMeno } from './support/meno-process';
import { answerTo, open, startPractice } from './support/pages';
import { copySchool } from './support/prepared';
import { makeClass, type School } from './support/school';

let data = '';
let meno: MenoProcess;
let browser: JourneyBrowser;
let school: School;
let learner: Client;
let keys: Map<string, ItemKey>;
const seen: Watch[] = [];

const course = () => `/courses/${school.course.id}`;

beforeAll(async () => {
  const prepared = await copySchool();
  data = prepared.data;
  [meno, browser] = await Promise.all([startMeno(data), launchBrowser()]);
  school = await prepared.people(meno.url);
  learner = (await makeClass(meno.url, school)).learner;
  keys = await keysOf(school.teacher, school.course.id);
  // Whether this learner would be one of those held back hangs on ids.
  await put(`${course()}/recommendation-settings`, { teachersFirst: false, holdBack: false });
});

afterAll(async () => {
  await browser?.close();
  await meno?.stop();
  await removeDataFolder(data);
});

const put = (path: string, body: object) =>
  school.teacher.raw(path, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

async function pageOf(who: Client): Promise<Page> {
  const context = await browser.newContext({ viewport: desktop });
  await lendSession(context, meno.url, who.headers.cookie ?? '');
  seen.push(watch(context, meno.url));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** Practice on a concept with exercises, answered wrongly twice. */
async function missTwice(page: Page): Promise<void> {
  const { items } = await learner.get<{ items: Concept[] }>(`${course()}/concepts?limit=200`);
  const [concept] = items
    .filter(({ itemCount }) => itemCount >= 5)
    .toSorted((one, other) => other.chunkCount - one.chunkCount || one.position - other.position);
  const [first] = await startPractice(page, `${meno.url}${course()}/practice?concept=${concept?.id}`);
  if (!first) throw new Error('nothing was asked');
  for (const _ of [1, 2]) {
    await fillWrong(page, first, keys.get(first.itemId));
    await answerTo(page, 'POST', /\/attempts$/, () => page.getByRole('button', { name: 'Check', exact: true }).click());
  }
}

it('offers help after two misses, which opens; sent away, it stays away', async () => {
  const page = await pageOf(learner);
  await missTwice(page);
  const card = page.getByRole('region', { name: 'This may help' });
  await card.waitFor();
  const link = card.getByRole('link');
  const address = (await link.getAttribute('href')) ?? '';
  await link.click();
  await page.waitForURL((url) => url.pathname !== `${course()}/practice` || url.search !== '');
  expect(address).toContain(course());
  // Told while the next page comes in: nobody waits for it.
  await expect
    .poll(async () =>
      (await school.teacher.get<{ items: { opened: number }[] }>(`${course()}/recommendation-effects`)).items.map(
        ({ opened }) => opened,
      ),
    )
    .toEqual([1]);

  await open(page, `${meno.url}/`);
  const list = page.getByRole('region', { name: 'What may help you on' });
  await list.getByText('What this rests on').first().click();
  const before = await list
    .getByRole('listitem')
    .filter({ has: page.getByRole('button') })
    .count();
  await list.getByRole('button', { name: 'Not now' }).first().click();
  await page.getByText('It will not come back for a week.').waitFor();
  expect(await list.getByRole('button', { name: 'Not now' }).count()).toBe(before - 1);
  await page.context().close();
});

it('lets teachers look first and veto: nothing of it reaches the learner', async () => {
  await put(`${course()}/recommendation-settings`, { teachersFirst: true, holdBack: false });
  const page = await pageOf(school.teacher);
  await open(page, `${meno.url}${course()}/recommendations`);
  await page.getByRole('heading', { name: 'Lena Learner' }).waitFor();
  const waiting = await school.teacher.get<{ items: ReviewedRecommendation[] }>(`${course()}/recommendations`);
  expect(waiting.items.length).toBeGreaterThan(0);
  expect((await learner.get<{ items: unknown[] }>('/recommendations')).items).toEqual([]);

  const kind = waiting.items[0]?.kind;
  await page
    .getByRole('button', { name: /^Veto more like/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: /^All of the kind/ }).click();
  await page
    .getByText(/vetoed\.$/)
    .first()
    .waitFor();
  await page.getByRole('region', { name: 'Standing vetoes' }).getByRole('button', { name: 'Lift' }).waitFor();
  await put(`${course()}/recommendation-settings`, { teachersFirst: false, holdBack: false });
  const left = await learner.get<{ items: { kind: string }[] }>('/recommendations?limit=20');
  expect(left.items.every((item) => item.kind !== kind)).toBe(true);

  await page.getByRole('button', { name: 'Lift' }).click();
  await page.getByText(/^The veto is lifted/).waitFor();
  await page.context().close();
  expect(seen.flatMap(({ faults, strangers }) => [...faults, ...strangers])).toEqual([]);
});
