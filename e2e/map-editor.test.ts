import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Watch } from './support/browser';
import type { MenoProcess } from './support/meno-process';
import { open } from './support/pages';
import { copySchool } from './support/prepared';
import { makeClass, type School, TEACHER } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let meno: MenoProcess;
let school: School;
let page: Page;
const watches: Watch[] = [];

const base = () => `/courses/${school.course.id}`;
const map = () => school.owner.get<ConceptMap>(`${base()}/map`);
const nameOf = async (id: string) => (await map()).concepts.find((concept) => concept.id === id)?.name;
const proposed = async () => (await map()).prerequisites.filter((edge) => edge.origin === 'proposed').length;
const panel = () => page.getByRole('complementary', { name: 'About this concept' });
const heading = (name: string) => panel().getByRole('heading', { name, exact: true });

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  meno = stage.meno;
  school = await people(meno.url);
  await makeClass(meno.url, school);
  // A change that somebody else was quicker with is refused, on purpose.
  const opened = await stage.newPage(school.owner, /409/);
  page = opened.page;
  watches.push(opened.seen);
});

afterAll(() => stage?.close());

async function rename(name: string): Promise<void> {
  await panel().getByRole('button', { name: 'Rename', exact: true }).click();
  await panel().getByLabel('Name of the concept').fill(name);
  await panel().getByRole('button', { name: 'Save' }).click();
}

async function renameAsTeacher(id: string, name: string): Promise<void> {
  const answer = await school.teacher.raw(`${base()}/concepts/${id}`, {
    method: 'PATCH',
    body: JSON.stringify({ name }),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(200);
}

describe('a teacher at the map', () => {
  it('takes a change back by keyboard and does it again', async () => {
    const [concept] = (await map()).concepts;
    if (!concept) throw new Error('no concepts');
    await open(page, `${meno.url}${base()}/map?view=map&concept=${concept.id}`);
    await heading(concept.name).waitFor();
    await rename('Quite another name');
    await heading('Quite another name').waitFor();
    await page.keyboard.press('Control+z');
    await heading(concept.name).waitFor();
    expect(await nameOf(concept.id)).toBe(concept.name);
    await page.keyboard.press('Control+Shift+Z');
    await heading('Quite another name').waitFor();
    await page.getByRole('button', { name: /^Take back: renamed/ }).click();
    await heading(concept.name).waitFor();
  });

  it('accepts all proposals at once, and takes that back as one', async () => {
    const count = await proposed();
    expect(count).toBeGreaterThan(5);
    await page.getByRole('button', { name: /^Proposals \(\d+\)$/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Proposals' });
    await dialog.getByRole('button', { name: `Accept all ${count} shown` }).click();
    await dialog.getByText('There is nothing left to decide.').waitFor();
    expect(await proposed()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Take back: decided on proposals/ }).click();
    await expect.poll(proposed).toBe(count);
  });

  it('keeps a version, sees what differs, and brings it back', async () => {
    const [, concept] = (await map()).concepts;
    if (!concept) throw new Error('no second concept');
    await page.getByRole('button', { name: 'History', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'History of the map' });
    await dialog.getByRole('tab', { name: 'Versions' }).click();
    await dialog.getByLabel('Name of this version').fill('Before the term');
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    await dialog.getByText('Before the term').waitFor();
    await renameAsTeacher(concept.id, 'Renamed in between');
    // The screen has heard of it: only then is it the teacher's own will to go back behind it.
    await page.getByText(`${TEACHER.name} renamed “${concept.name}” to “Renamed in between”`).first().waitFor();
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByText(`“${concept.name}” is “Renamed in between”`).waitFor();
    await dialog.getByRole('button', { name: 'Bring back' }).click();
    await dialog.getByText('There is no difference.').waitFor();
    expect(await nameOf(concept.id)).toBe(concept.name);
    await dialog.getByRole('tab', { name: 'Changes' }).click();
    await dialog.getByText('You brought back the version “Before the term”').waitFor();
    await dialog.getByText(`${TEACHER.name} renamed “${concept.name}” to “Renamed in between”`).waitFor();
    await page.keyboard.press('Escape');
  });

  it('sees what another teacher does, and never writes over it', async () => {
    const concept = (await map()).concepts[2];
    if (!concept) throw new Error('no third concept');
    await open(page, `${meno.url}${base()}/map?view=map&concept=${concept.id}`);
    await heading(concept.name).waitFor();
    await panel().getByRole('button', { name: 'Rename', exact: true }).click();
    await panel().getByLabel('Name of the concept').fill('My name for it');
    await renameAsTeacher(concept.id, 'Their name for it');
    await page.getByText(`${TEACHER.name} renamed “${concept.name}” to “Their name for it”`).waitFor();
    await panel().getByRole('button', { name: 'Save' }).click();
    await panel().getByText(`${TEACHER.name} changed the same thing in the meantime.`).waitFor();
    expect(await nameOf(concept.id)).toBe('Their name for it');
    // What was typed is still there; having seen the other name, the teacher may.
    await panel().getByRole('button', { name: 'Save' }).click();
    await heading('My name for it').waitFor();
  });

  it('looks around one concept, and every such view has an address', async () => {
    await panel().getByRole('button', { name: 'Look around it' }).click();
    await page.getByText(/^Around “My name for it”/).waitFor();
    await page.waitForURL(/around=/);
    await open(page, page.url());
    await page.getByText(/^Around “My name for it”/).waitFor();
    await page.getByRole('button', { name: 'Show the whole map' }).click();
    await page.waitForURL((address) => !address.searchParams.has('around'));
  });

  it('met no fault on the way', () => {
    expect(watches.flatMap((seen) => [...seen.faults, ...seen.strangers])).toEqual([]);
  });
});
