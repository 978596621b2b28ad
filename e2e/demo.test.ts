import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedIn } from './support/api-client';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { open } from './support/pages';
import { copyFresh } from './support/prepared';
import { type Stage, startStage } from './support/stage';

/** A small demo school is made; a whole one takes two minutes on two free cores. */
const MAKING_MS = 240_000;
const SIZE = { learnersPerClass: 3, weeks: 1 };

let stage: Stage;
let page: Page;
let seen: Watch;

beforeAll(async () => {
  stage = await startStage(await copyFresh());
  // What is asked while the district goes is answered with 401, and leads to the first screen.
  ({ page, seen } = await stage.newPage(null, /\b401\b/));
});
afterAll(() => stage?.close());

it('is made by a button on the first screen, is alive, says that it is simulated, and is gone after one press', {
  timeout: MAKING_MS + 120_000,
}, async () => {
  await page.route('**/api/v1/setup/demo', (route) => route.continue({ postData: SIZE }));
  await open(page, `${stage.meno.url}/set-up`);
  await page.getByRole('button', { name: 'Look around in a demo school' }).click();
  await page.getByRole('heading', { name: 'The demo school is being made' }).waitFor();
  await page.getByRole('progressbar').waitFor();
  const passwords = await page.locator('dd.font-mono').allInnerTexts();
  // Of the administrator and of one of each other role.
  expect(passwords).toHaveLength(14);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Go in' }).waitFor({ timeout: MAKING_MS });

  // Whoever made it is signed in, and has something to go on with.
  await page.getByRole('link', { name: 'Go in' }).click();
  await page.getByText('The learners of the demo school are simulated.').waitFor();
  await page
    .getByRole('link', { name: /\(demo\)/ })
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);

  // The teacher signs in with the password that was shown, and sees both classes.
  const [teacherEmail = '', teacherPassword = ''] = passwords.slice(2, 4);
  const credentials = { email: teacherEmail, password: teacherPassword };
  const teacher = await signedIn(stage.meno.url, '/api/auth/sign-in/email', credentials);
  const classes = await teacher.get<{ items: { learnerCount: number; simulated: boolean }[] }>('/classes');
  expect(classes.items.map(({ learnerCount, simulated }) => [learnerCount, simulated])).toEqual([
    [3, true],
    [3, true],
  ]);

  // So does each of those who look after learners and their data.
  const credentialsOf = (place: number) => ({
    email: passwords[2 * place] ?? '',
    password: passwords[2 * place + 1] ?? '',
  });
  for (const [place, path, count] of [
    [3, '/followed-learners', 1],
    [4, '/followed-learners', 6],
    [5, '/schools', 1],
    [6, '/corrections', 1],
  ] as const) {
    const person = await signedIn(stage.meno.url, '/api/auth/sign-in/email', credentialsOf(place));
    expect((await person.get<{ items: unknown[] }>(path)).items, path).toHaveLength(count);
  }

  await open(page, `${stage.meno.url}/demo`);
  await page.getByText(/6 learners/).waitFor();
  await page.getByRole('button', { name: 'Remove the demo school' }).first().click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  // It had brought the school with it, so the first screen is back.
  await page.waitForURL('**/set-up', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Look around in a demo school' }).waitFor();
  expect(seen.faults).toEqual([]);
});
