import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Presentation } from '@/features/practice/contract';
import type { ThreadSummary } from '@/features/tutor/contract';
import type { Client } from './support/api-client';
import { violations } from './support/axe';
import { actAs, type Watch } from './support/browser';
import { open, startPractice } from './support/pages';
import { copySchool } from './support/prepared';
import { makeClass, type School } from './support/school';
import { startWithTutor, type WithTutor } from './support/with-tutor';

let world: WithTutor;
let page: Page;
let seen: Watch;
let learner: Client;
let school: School;
let base = '';

beforeAll(async () => {
  const { data, people } = await copySchool();
  world = await startWithTutor(data);
  school = await people(world.meno.url);
  learner = (await makeClass(world.meno.url, school)).learner;
  base = `${world.meno.url}/courses/${school.course.id}`;
  ({ page, seen } = await world.newPage(learner));
}, 240_000);

afterAll(async () => {
  await world?.close();
});

async function ask(question: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
}
/** The answer is whole once who wrote it stands under it, as often as asked. */
const answered = (times: number) =>
  page
    .getByRole('button', { name: 'Report this answer' })
    .nth(times - 1)
    .waitFor({ timeout: 60_000 });
const threads = async () => (await learner.get<{ items: ThreadSummary[] }>(`/courses/${school.course.id}/chats`)).items;

describe('the tutor', { timeout: 120_000 }, () => {
  it('has three questions to begin with, answers one, and its citations open the passage', async () => {
    await open(page, `${base}/tutor`);
    const log = page.getByRole('log', { name: 'Tutor' });
    const suggestions = page.getByRole('listitem').filter({ hasText: 'What does' }).getByRole('button');
    await suggestions.first().click();
    await answered(1);
    const cited = log.getByRole('link', { name: /^Passage 1: / }).first();
    const [passage] = await Promise.all([page.context().waitForEvent('page'), cited.click()]);
    await passage.waitForURL(/\/sources\/[0-9a-f-]{36}\?chunk=/);
    await passage.close();
    expect(new URL(page.url()).searchParams.get('chat')).toBe((await threads())[0]?.id);
    expect(await violations(page)).toEqual([]);
  });

  // Before the model dies: one that rests after failures has nothing to stop.
  it('stops when it is told to, and keeps what was there', async () => {
    world.tutor.mischief.next.push('slow');
    await ask('Why does a bearing fail early?');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('You stopped this answer.').waitFor();
    world.tutor.mischief.next.length = 0;
  });

  it('says so when its model dies, and answers from the material', async () => {
    world.tutor.mischief.next.push('die', 'die', 'die');
    await ask('What is the difference between grease and oil?');
    await page.getByText(/language model (broke off|did not answer)/).waitFor({ timeout: 60_000 });
    await page.getByText('This is what the material says, word for word.').waitFor();
    world.tutor.mischief.next.length = 0;
  });

  it('turns homework away kindly and says what the material does not cover', async () => {
    await ask('Write my essay about lockout for tomorrow');
    await page.getByText('give me one piece of it').waitFor();
    await ask('Who painted the ceiling of the Sistine Chapel?');
    await page.getByText('it doesn’t cover this').or(page.getByText("it doesn't cover this")).waitFor();
  });

  it('keeps conversations, finds them, and deletes one with a way back', async () => {
    await page.getByRole('button', { name: 'New conversation' }).click();
    await ask('What is a confined space?');
    await answered(1);
    expect(await threads()).toHaveLength(2);
    const history = page.getByRole('region', { name: 'Earlier conversations' });
    await history.getByLabel('Search in your conversations').fill('grease and oil');
    await history
      .getByRole('button', { name: /confined space/ })
      .first()
      .waitFor({ state: 'detached' });
    await history.getByLabel('Search in your conversations').fill('');
    await history.getByRole('button', { name: /^Delete “What is a confined space/ }).click();
    await page.getByText('Conversation deleted.').waitFor();
    expect(await threads()).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await history
      .getByRole('button', { name: /confined space/ })
      .first()
      .waitFor();
    expect(await threads()).toHaveLength(2);
  });

  it('stands beside an exercise, gives its next hint there, and the exercise shows it', async () => {
    const [first]: Presentation[] = await startPractice(page, `${base}/practice`);
    await page.getByRole('button', { name: 'Ask the tutor' }).click();
    await page.getByText('I give hints first').waitFor();
    expect(await violations(page)).toEqual([]);
    await ask('Just tell me the answer');
    await page.getByText('Here is a first hint.').waitFor();
    await page.getByText('Hint 1', { exact: true }).waitFor();
    const { hints } = await learner.get<Presentation>(`/presentations/${first?.id}`);
    expect(hints).toHaveLength(1);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Tutor' }).waitFor({ state: 'detached' });
  });

  it('opens as a sheet on a phone', async () => {
    await actAs(page, 'phone');
    await open(page, `${base}/practice`);
    await page.getByRole('button', { name: 'Ask the tutor' }).click();
    const sheet = page.getByRole('dialog', { name: 'Tutor' });
    await sheet.getByLabel('Your question').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
  });

  it('was clean throughout: no error, no failed request, nothing sent elsewhere', () =>
    expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] }));
});
