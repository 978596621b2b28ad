import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { Explanation } from '@/features/explain-back/contract';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import type { MenoProcess } from './support/meno-process';
import { answerTo, open, settled, signInByHand } from './support/pages';
import { copySchool } from './support/prepared';
import { LEARNER, makeClass, type School, TEACHER } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let meno: MenoProcess;
let school: School;
let concept: Concept;
/** One that a new learner may begin with. */
let ready: Concept;
let learner: Page;
let teacher: Page;
const watches: Watch[] = [];
const base = () => `${meno.url}/courses/${school.course.id}`;

async function newPerson({ email, password }: { email: string; password: string }): Promise<Page> {
  const { page, seen } = await stage.newPage();
  watches.push(seen);
  await open(page, `${meno.url}/sign-in`);
  await signInByHand(page, email, password);
  return page;
}

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  meno = stage.meno;
  school = await people(meno.url);
  await makeClass(meno.url, school);
  const { items } = await school.teacher.get<{ items: Concept[] }>(`/courses/${school.course.id}/concepts?limit=200`);
  const lockout = items.find(({ name }) => name === 'Lockout');
  if (!lockout) throw new Error('The sample course has no concept “Lockout”.');
  concept = lockout;
  const first = items.find(({ position }) => position === Math.min(...items.map((each) => each.position)));
  if (!first) throw new Error('The sample course has no concepts.');
  ready = first;
  [learner, teacher] = [await newPerson(LEARNER), await newPerson(TEACHER)];
});

afterAll(() => stage?.close());

async function send(text: string): Promise<void> {
  await learner.getByRole('textbox').fill(text);
  await learner.getByRole('textbox').press('Control+Enter');
}

describe('explaining back', () => {
  let id = '';

  it('is offered on the map and keeps what is written over a reload', async () => {
    // What is closed is explained only by whoever goes there by themselves; the map offers what is open.
    await open(learner, `${base()}/map?view=list&concept=${ready.id}`);
    await learner.getByRole('link', { name: 'Explain it back' }).waitFor();
    await open(learner, `${base()}/explain?concept=${concept.id}`);
    await learner.waitForURL(/\/explain\/[0-9a-f-]{36}$/);
    id = learner.url().split('/').at(-1) ?? '';
    await settled(learner);
    await learner.getByLabel('Your explanation').fill('You hang a');
    await open(learner, learner.url());
    expect(await learner.getByLabel('Your explanation').inputValue()).toBe('You hang a');
  });

  it('does not judge what explains nothing, and says why', async () => {
    await send('lock');
    await learner.getByText('That is very short.').waitFor();
    expect(await learner.getByLabel('Your explanation').inputValue()).toBe('lock');
  });

  it('asks for what is missing, and shows every point at the end', async () => {
    await send('It is a thing that we talked about and that keeps people safe when they repair machines.');
    await learner.getByRole('heading', { name: 'One more question' }).waitFor();
    expect(await violations(learner)).toEqual([]);
    await send(
      'You put your own lock on the switch that cuts off the energy, so the device cannot be operated until the lock is removed.',
    );
    // The answer stands on the page once it is judged, beside another question or the result.
    await learner.getByText('You put your own lock').first().waitFor();
    const leave = learner.getByRole('button', { name: 'Leave it there' });
    const result = learner.getByRole('heading', { name: 'How it went' });
    await leave.or(result).first().waitFor();
    if (await leave.isVisible()) await leave.click();
    await result.waitFor();
    await learner.getByText('What it is', { exact: true }).waitFor();
    await learner.getByRole('heading', { name: 'What changed' }).waitFor();
    expect(await learner.getByText('The material', { exact: true }).count()).toBeGreaterThan(1);
    expect(await violations(learner)).toEqual([]);
  });

  it('is read by the teacher, whose word counts instead', async () => {
    await open(teacher, `${base()}/explanations`);
    await teacher.getByRole('link', { name: concept.name }).click();
    await teacher.getByRole('heading', { name: /Lena Learner explains/ }).waitFor();
    await settled(teacher);
    expect(await violations(teacher)).toEqual([]);
    await teacher.getByLabel('What you make of it').selectOption('explained');
    await teacher.getByLabel('Why', { exact: true }).fill('She showed me at the machine.');
    const overruled = await answerTo<Explanation>(teacher, 'POST', /\/override$/, () =>
      teacher.getByRole('button', { name: 'Change the judgement' }).click(),
    );
    expect(overruled.overrides[0]?.after).toBeGreaterThan(0.5);
    await open(learner, `${base()}/explain/${id}`);
    await learner.getByText('She showed me at the machine.').waitFor();
  });

  it('without a fault on any page or a request to anybody else', () => {
    expect(watches.flatMap(({ faults, strangers, dialogs }) => [...faults, ...strangers, ...dialogs])).toEqual([]);
  });
});
