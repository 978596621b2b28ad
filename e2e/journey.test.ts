import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Lesson } from '@/features/lessons/contract';
import type { Course } from '@/features/library/contract';
import type { CourseProgress } from '@/features/mastery/contract';
import type { ItemKey, Presentation } from '@/features/practice/contract';
import { fillRight, fillWrong, keysOf } from './support/answers';
import { type Client, OWNER, signedIn } from './support/api-client';
import { desktop, type JourneyBrowser, launchBrowser, type Watch, watch } from './support/browser';
import { readingOf } from './support/lesson-text';
import { journeyCourse } from './support/material';
import { type MenoProcess, newDataFolder, removeDataFolder, startMeno } from './support/meno-process';
import { answerTo, ingestionWords, open, settled, setUp, startPractice } from './support/pages';

let data = '';
let meno: MenoProcess;
let browser: JourneyBrowser;
let page: Page;
let seen: Watch;

let client: Client;
let courseId = '';
let concept: ConceptMap['concepts'][number];
let first: Lesson;
let keys = new Map<string, ItemKey>();
let before: CourseProgress;

beforeAll(async () => {
  data = await newDataFolder();
  [meno, browser] = await Promise.all([startMeno(data), launchBrowser()]);
  const context = await browser.newContext({ viewport: desktop });
  seen = watch(context, meno.url);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await browser?.close();
  await meno?.stop();
  await removeDataFolder(data);
});

const check = () => page.getByRole('button', { name: 'Check', exact: true });
const onward = () => page.getByRole('button', { name: /^(Continue|Finish)$/ });
const judged = (act: () => Promise<unknown>) => answerTo<{ correct: boolean }>(page, 'POST', /\/attempts$/, act);

async function openQuestion(): Promise<string> {
  const form = page.locator('form[data-open-presentation]');
  await form.waitFor();
  return (await form.getAttribute('data-open-presentation')) ?? '';
}

function keyOf(question: Presentation): ItemKey {
  const key = keys.get(question.itemId);
  if (!key) throw new Error(`no key for ${question.itemId}`);
  return key;
}

/** Answers a question rightly, first time, and goes on. */
async function answerRightly(question: Presentation): Promise<void> {
  await fillRight(page, question, keyOf(question));
  expect((await judged(() => check().click())).correct, JSON.stringify(question.body)).toBe(true);
  await onward().click();
}

