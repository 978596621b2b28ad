import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '@/platform/documents/pdf/pdf.testing';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { open, settled } from './support/pages';
import { copySchool } from './support/prepared';
import type { School } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let school: School;
let page: Page;
let seen: Watch;
const OWN = 'every quokka paints fences';

beforeAll(async () => {
  const prepared = await copySchool('new');
  stage = await startStage(prepared.data);
  school = await prepared.people(stage.meno.url);
  // Cards are asked for once more than anybody waits for.
  ({ page, seen } = await stage.newPage(school.owner, /409 /));
});

afterAll(() => stage?.close());

const list = (course: string) =>
  [
    'role;name;e-mail;user name;class;course;guardian of;birth date',
    `teacher;Tina Berg;tina@example.org;;7a;${course};;`,
    'learner;Anna Lang;;anna.lang;7a;;;9.3.2010',
    'guardian;Gia Lang;gia@example.org;;;;anna.lang;',
    'wizard;Merlin;merlin@example.org;;;;;',
  ].join('\r\n');

/** Presses a button or link and gives the file that comes. */
async function downloaded(from: Page, role: 'button' | 'link', name: string): Promise<Uint8Array<ArrayBuffer>> {
  const coming = from.waitForEvent('download');
  await from.getByRole(role, { name }).click();
  return Uint8Array.from(await readFile(await (await coming).path()));
}

let first = '';

describe('a list of people', () => {
  it('is shown row by row before anything is written, then taken over', async () => {
    await open(page, `${stage.meno.url}/people`);
    await page.getByRole('link', { name: 'Add many people' }).click();
    await page.getByRole('heading', { name: 'What the columns are called' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // As a spreadsheet in western Europe writes it.
    const buffer = Buffer.from(list(school.course.title), 'latin1');
    await page.getByLabel('Choose a file').setInputFiles({ name: 'year7.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: 'What “year7.csv” would do' }).waitFor();
    await settled(page);
    await page.getByText('“wizard” is no role.').waitFor();
    await page.getByText('Becomes guardian of Anna Lang and may see their record.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Show', { exact: true }).selectOption('refused');
    await page.getByRole('row', { name: /merlin@example.org/ }).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    const { items } = await school.owner.get<{ items: unknown[] }>('/people');
    await page.getByRole('button', { name: 'Take 3 rows over' }).click();
    await page.getByText('3 rows were taken over. 1 row was refused.').waitFor();
    const now = await school.owner.get<{ items: unknown[] }>('/people');
    expect(now.items.length).toBe(items.length + 3);
    const report = Buffer.from(await downloaded(page, 'link', 'Download the report')).toString('utf8');
    expect(report).toContain('5,Refused,,Merlin');
  });

  it('gives cards to print, once', async () => {
    await page.getByRole('button', { name: 'Print cards for new people' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It is shown this once').waitFor();
    expect(await violations(page)).toEqual([]);
    const { markdown } = await read(await downloaded(page, 'button', 'Make the cards'));
    const text = markdown.replaceAll('\\', '');
    for (const words of ['Anna Lang', 'anna.lang', 'tina@example.org']) expect(text).toContain(words);
    await dialog.getByText('3 cards are in the file.').waitFor();
    await dialog.getByRole('button', { name: 'Make the cards' }).click();
    await dialog.getByText('Nobody of them waits for a card.').waitFor();
    const [id] = (
      await school.owner.get<{ items: { id: string; username: string | null }[] }>('/people')
    ).items.flatMap((person) => (person.username === 'anna.lang' ? person.id : []));
    const again = await school.owner.raw('/people/cards', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personIds: [id], again: true }),
    });
    const card = await read(new Uint8Array(await again.arrayBuffer()));
    first = /\b[a-z]+-[a-z]+-[a-z]+-\d\d\b/.exec(card.markdown.replaceAll('\\', ''))?.[0] ?? '';
    expect(first).not.toBe('');
  });

  it('lets a learner in with their card, and a password of their own', async () => {
    const { page: learner } = await stage.newPage(null, /403 /);
    await open(learner, `${stage.meno.url}/sign-in`);
    await learner.getByLabel('E-mail or user name').fill('anna.lang');
    await learner.getByLabel('Password', { exact: true }).fill(first);
    await learner.getByRole('button', { name: 'Sign in' }).click();
    await learner.getByRole('heading', { name: 'Your first time here' }).waitFor();
    await settled(learner);
    expect(await learner.getByLabel('User name or e-mail').inputValue()).toBe('anna.lang');
    expect(learner.url()).not.toContain(first);
    expect(await violations(learner)).toEqual([]);
    await learner.getByLabel('Your own password', { exact: true }).fill(OWN);
    await learner.getByRole('button', { name: 'Choose it and sign in' }).click();
    await learner.waitForURL(`${stage.meno.url}/`);
  });
});

describe('an invitation', () => {
  it('is made by the administrator, and opened by a new teacher', async () => {
    await open(page, `${stage.meno.url}/people/invitations`);
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('Who it is for').fill('For Nina');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const field = page.getByLabel('Link of the invitation');
    await expect.poll(() => field.inputValue()).toMatch(/^http/);
    const link = await field.inputValue();
    expect(await violations(page)).toEqual([]);
    const { page: guest } = await stage.newPage();
    await open(guest, link);
    await guest.getByText('You get an account as Teacher.').waitFor();
    expect(await violations(guest)).toEqual([]);
    await guest.getByLabel('Your name').fill('Nina New');
    await guest.getByLabel('E-mail').fill('nina@example.org');
    await guest.getByLabel('Password', { exact: true }).fill(OWN);
    await guest.getByRole('button', { name: 'Make my account' }).click();
    await guest.waitForURL(`${stage.meno.url}/`);
    await open(page, `${stage.meno.url}/people/invitations`);
    await page.getByRole('cell', { name: 'Nina New' }).waitFor();
  });

  it('goes without a fault in the browser', () => {
    expect(seen.faults).toEqual([]);
  });
});
