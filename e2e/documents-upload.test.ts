import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { Lesson } from '@/features/lessons/contract';
import type { Course, Source } from '@/features/library/contract';
import type { Presentation } from '@/features/practice/contract';
import { type Client, OWNER, signedIn } from './support/api-client';
import { violations, widthOf } from './support/axe';
import { actAs, phone, type Watch } from './support/browser';
import { badFiles, bookFile, otherFiles, slidesFile, type UploadFile } from './support/documents';
import { ingestionWords, open, settled } from './support/pages';
import { answerAnyhow } from './support/places';
import { copyFresh } from './support/prepared';
import { LEARNER, makeClass } from './support/school';
import { type Stage, startStage } from './support/stage';

const FIRST = 'An impeller is a wheel that throws water outward.';
const LATER = 'An impeller is a rotor with blades that drives the water of a pump to its rim.';

const slides = slidesFile(FIRST);
let stage: Stage;
let teacher: Client;
let learner: Client;
let course: Course;
let page: Page;
const watches: Watch[] = [];
const home = () => `${stage.meno.url}/courses/${course.id}`;

beforeAll(async () => {
  stage = await startStage(await copyFresh());
  teacher = await signedIn(stage.meno.url, '/api/v1/setup', OWNER);
  course = await teacher.post<Course>('/courses', { title: 'Machines', language: 'en' });
  ({ learner } = await makeClass(stage.meno.url, { owner: teacher, teacher, course }));
  const teaching = await stage.newPage(teacher);
  page = teaching.page;
  watches.push(teaching.seen);
});

afterAll(async () => {
  await stage?.close();
});

async function add(files: UploadFile[]): Promise<string> {
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(files);
  return ingestionWords(page);
}

async function sourceOf(path: string): Promise<Source> {
  const { items } = await teacher.get<{ items: Source[] }>(`/courses/${course.id}/sources`);
  const found = items.find((source) => source.path === path);
  if (!found) throw new Error(`no source ${path}`);
  return found;
}

async function impeller(): Promise<Concept> {
  const { items } = await teacher.get<{ items: Concept[] }>(`/courses/${course.id}/concepts?limit=200`);
  const found = items.find((concept) => concept.name === 'Impeller');
  if (!found) throw new Error(`no impeller among ${items.map((concept) => concept.name)}`);
  return found;
}

describe('documents, from the upload to the lesson', () => {
  it('come in as they are; what can not be read is named with what to do about it', async () => {
    await open(page, home());
    const words = await add([await bookFile(), slides, ...otherFiles(), ...(await badFiles())]);
    // The package counts as well as what is in it.
    expect(words).toBe('7 files are in. 2 were left out.');
    const panel = page.getByRole('region', { name: 'Reading the material' });
    await panel.getByText('The file is locked with a password. Save it without one, and upload that.').waitFor();
    await panel.getByText('The file is damaged: open it in the program it comes from').waitFor();
    for (const title of ['The bearing', 'Flow', 'Valves'])
      await page.getByRole('link', { name: title, exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await actAs(page, 'phone');
    expect(await widthOf(page)).toBe(phone.width);
    expect(await violations(page)).toEqual([]);
    await actAs(page, 'desktop');
  });

  it('are cut into passages that say on which page or slide they stand', async () => {
    const [book, deck] = [await sourceOf('book.pdf'), await sourceOf('slides.pptx')];
    await open(page, `${home()}/sources/${book.id}/passages`);
    await page.getByText('page 2').first().waitFor();
    await open(page, `${home()}/sources/${deck.id}/passages`);
    await page.getByText('slide 2').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('are cited by a lesson with their slide, and the original is at hand there', async () => {
    const lesson = await learner.post<Lesson>(`/courses/${course.id}/lessons`, { conceptId: (await impeller()).id });
    const reading = await stage.newPage(learner);
    watches.push(reading.seen);
    await open(reading.page, `${home()}/lessons/${lesson.id}`);
    await reading.page.getByText(FIRST).first().waitFor();
    await reading.page.getByText('slide 2').first().waitFor();
    const { id } = await sourceOf('slides.pptx');
    await reading.page.locator(`a[href*="/sources/${id}?chunk="]`).first().click();
    await reading.page.getByText('This passage: slide 2').waitFor();
    const original = reading.page.getByRole('link', { name: 'Save the original file' });
    const answer = await reading.page.request.get(`${stage.meno.url}${await original.getAttribute('href')}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-disposition']).toContain('attachment');
    expect(Buffer.compare(await answer.body(), slides.buffer)).toBe(0);
  });

  it('tell, when one comes again, what changed and whose progress it touches', async () => {
    const concept = await impeller();
    const asked = await learner.post<{ items: Presentation[] }>(`/courses/${course.id}/presentations`, {
      conceptId: concept.id,
      count: 1,
    });
    for (const question of asked.items) await answerAnyhow(learner, question);
    await open(page, home());
    expect(await add([slidesFile(LATER)])).toBe('1 file is in.');
    await page
      .getByRole('region', { name: 'Reading the material' })
      .getByRole('link', { name: 'See what changed' })
      .click();
    await page.getByText('It touches the progress of one learner. Nothing of it is lost.').waitFor();
    await page.getByRole('button', { name: 'Who, in my classes?' }).click();
    await page.getByRole('link', { name: LEARNER.name }).waitFor();
    await page
      .getByText(/^Passages: .*1 changed/)
      .first()
      .waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(watches.flatMap(({ faults, strangers, dialogs }) => [...faults, ...strangers, ...dialogs])).toEqual([]);
  });
});
