import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { Path } from '@/features/paths/contract';
import type { Home, Standing } from '@/features/pathways/contract';
import type { Client } from './support/api-client';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { answerTo, open, settled } from './support/pages';
import { copySchool } from './support/prepared';
import { LEARNER, makeClass, type School } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let school: School;
let learnerClient: Client;
let learner: Page;
let teacher: Page;
/** What the learner wants to reach, and what the teacher sets. */
let [goal, other, assigned]: Concept[] = [];
const watches: Watch[] = [];
const base = () => `${stage.meno.url}/courses/${school.course.id}`;

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  school = await people(stage.meno.url);
  ({ learner: learnerClient } = await makeClass(stage.meno.url, school));
  const { items } = await school.teacher.get<{ items: Concept[] }>(`/courses/${school.course.id}/concepts?limit=200`);
  const deep = items.filter(({ chunkCount }) => chunkCount > 0).toSorted((a, b) => b.level - a.level);
  [goal, other, assigned] = [deep[0], deep.at(-1), deep[1]].flatMap((concept) => concept ?? []);
  const pageOf = async (client: Client) => {
    const { page, seen } = await stage.newPage(client);
    watches.push(seen);
    return page;
  };
  [learner, teacher] = [await pageOf(learnerClient), await pageOf(school.teacher)];
});

afterAll(() => stage?.close());

const stepIds = (page: Page) =>
  page.locator('[data-step]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-step')));

