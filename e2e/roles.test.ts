import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { Person } from '@/features/identity/contract';
import type { Lesson } from '@/features/lessons/contract';
import { type Watch, watch } from './support/browser';
import type { MenoProcess } from './support/meno-process';
import { open, settled, signInByHand } from './support/pages';
import { copySchool } from './support/prepared';
import { LEARNER, type School, signIn, TEACHER } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let meno: MenoProcess;
let school: School;
let teacher: Page;
let learner: Page;
const watches: Watch[] = [];
let code = '';

const className = 'Year 10 Maintenance';
const course = () => `${meno.url}/courses/${school.course.id}`;
const refused = /(403|404)|status of 40[34]/;

async function newPerson(expected?: RegExp): Promise<Page> {
  const { page, seen } = await stage.newPage(null, expected);
  watches.push(seen);
  return page;
}

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  meno = stage.meno;
  school = await people(meno.url);
  // The pages that are closed to a person answer 403 and 404, on purpose.
  [teacher, learner] = await Promise.all([newPerson(refused), newPerson(refused)]);
});

afterAll(() => stage?.close());

/** What stands at an address for this person: the first heading of the page. */
async function headingAt(page: Page, address: string): Promise<string | null> {
  await open(page, address);
  return page.locator('h1').first().textContent();
}

const closed = 'This is not open to you';
const nothing = 'There is nothing at this address';

