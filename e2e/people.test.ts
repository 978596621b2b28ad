import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/features/identity/contract';
import type { School as SchoolWithTerms } from '@/features/identity/people/contract';
import type { Client } from './support/api-client';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { open } from './support/pages';
import { copySchool } from './support/prepared';
import { LEARNER, makeClass, type School, signIn } from './support/school';
import { type Stage, startStage } from './support/stage';

const GUARDIAN = { name: 'Greta Guardian', email: 'greta@example.org', password: 'a window above the garden' };
const COUNSELLOR = { name: 'Cora Counsellor', email: 'cora@example.org', password: 'a lamp beside two chairs' };
const closed = 'This is not open to you';

let stage: Stage;
let school: School;
let learnerId = '';
const watches: Watch[] = [];
let admin: Page;
let guardian: Page;
let counsellor: Page;

const at = (path: string) => `${stage.meno.url}${path}`;

async function pageOf(who: Client): Promise<Page> {
  // What is closed to somebody answers 403 and 404, on purpose.
  const { page, seen } = await stage.newPage(who, /(403|404)|status of 40[34]/);
  watches.push(seen);
  return page;
}

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  school = await people(stage.meno.url);
  const { learner } = await makeClass(stage.meno.url, school);
  learnerId = (await learner.get<{ id: string }>('/me')).id;
  await school.owner.post<Person>('/people', { ...GUARDIAN, role: 'guardian' });
  await school.owner.post<Person>('/people', { ...COUNSELLOR, role: 'counsellor' });
  admin = await pageOf(school.owner);
  guardian = await pageOf(await signIn(stage.meno.url, GUARDIAN));
  counsellor = await pageOf(await signIn(stage.meno.url, COUNSELLOR));
});

afterAll(() => stage?.close());

const heading = (page: Page) => page.locator('h1').first().textContent();

describe('a school with its people', () => {
  it('is made with a term', async () => {
    await open(admin, at('/schools'));
    await admin.getByRole('button', { name: 'New school' }).click();
    await admin.getByLabel('Name of the school').fill('Larkfield North');
    await admin.getByRole('button', { name: 'Make the school' }).click();
    await admin.getByRole('heading', { name: 'Larkfield North' }).waitFor();
    await admin.getByRole('button', { name: 'Add a term to Larkfield North' }).click();
    await admin.getByLabel('Name of the term').fill('Autumn');
    await admin.getByLabel('First day').fill('2026-09-01');
    await admin.getByLabel('Last day').fill('2026-12-18');
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('Autumn', { exact: true }).waitFor();
    expect(await violations(admin)).toEqual([]);
  });

  it('has a counsellor and a learner, and the learner a guardian', async () => {
    await open(admin, at('/people'));
    for (const name of [COUNSELLOR.name, LEARNER.name]) {
      await admin.getByRole('button', { name: `Change ${name}` }).click();
      await admin.getByRole('dialog').getByLabel('Larkfield North').check();
      await admin.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await admin.getByRole('row', { name: new RegExp(`${name}.*Larkfield North`) }).waitFor();
    }
    await admin.getByRole('button', { name: `Change ${LEARNER.name}` }).click();
    await admin.getByLabel('E-mail or user name of their account').fill(GUARDIAN.email);
    await admin.getByLabel('The school has made sure that this is so').check();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Link', exact: true }).click();
    await admin.getByText('Confirmed', { exact: true }).waitFor();
    const { items } = await school.owner.get<{ items: SchoolWithTerms[] }>('/schools');
    expect(items).toMatchObject([{ name: 'Larkfield North', peopleCount: 2, terms: [{ name: 'Autumn' }] }]);
  });
});

describe('a guardian', () => {
  it('sees how their child gets on, and decides for them', async () => {
    await open(guardian, at('/'));
    await guardian.getByRole('heading', { name: LEARNER.name }).waitFor();
    await guardian.getByText(school.course.title).first().waitFor();
    expect(await violations(guardian)).toEqual([]);
    await guardian.getByRole('link', { name: `More about ${LEARNER.name}` }).click();
    await guardian.getByRole('heading', { name: 'Knows, the latest first' }).waitFor();
    await open(guardian, at(`/learners/${learnerId}/choices`));
    const recommendations = guardian.getByRole('region', { name: 'Recommendations' });
    await recommendations.getByLabel('No', { exact: true }).click();
    await recommendations.getByText('Kept. It holds from now on.').waitFor();
    await recommendations.getByText(/Decided by a parent or guardian/).waitFor();
    expect(await violations(guardian)).toEqual([]);
  });

  it('opens no page of others', async () => {
    for (const path of ['/people', '/audit', '/schools']) {
      await open(guardian, at(path));
      expect(await heading(guardian), path).toBe(closed);
    }
  });
});

describe('a counsellor', () => {
  it('sees the learners of their school, and none of a guardian’s pages', async () => {
    await open(counsellor, at('/'));
    await counsellor.getByRole('link', { name: LEARNER.name }).first().click();
    await counsellor.getByRole('heading', { name: LEARNER.name }).waitFor();
    expect(await violations(counsellor)).toEqual([]);
    for (const path of [`/learners/${learnerId}/choices`, '/people']) {
      await open(counsellor, at(path));
      expect(await heading(counsellor), path).toBe(closed);
    }
    for (const seen of watches) expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
  });
});
