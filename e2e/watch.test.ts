import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Course } from '@/features/library/contract';
import { OWNER, signedIn } from './support/api-client';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { ingestionWords, open, settled } from './support/pages';
import { copyFresh } from './support/prepared';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let page: Page;
let seen: Watch;
let folder = '';
let address = '';

const shared = (...parts: string[]) => path.join(folder, 'shared', ...parts);
const dialog = () => page.getByRole('dialog', { name: 'Follow a folder or repository' });
const card = (place: string): Locator =>
  page
    .getByRole('region', { name: 'Places that this course follows' })
    .getByRole('listitem')
    .filter({ hasText: place });
const look = (place: string) => page.getByRole('button', { name: `Look now: ${place}` }).click();
const valve = (words: string) => `# Valves\n\nA **valve** is a part that ${words}.\n`;

function git(...args: string[]): void {
  const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  execFileSync('git', ['-C', shared('repository'), ...person, ...args], { stdio: 'ignore' });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-watch-'));
  await chmod(folder, 0o755);
  await mkdir(shared('valves'), { recursive: true });
  await mkdir(shared('repository'), { recursive: true });
  await writeFile(shared('valves', 'valves.md'), valve('closes a pipe'));
  stage = await startStage(await copyFresh(), { MENO_WATCH_FOLDERS: shared(), MENO_WATCH_MINUTES: '0' });
  const owner = await signedIn(stage.meno.url, '/api/v1/setup', OWNER);
  const course = await owner.post<Course>('/courses', { title: 'Machines', language: 'en' });
  address = `${stage.meno.url}/courses/${course.id}`;
  // A place outside of what is allowed is refused, on purpose.
  ({ page, seen } = await stage.newPage(owner, /400/));
});

afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

async function follow(place: string): Promise<void> {
  await dialog()
    .getByLabel(/^(Folder on the server|Address of the repository)$/)
    .fill(place);
  await dialog().getByRole('button', { name: 'Follow it' }).click();
}

describe('a course that follows a folder', () => {
  it('takes in what lies there, and nothing from elsewhere', async () => {
    await open(page, address);
    await page.getByRole('button', { name: 'Follow a folder or repository' }).click();
    await follow('/etc');
    await dialog().getByText('Courses may not follow this folder.').waitFor();
    expect(await violations(page)).toEqual([]);
    await follow(shared('valves'));
    await dialog().waitFor({ state: 'hidden' });
    expect(await ingestionWords(page)).toBe('1 file is in.');
    await page.getByRole('link', { name: 'Valves', exact: true }).waitFor();
    await card(shared('valves')).getByText('1 file. Looked at').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('reads again what has changed there, when asked to', async () => {
    await writeFile(shared('valves', 'valves.md'), valve('opens and closes a pipe'));
    await writeFile(shared('valves', 'seals.md'), '# Seals\n\nA **seal** is a part that keeps oil in.\n');
    await look(shared('valves'));
    await page.getByRole('link', { name: 'Seals', exact: true }).waitFor();
    await card(shared('valves')).getByText('2 files. Looked at').waitFor();
  });

  it('says when the folder is gone, and keeps what came from it', async () => {
    await rename(shared('valves'), shared('elsewhere'));
    await look(shared('valves'));
    await card(shared('valves')).getByText('There is no such folder, or Meno may not read it.').waitFor();
    await page.getByRole('link', { name: 'Seals', exact: true }).waitFor();
    await page.getByRole('button', { name: `Follow no more: ${shared('valves')}` }).click();
    await card(shared('valves')).waitFor({ state: 'hidden' });
  });
});

describe('a course that follows a Git repository', () => {
  it('takes in its newest commit, and the next', async () => {
    await writeFile(shared('repository', 'pumps.md'), '# Pumps\n\nA **pump** is a machine that moves water.\n');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Pumps');
    await page.getByRole('button', { name: 'Follow a folder or repository' }).click();
    await dialog().getByLabel('What to follow').selectOption('A Git repository');
    expect(await dialog().getByLabel('Address of the repository').inputValue()).toBe('');
    await follow(`file://${shared('repository')}`);
    await page.getByRole('link', { name: 'Pumps', exact: true }).waitFor();
    await writeFile(shared('repository', 'gears.md'), '# Gears\n\nA **gear** is a wheel with teeth.\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Gears');
    await look(`file://${shared('repository')}`);
    await page.getByRole('link', { name: 'Gears', exact: true }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect([...seen.faults, ...seen.strangers, ...seen.dialogs]).toEqual([]);
  });
});