describe('teacher and learner', () => {
  it('sends a signed-out visitor to sign in, and on to where they were going', async () => {
    const wanted = `${course()}/map?view=list`;
    await open(teacher, wanted);
    expect(new URL(teacher.url()).pathname).toBe('/sign-in');
    await teacher.getByRole('heading', { name: 'Sign in to Larkfield School' }).waitFor();
    await signInByHand(teacher, TEACHER.email, TEACHER.password);
    expect(teacher.url()).toBe(wanted);
  });

  it('signs in under the name that Meno has in the school', async () => {
    // On plain http browsers trust it less than this machine's address.
    const url = meno.url.replace('127.0.0.1', 'meno.school');
    const context = await stage.browser.newContext();
    // Chromium says that it leaves out one header here: there is no https to hold it against.
    watches.push(watch(context, url, /Cross-Origin-Opener-Policy header has been ignored/));
    const page = await context.newPage();
    await open(page, `${url}/sign-in`);
    await signInByHand(page, TEACHER.email, TEACHER.password);
    await page.getByRole('heading', { name: 'Your next step' }).waitFor();
    expect(page.url()).toBe(`${url}/`);
    await context.close();
  });

  it('keeps what was written when the password is wrong, and says so', async () => {
    const stranger = await newPerson(/401/);
    await open(stranger, `${meno.url}/sign-in`);
    await stranger.getByLabel('E-mail').fill(TEACHER.email);
    await stranger.getByLabel('Password', { exact: true }).fill('not this one at all');
    await stranger.getByRole('button', { name: 'Sign in' }).click();
    await stranger.getByText('Name and password do not fit together').waitFor();
    expect(await stranger.getByLabel('E-mail').inputValue()).toBe(TEACHER.email);
    await stranger.context().close();
  });

  it('lets a teacher make a class, whose code stands large on the page', async () => {
    await open(teacher, `${meno.url}/classes`);
    await teacher.getByRole('button', { name: 'New class' }).click();
    await teacher.getByLabel('Name of the class').fill(className);
    await teacher.getByRole('button', { name: 'Create the class' }).click();
    const row = teacher.getByRole('listitem').filter({ hasText: className });
    await row.waitFor();
    code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec((await row.textContent()) ?? '')?.[0] ?? '';
    expect(code).not.toBe('');
    await school.owner.raw(`/courses/${school.course.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ visibility: 'classes' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(await headingAt(teacher, `${meno.url}/people`)).toBe(closed);
  });

  it('lets a learner in with the code, straight to the first step', async () => {
    await open(learner, `${meno.url}/join?code=${code}`);
    expect(await learner.getByLabel('Class code').inputValue()).toBe(code);
    await learner.getByLabel('Your name').fill(LEARNER.name);
    await learner.getByLabel('E-mail').fill(LEARNER.email);
    await learner.getByLabel('Password', { exact: true }).fill(LEARNER.password);
    await learner.getByRole('button', { name: 'Join' }).click();
    await learner.waitForURL(`${meno.url}/`);
    await learner.getByRole('heading', { name: 'Your next step' }).waitFor();
    await settled(learner);
    await learner.getByRole('button', { name: 'Start the lesson' }).click();
    await learner.waitForURL(/\/lessons\/[0-9a-f-]{36}$/);
    await open(teacher, `${meno.url}/classes`);
    await teacher.getByText('1 learner').waitFor();
  });

  it('shows a learner neither the exercises with their keys, nor people, nor the ways to change a course', async () => {
    expect(await headingAt(learner, `${course()}/items`)).toBe(closed);
    expect(await headingAt(learner, `${meno.url}/people`)).toBe(closed);
    await open(learner, course());
    await learner.getByRole('heading', { name: 'Material' }).waitFor();
    for (const name of ['Exercises', 'People']) expect(await learner.getByRole('link', { name }).count()).toBe(0);
    expect(await learner.locator('input[type=file]').count()).toBe(0);
    expect(await learner.getByRole('button', { name: /^(Remove|Settings)/ }).count()).toBe(0);
    await open(learner, `${course()}/map?view=list`);
    await learner.getByRole('heading', { name: 'Map' }).waitFor();
    expect(await learner.getByRole('button', { name: 'Add a concept' }).count()).toBe(0);
  });

  it('shows a learner only their own lessons and progress', async () => {
    const concepts = await school.teacher.get<{ items: Concept[] }>(`/courses/${school.course.id}/concepts`);
    const conceptId = concepts.items.find((concept) => concept.chunkCount > 3)?.id;
    const theirs = await school.teacher.post<Lesson>(`/courses/${school.course.id}/lessons`, { conceptId });
    expect(await headingAt(learner, `${course()}/lessons/${theirs.id}`)).toBe(nothing);
    const teacherId = (await school.owner.get<{ items: Person[] }>('/people')).items.find(
      (person) => person.email === TEACHER.email,
    )?.id;
    expect([closed, nothing]).toContain(await headingAt(learner, `${course()}/progress?learner=${teacherId}`));
    expect(await headingAt(learner, `${course()}/progress`)).toBe('What do you know so far?');
    expect(await learner.getByLabel('Whose progress').count()).toBe(0);
  });

  it("lets the teacher see the learner's progress, by name", async () => {
    await open(teacher, `${course()}/progress`);
    await teacher.getByLabel('Whose progress').selectOption({ label: LEARNER.name });
    await teacher.getByRole('heading', { name: `What does ${LEARNER.name} know so far?` }).waitFor();
    expect(new URL(teacher.url()).searchParams.get('learner')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('hides a course that is only for its classes from everybody else', async () => {
    const nina = { name: 'Nina Newcomer', email: 'nina@example.org', password: 'another quiet morning' };
    await school.owner.post('/people', { ...nina, role: 'learner' });
    const client = await signIn(meno.url, nina);
    expect((await client.raw(`/courses/${school.course.id}`)).status).toBe(404);
    const page = await newPerson(refused);
    await open(page, course());
    await signInByHand(page, nina.email, nina.password);
    await page.getByRole('heading', { name: nothing }).waitFor();
    await open(page, `${meno.url}/`);
    await page.getByText('No course is open to you yet').waitFor();
    await page.context().close();
  });

  it('signs out, and nothing stays behind', async () => {
    await open(learner, `${course()}/progress`);
    await learner.getByRole('button', { name: `Account of ${LEARNER.name}` }).click();
    await learner.getByRole('menuitem', { name: 'Sign out' }).click();
    await learner.waitForURL(`${meno.url}/sign-in`);
    await learner.goBack();
    await settled(learner);
    expect(new URL(learner.url()).pathname).toBe('/sign-in');
    await open(learner, `${course()}/progress`);
    expect(new URL(learner.url()).pathname).toBe('/sign-in');
  });

  it('had no fault on the way', () => {
    for (const seen of watches) expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
  });
});