describe('a learner’s own path', () => {
  let path: Path;

  it('is chosen with its way beside it', async () => {
    await open(learner, base());
    await learner.getByRole('link', { name: 'Paths', exact: true }).click();
    await learner.getByRole('heading', { name: 'No path yet' }).waitFor();
    await learner.getByRole('link', { name: 'New path' }).click();
    await learner.getByRole('heading', { name: 'The way' }).waitFor();
    await settled(learner);
    await learner.getByRole('button', { name: 'Set out' }).click();
    await learner.getByText('Pick at least one concept.').waitFor();
    for (const concept of [goal, other]) {
      await learner.getByLabel('Find a concept').fill(concept?.name ?? '');
      await learner.getByRole('checkbox', { name: `${concept?.name} Not started`, exact: true }).check();
    }
    await learner.getByText(/Eight times out of ten/).waitFor();
    expect(await violations(learner)).toEqual([]);
    await learner.getByLabel('Name').fill('What I want to know');
    path = await answerTo<Path>(learner, 'POST', /\/paths$/, () =>
      learner.getByRole('button', { name: 'Set out' }).click(),
    );
    await learner.getByRole('heading', { name: 'What I want to know' }).waitFor();
    expect(path.way.steps.length).toBeGreaterThan(2);
    expect(path.way.steps.map(({ conceptId }) => conceptId)).toEqual(expect.arrayContaining([goal?.id, other?.id]));
  });

  it('is put in order by keyboard, as far as the concepts allow, and stays so', async () => {
    const { steps } = path.way;
    const builds = steps.findIndex(({ needs }, at) => needs.includes(steps[at - 1]?.conceptId ?? ''));
    const [step, need] = [steps[builds]?.name ?? '', steps[builds - 1]?.name ?? ''];
    await learner.getByRole('button', { name: `Move “${step}” up` }).press('Enter');
    await learner.getByText(`“${step}” builds on “${need}”, so it can’t come before it.`).first().waitFor();
    expect(await stepIds(learner)).toEqual(steps.map(({ conceptId }) => conceptId));

    const free = steps.findIndex(({ needs }, at) => at > 0 && !needs.includes(steps[at - 1]?.conceptId ?? ''));
    const moving = steps[free];
    const saved = await answerTo<Path>(learner, 'PATCH', /\/paths\//, () =>
      learner.getByRole('button', { name: `Move “${moving?.name}” up` }).press('Enter'),
    );
    await learner.getByText(`“${moving?.name}” is now step ${free} of ${steps.length}.`).waitFor();
    const order = saved.way.steps.map(({ conceptId }) => conceptId);
    expect(order.indexOf(moving?.conceptId ?? '')).toBe(free - 1);
    // The focus went along.
    expect(
      await learner.evaluate(() => document.activeElement?.closest('[data-step]')?.getAttribute('data-step')),
    ).toBe(moving?.conceptId);
    expect(await violations(learner)).toEqual([]);
    await open(learner, learner.url());
    expect(await stepIds(learner)).toEqual(order);
  });

  it('is put in order by dragging, down and up', async () => {
    const dragBy = async (by: 1 | -1) => {
      const before = await stepIds(learner);
      const needsOf = (id: string | null | undefined) =>
        path.way.steps.find(({ conceptId }) => conceptId === id)?.needs ?? [];
      // Two neighbours of which neither needs the other.
      const upper = before.findIndex((id, at) => at + 1 < before.length && !needsOf(before[at + 1]).includes(id ?? ''));
      const [from, to] = by === 1 ? [upper, upper + 1] : [upper + 1, upper];
      const rows = learner.locator('[data-step]');
      await rows.nth(upper + 1).scrollIntoViewIfNeeded();
      const handle = await rows.nth(from).locator('[title]').first().boundingBox();
      const over = await rows.nth(to).boundingBox();
      if (!handle || !over) throw new Error('no rows to drag');
      await learner.mouse.move(handle.x + 5, handle.y + 5);
      const saved = await answerTo<Path>(learner, 'PATCH', /\/paths\//, async () => {
        await learner.mouse.down();
        await learner.mouse.move(handle.x + 5, over.y + over.height * (by === 1 ? 0.9 : 0.1), { steps: 8 });
        await learner.mouse.up();
      });
      await settled(learner);
      const after = await stepIds(learner);
      expect(after[to]).toBe(before[from]);
      expect(after).toEqual(saved.way.steps.map(({ conceptId }) => conceptId));
    };
    await dragBy(1);
    await dragBy(-1);
  });

  it('decides what comes next, on the course’s page and on the first one', async () => {
    await open(learner, base());
    await learner.getByRole('region', { name: 'Your path' }).getByText('What I want to know').waitFor();
    const { courses } = await learnerClient.get<Home>('/home');
    const next = courses.find(({ course }) => course.id === school.course.id)?.next.step;
    expect(path.way.steps.map(({ conceptId }) => conceptId)).toContain(next?.conceptId);
    await open(learner, stage.meno.url);
    await learner
      .getByRole('heading', { name: next?.name ?? '' })
      .first()
      .waitFor();
  });

  it('is stopped, and taken up again', async () => {
    await open(learner, `${base()}/paths/${path.id}`);
    await learner.getByRole('button', { name: 'Stop' }).click();
    await learner.getByText('This path is stopped.').waitFor();
    await learner.getByRole('button', { name: 'Undo' }).click();
    await learner.getByRole('button', { name: 'Stop' }).waitFor();
  });
});

describe('what is closed to a learner', () => {
  it('is marked on the map and in the list, says why and what opens it, and can be made a goal', async () => {
    const { items } = await learnerClient.get<{ items: Standing[] }>(`/courses/${school.course.id}/standings`);
    const nameOf = new Map(items.map(({ conceptId, name }) => [conceptId, name]));
    const closed = items.find(({ state, conceptId }) => state === 'locked' && conceptId !== goal?.id);
    const [needed] = closed?.missingIds.map((id) => nameOf.get(id) ?? '') ?? [];
    await open(learner, `${base()}/map?view=list`);
    const row = learner.locator(`#concept-${closed?.conceptId}`);
    expect(await row.textContent()).toMatch(/Closed until you know/);
    await row.click();
    const opens = learner.getByRole('region', { name: 'What opens it' });
    await opens.getByRole('button', { name: needed ?? '' }).waitFor();
    await learner.getByRole('link', { name: 'Look at it anyway' }).waitFor();
    expect(await violations(learner)).toEqual([]);
    const path = await answerTo<Path>(learner, 'POST', /\/paths$/, () =>
      learner.getByRole('button', { name: 'Make this my goal' }).click(),
    );
    await learner.getByRole('link', { name: 'Your goal: see the way' }).waitFor();
    expect(path.way.targets.map(({ conceptId }) => conceptId)).toEqual([closed?.conceptId]);
    await learner.getByRole('button', { name: 'Undo' }).click();
    await learner.getByRole('button', { name: 'Make this my goal' }).waitFor();

    await open(learner, `${base()}/map?view=map&concept=${closed?.conceptId}`);
    const card = learner.locator(`#concept-${closed?.conceptId}`);
    await card.focus();
    await learner
      .getByRole('tooltip')
      .filter({ hasText: `Closed until you know “${needed}”` })
      .waitFor({ state: 'attached' });
  });
});

