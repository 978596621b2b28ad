import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { ItemKey, Presentation } from '@/features/practice/contract';
import type { Round } from '@/features/reviews/contract';
import { findEmbeddedPostgres } from '@/platform/database/embedded-postgres';
import { readSecrets } from '@/server/secrets';
import { fillRight, fillWrong, keysOf } from './support/answers';
import type { Client } from './support/api-client';
import { violations, widthOf } from './support/axe';
import { actAs, phone, type Watch } from './support/browser';
import { meno as command, type MenoProcess } from './support/meno-process';
import { answerTo, open, settled } from './support/pages';
import { copySchool } from './support/prepared';
import { makeClass, type School } from './support/school';
import { type Stage, startStage } from './support/stage';

const CONCEPTS = 3;
const ANSWERS_EACH = 5;

let stage: Stage;
let meno: MenoProcess;
let school: School;
let learner: Client;
let concepts: Concept[];
let keys: Map<string, ItemKey>;
let page: Page;
const watches: Watch[] = [];

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  meno = stage.meno;
  school = await people(meno.url);
  ({ learner } = await makeClass(meno.url, school));
  keys = await keysOf(school.teacher, school.course.id);
  const { items } = await learner.get<{ items: Concept[] }>(`/courses/${school.course.id}/concepts?limit=200`);
  concepts = items.filter(({ itemCount }) => itemCount > ANSWERS_EACH).slice(0, CONCEPTS);
  expect(concepts).toHaveLength(CONCEPTS);
  page = await newPage(learner);
});

afterAll(() => stage?.close());

async function newPage(who: Client): Promise<Page> {
  const opened = await stage.newPage(who);
  watches.push(opened.seen);
  return opened.page;
}

/** Answers questions on a concept rightly, until it is mastered. */
async function master({ id }: Concept): Promise<void> {
  const asked = await learner.post<{ items: Presentation[] }>(`/courses/${school.course.id}/presentations`, {
    conceptId: id,
    count: ANSWERS_EACH,
  });
  for (const question of asked.items)
    await learner.post(`/presentations/${question.id}/attempts`, {
      response: rightResponse(keys.get(question.itemId)),
    });
}

function rightResponse(key: ItemKey | undefined): object {
  if (!key) throw new Error('an item without a key');
  if (key.kind === 'choice' || key.kind === 'truth') return { kind: key.kind, optionId: key.optionId };
  if (key.kind === 'ordering') return { kind: key.kind, order: key.order };
  if (key.kind === 'matching') return { kind: key.kind, pairs: key.pairs };
  if (key.kind === 'numeric') return { kind: key.kind, text: String(key.value) };
  if (key.kind === 'short') return { kind: key.kind, text: key.reference };
  return { kind: key.kind, text: key.answers[0] ?? '' };
}

