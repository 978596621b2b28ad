import type { Page } from 'playwright-core';
import type { Presentation } from '@/features/practice/contract';
import { OWNER } from './api-client';

/** Opens a page and waits until React has taken it over, so that the first press is not lost. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Waits until the scripts of the page have run and nothing is under way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

/** The first page of all, filled in by hand. */
export async function setUp(page: Page, url: string, withSample: boolean): Promise<void> {
  await open(page, `${url}/`);
  await page.waitForURL('**/set-up');
  await page.getByLabel('Name of your school or district').fill(OWNER.districtName);
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByLabel('Start with the sample course').setChecked(withSample);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.waitForURL(`${url}/`);
  await settled(page);
}

/** E-mail and password on the sign-in page; leads to wherever the person wanted to go. */
export async function signInByHand(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

/** What the server answers to the browser's next request of this kind, read along the way. */
export async function answerTo<T>(page: Page, method: string, path: RegExp, act: () => Promise<unknown>): Promise<T> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === method && path.test(new URL(response.url()).pathname),
  );
  await act();
  const parsed: T = JSON.parse(await (await answer).text());
  return parsed;
}

/** Starts practice on a concept; returns the questions in the order in which they come. */
export async function startPractice(page: Page, address: string): Promise<Presentation[]> {
  const answer = await answerTo<{ items: Presentation[] }>(page, 'POST', /\/presentations$/, () => open(page, address));
  return answer.items;
}

/** Waits for the panel of an upload to say how it ended; returns what it says. */
export async function ingestionWords(page: Page): Promise<string> {
  const panel = page.getByRole('region', { name: 'Reading the material' });
  await panel.waitFor();
  const ended = panel.locator('p[role=status]').filter({ hasText: /(file is|files are) in|could not be read|Stopped/ });
  await ended.waitFor({ timeout: 120_000 });
  return ((await ended.textContent()) ?? '').trim();
}