describe('gates of single concepts', () => {
  it('are set on a screen that refuses bad values, and taken back', async () => {
    await open(teacher, `${base()}/gates`);
    await teacher.getByLabel('Find a concept').fill(other?.name ?? '');
    await teacher.getByRole('button', { name: `Change “${other?.name}”` }).click();
    await teacher.getByLabel('Mastered from').fill('120');
    await teacher.getByLabel('It has held after').fill('a week');
    await teacher.getByRole('button', { name: 'Save' }).click();
    await teacher.getByText('Write a number from 50 to 99.').waitFor();
    await teacher.getByText('Write a whole number of days, such as 2.').waitFor();
    await teacher.getByLabel('Mastered from').fill('95 %');
    await teacher.getByLabel('It has held after').fill('');
    await teacher.getByRole('button', { name: 'Save' }).click();
    await teacher.getByText(`“${other?.name}” is saved.`).first().waitFor();
    await teacher.getByLabel('Only those that differ (1)').check();
    await teacher.getByRole('row', { name: new RegExp(`${other?.name}.*differs.*95`) }).waitFor();
    expect(await violations(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: `As the course: “${other?.name}”` }).click();
    await teacher.getByLabel('Only those that differ (0)').waitFor();
  });
});

describe('a path that a teacher sets', () => {
  it('has a class, a day and concepts, and shows how far everybody is', async () => {
    await open(teacher, `${base()}/paths/new?concept=${assigned?.id}`);
    await teacher.getByLabel('For whom').selectOption({ label: 'For Year 10 Maintenance' });
    await teacher.getByLabel('Name').fill('Before the exam');
    await teacher.getByLabel('Done by').fill('2099-06-30');
    await teacher.getByText(/Eight times out of ten/).waitFor();
    await settled(teacher);
    expect(await violations(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Set the path' }).click();
    await teacher.getByRole('heading', { name: 'How far the class is' }).waitFor();
    await teacher.getByRole('link', { name: LEARNER.name }).waitFor();
    expect(await violations(teacher)).toEqual([]);
    await teacher.getByRole('link', { name: LEARNER.name }).click();
    await teacher.getByRole('heading', { name: `Steps of ${LEARNER.name}` }).waitFor();
  });

  it('comes first for the learner, who sees its day and can’t change its order', async () => {
    await open(learner, `${base()}/paths`);
    const mine = learner.getByRole('region', { name: 'Your paths' }).getByRole('listitem');
    await mine.first().getByText('Before the exam').waitFor();
    await mine
      .first()
      .getByText(/Due .*2099/)
      .waitFor();
    expect(await mine.count()).toBe(2);
    await learner.getByRole('link', { name: 'Before the exam' }).click();
    await learner.getByText('Your teacher set this path').waitFor();
    expect(await learner.getByRole('button', { name: /^Move/ }).count()).toBe(0);
    expect(await violations(learner)).toEqual([]);
  });

  it('without a fault on any page or a request to anybody else', () => {
    expect(watches.flatMap(({ faults, strangers, dialogs }) => [...faults, ...strangers, ...dialogs])).toEqual([]);
  });
});