/** Moves everything that was answered into the past, as if so many days had gone by. */
async function daysGoBy(days: number): Promise<void> {
  const { databaseOwner } = await readSecrets(stage.data);
  const url = await findEmbeddedPostgres(stage.data, databaseOwner);
  const client = new pg.Client({ connectionString: url ?? '' });
  await client.connect();
  const columns = [
    ['events', 'at'],
    ['attempts', 'created_at'],
    ['presentations', 'created_at'],
    ['presentations', 'finished_at'],
    ['mastery', 'last_evidence_at'],
    ['concept_memories', 'last_review_at'],
    ['concept_memories', 'due_at'],
  ];
  for (const [table, column] of columns)
    await client.query(`update ${table} set ${column} = ${column} - $1 * interval '24 hours'`, [days]);
  await client.end();
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** Goes on to the next question, and returns the round as the page got it. */
const onward = (act: () => Promise<unknown>) => answerTo<Round>(page, 'POST', /\/next$/, act);
function questionOf(round: Round): { asked: Presentation; key: ItemKey } {
  const asked = round.current?.presentation;
  const key = asked && keys.get(asked.itemId);
  if (!asked || !key) throw new Error('the round has no question');
  return { asked, key };
}
async function answerRight(round: Round): Promise<Round> {
  const { asked, key } = questionOf(round);
  await page.locator(`form[data-open-presentation="${asked.id}"]`).waitFor();
  await fillRight(page, asked, key);
  await button('Check').click();
  return onward(() => button(/^(Continue|Finish)$/).click());
}

describe('reviews', () => {
  let round: Round;
  let missed = '';

  it('say before anything is learned when they begin', async () => {
    await open(page, meno.url);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reviews' }).click();
    await page.getByRole('heading', { name: 'Nothing is due today' }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });

  it('name the day of the next one while nothing is due', async () => {
    for (const concept of concepts) await master(concept);
    await open(page, `${meno.url}/reviews`);
    await page.getByText(/^The next review is on /).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('are due when days have gone by, and asked one after another', async () => {
    await daysGoBy(40);
    await open(page, `${meno.url}/reviews`);
    await page.getByRole('heading', { name: '3 concepts to review today' }).waitFor();
    round = await onward(() => button('Review 3 concepts').click());
    await page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/);
    await page.getByText('Question 1 of 3').waitFor();
  });

  it('take a wrong answer calmly and keep the question over a pause', async () => {
    const { asked, key } = questionOf(round);
    missed = asked.conceptId;
    await fillWrong(page, asked, key);
    await button('Check').click();
    await button('Show the answer').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Pause' }).click();
    await page.getByText('You are in the middle of a round: 0 of 3 done.').waitFor();
    round = await onward(() => page.getByRole('link', { name: 'Go on' }).click());
    expect(round.current?.presentation).toMatchObject({ id: asked.id, attemptCount: 1 });
    await page.locator(`form[data-open-presentation="${asked.id}"]`).waitFor();
    await fillRight(page, asked, key);
    await button('Check').click();
    round = await onward(() => button('Continue').click());
    expect(round).toMatchObject({ done: 1, total: 4 });
  });

  it('count what was answered on another device', async () => {
    const { asked, key } = questionOf(round);
    await learner.post(`/presentations/${asked.id}/attempts`, { response: rightResponse(key) });
    round = await onward(() => open(page, page.url()));
    expect(round.done).toBe(2);
    expect(round.current?.presentation.id).not.toBe(asked.id);
  });

  it('bring back what slipped once more, and end with what was kept and when each comes back', async () => {
    round = await answerRight(round);
    expect(round.current).toMatchObject({ again: true, presentation: { conceptId: missed } });
    await page.getByText('Once more').waitFor();
    round = await answerRight(round);
    expect(round.finished).toBe(true);
    await page.getByRole('heading', { name: '2 of 3 kept' }).waitFor();
    expect(await page.getByText(/^Comes back on /).count()).toBe(3);
    expect(await page.getByRole('link', { name: 'Learn it again' }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'To your reviews' }).click();
    await page.getByText('You have reviewed 3 concepts today.').waitFor();
  });

  it('stand in a calendar with a list for each day, its numbers in a table', async () => {
    await settled(page);
    const days = page.getByRole('region', { name: 'What is coming?' }).getByRole('link');
    expect(await days.count()).toBe(28);
    await days.filter({ hasText: 'review' }).first().click();
    await page.waitForURL(/\?day=\d{4}-\d\d-\d\d$/);
    await page
      .getByText(/^You remember it with a chance of \d+/)
      .first()
      .waitFor();
    await page.getByText('Show the numbers').click();
    expect(await page.getByRole('row').count()).toBe(29);
    await actAs(page, 'phone');
    expect(await widthOf(page)).toBeLessThanOrEqual(phone.width);
    await actAs(page, 'desktop');
    expect(await violations(page)).toEqual([]);
  });

  it('keep to the learner’s own limit', async () => {
    await daysGoBy(60);
    await open(page, `${meno.url}/reviews`);
    await page.getByRole('heading', { name: '3 concepts to review today' }).waitFor();
    await page.getByLabel('At most a day').selectOption('5');
    await page.getByText('At most 5 concepts a day').waitFor();
    await page.getByRole('heading', { name: '2 concepts to review today' }).waitFor();
    await page.getByText('1 more waits for the next days').waitFor();
    await page.getByLabel('At most a day').selectOption('');
    await page.getByRole('heading', { name: '3 concepts to review today' }).waitFor();
  });

  it('follow what the teacher wants kept', async () => {
    const teacher = await newPage(school.teacher);
    await open(teacher, `${meno.url}/courses/${school.course.id}`);
    await teacher.getByRole('button', { name: 'Settings' }).click();
    await teacher.getByLabel('How much is to be kept').selectOption('0.8');
    await teacher.getByRole('button', { name: 'Save reviews' }).click();
    await teacher.getByText('Saved. All learners’ reviews of this course follow.').waitFor();
    expect(await violations(teacher)).toEqual([]);
  });

  it('agree with the log, and nothing went wrong on the way', async () => {
    const doctor = await command(stage.data, ['doctor']);
    expect(doctor.out + doctor.err).toMatch(
      /Stored mastery equals the replay of \d+ events \(3 estimates, 3 memories\)/,
    );
    for (const { faults, strangers, dialogs } of watches) expect([...faults, ...strangers, ...dialogs]).toEqual([]);
  });
});