describe('the journey in a browser', () => {
  it('sets up on the first visit', async () => {
    await setUp(page, meno.url, false);
    await expect(page.title()).resolves.toMatch(/Meno/);
    client = await signedIn(meno.url, '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
  });

  it('makes a course and takes a whole folder', async () => {
    const { title, folder } = journeyCourse();
    await page.getByRole('button', { name: 'New course' }).click();
    await page.getByLabel('Title').fill(title);
    await page.getByRole('button', { name: 'Create the course' }).click();
    await page.waitForURL('**/courses/*-*');
    courseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.locator('input[type=file][webkitdirectory]').setInputFiles(folder);
    expect(await ingestionWords(page)).toMatch(/^\d+ files are in\./);
    // The list of sources comes by itself, with the files' own titles, and folders kept.
    await page.getByRole('heading', { name: /^\d+ sources$/ }).waitFor();
    const sources = await client.get<{ items: { path: string; status: string }[] }>(
      `/courses/${courseId}/sources?limit=200`,
    );
    const paths = sources.items.filter((source) => source.status === 'ready').map((source) => source.path);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.every((path) => !path.startsWith(`${folder.split('/').at(-1)}/`))).toBe(true);
    const course = await client.get<Course>(`/courses/${courseId}`);
    expect(course.conceptCount).toBeGreaterThan(20);
  });

  it('shows the map, and a lesson from it', async () => {
    const map = await client.get<ConceptMap>(`/courses/${courseId}/map`);
    // The concept with the most to read and enough to ask: any course has one.
    const [richest] = map.concepts
      .filter((each) => each.itemCount >= 6)
      .toSorted((a, b) => b.chunkCount - a.chunkCount || a.position - b.position);
    if (!richest) throw new Error('no concept with six questions');
    concept = richest;
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await page.waitForURL('**/map');
    const cards = page.locator('.react-flow__node button');
    await cards.first().waitFor();
    expect(await cards.count()).toBeGreaterThan(5);
    await page.getByLabel('Find a concept').fill(concept.name);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'About this concept' });
    await panel.getByRole('heading', { name: concept.name, exact: true }).waitFor();
    // Closed by keyboard, the focus is back on the card it belongs to, which opens it again.
    await panel.getByRole('button', { name: 'Close' }).press('Enter');
    await panel.waitFor({ state: 'detached' });
    expect(await page.locator(':focus').textContent()).toContain(concept.name);
    await page.keyboard.press('Enter');
    before = await client.get<CourseProgress>(`/courses/${courseId}/progress`);
    await panel.getByRole('link', { name: 'Learn this' }).click();
    await page.waitForURL(/\/lessons\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: concept.name }).waitFor();
    first = await client.get<Lesson>(`/courses/${courseId}/lessons/${page.url().split('/').at(-1)}`);
    expect(first.conceptId).toBe(concept.id);
    expect(first.sections.length).toBeGreaterThan(1);
    expect(first.exercises.length).toBeGreaterThan(2);
  });

  it('opens the passage that a paragraph rests on', async () => {
    const lesson = page.url();
    const note = page
      .getByRole('link', { name: /^Open the passage/ })
      .locator('visible=true')
      .first();
    await note.click();
    await page.waitForURL(/\/sources\/[0-9a-f-]{36}\?chunk=/);
    const marked = page.locator('[data-highlighted]').first();
    await marked.waitFor();
    expect(await marked.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)');
    await expect.poll(() => marked.evaluate(inView)).toBe(true);
    await page.goBack();
    await page.waitForURL(lesson);
  });

  it('asks the questions of the lesson: wrong, hinted, shown, right, and by keyboard', async () => {
    keys = await keysOf(client, courseId);
    await open(page, page.url());
    let keyboard = 0;
    for (const index of first.exercises.keys()) {
      await page
        .getByText(`Question ${index + 1} of ${first.exercises.length}`)
        .first()
        .waitFor();
      // Each is chosen when its turn comes, by how the ones before it went.
      const question = await client.get<Presentation>(`/presentations/${await openQuestion()}`);
      const key = keyOf(question);
      if (index === 0) {
        await fillWrong(page, question, key);
        expect((await judged(() => check().click())).correct).toBe(false);
        await answerRightly(question);
      } else if (index === 1) {
        await page.getByRole('button', { name: 'Hint (3 left)' }).click();
        await page.getByText('Hint 1', { exact: true }).waitFor();
        await answerRightly(question);
      } else if (index === 2) {
        await fillWrong(page, question, key);
        expect((await judged(() => check().click())).correct).toBe(false);
        await page.getByRole('button', { name: 'Show the answer' }).click();
        await page.getByText('The answer, and why').waitFor();
        await onward().click();
      } else if (key.kind === 'choice' || key.kind === 'truth') {
        await byKeyboard(question);
        keyboard += 1;
      } else await answerRightly(question);
    }
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    await practise(10 - first.exercises.length, keyboard);
  });

  it('has moved the estimate, and shows what it rests on', async () => {
    const after = await client.get<CourseProgress>(`/courses/${courseId}/progress`);
    const standing = (progress: CourseProgress) => progress.concepts.find((each) => each.conceptId === concept.id);
    expect(standing(before)?.attemptCount).toBe(0);
    expect(standing(after)?.attemptCount).toBeGreaterThanOrEqual(10);
    expect(standing(after)?.mastery).not.toBeCloseTo(standing(before)?.mastery ?? 0, 2);
    await open(page, `${meno.url}/courses/${courseId}/progress`);
    await page.getByRole('button', { name: `Why? The answers behind ${concept.name}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Answers, newest first').waitFor();
    await dialog.getByText('counted in full').first().waitFor();
    await dialog.getByText('did not count').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('composes another lesson on the same concept from other passages', async () => {
    await open(page, `${meno.url}/courses/${courseId}/lessons/${first.id}`);
    const earlier = await readingOf(page);
    await page.getByRole('link', { name: new RegExp(`^(Another lesson on this|Go on with ${concept.name})`) }).click();
    await page.waitForURL(
      (address) => /\/lessons\/[0-9a-f-]{36}$/.test(address.pathname) && !address.pathname.endsWith(first.id),
    );
    await settled(page);
    const later = await readingOf(page);
    expect(await page.getByText('2nd lesson on this').count()).toBe(1);
    expect(later.anchor).not.toEqual([]);
    expect(later.blocks.length).toBeGreaterThan(2);
    expect(later.blocks.filter((text) => earlier.blocks.includes(text))).toEqual([]);
  });

  it('finds a word of the material and opens where it stands', async () => {
    const word = concept.name.split(' ').at(-1) ?? '';
    await page.getByRole('searchbox', { name: 'Search the material' }).fill(word);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?*');
    await page.getByText(/\d+ passages? for/).waitFor();
    expect(await page.locator('main mark').count()).toBeGreaterThan(0);
    await page.locator('main ol li h2 a').first().click();
    await page.waitForURL(/\/sources\/.*\?chunk=/);
    await page.locator('[data-highlighted]').first().waitFor();
  });

  it('was clean throughout: no error, no failed request, nothing sent elsewhere', () => {
    expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
    expect(meno.output()).not.toMatch(/"level":(50|60)/);
  });
});

/** Practice until `count` more questions are answered, at least one of the ten by keyboard alone. */
async function practise(count: number, keyboard: number): Promise<void> {
  let left = count;
  let byKeys = keyboard;
  while (left > 0 || byKeys === 0) {
    const questions = await startPractice(page, `${meno.url}/courses/${courseId}/practice?concept=${concept.id}`);
    for (const index of questions.keys()) {
      await page
        .getByText(`Question ${index + 1} of ${questions.length}`)
        .first()
        .waitFor();
      const question = await client.get<Presentation>(`/presentations/${await openQuestion()}`);
      const key = keyOf(question);
      if (key.kind === 'choice' || key.kind === 'truth') {
        await byKeyboard(question);
        byKeys += 1;
      } else await answerRightly(question);
    }
    await page.getByRole('heading', { name: /^Done: \d of \d right$/ }).waitFor();
    left -= questions.length;
  }
}

/** The number of the option, Enter to check, Enter to go on: no mouse. */
async function byKeyboard(question: Presentation): Promise<void> {
  const key = keyOf(question);
  if (!('options' in question.body) || !('optionId' in key)) throw new Error('not a choice');
  const place = question.body.options.findIndex((option) => option.id === key.optionId);
  await page.keyboard.press(String(place + 1));
  expect((await judged(() => page.keyboard.press('Enter'))).correct).toBe(true);
  await onward().waitFor();
  await page.keyboard.press('Enter');
}

function inView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
