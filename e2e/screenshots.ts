/**
 * Pictures of every screen, for looking at: `npx tsx e2e/screenshots.ts <folder>`. Wide and narrow, light and dark. The two
 * pictures of the documents (`docs/images/`) are made anew with them; `--documents` makes only those.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Lesson } from '@/features/lessons/contract';
import type { Course } from '@/features/library/contract';
import { ingested, OWNER, signedIn, upload } from './support/api-client';
import { desktop, endChromium, lendSession } from './support/browser';
import { journeyCourse, readMaterial } from './support/material';
import { newDataFolder, removeDataFolder } from './support/meno-process';
import { open } from './support/pages';
import { startStage } from './support/stage';
import { type View, visitEverything } from './support/visit';

const images = path.resolve(import.meta.dirname, '..', 'docs', 'images');
/** Screens that are as high as the window, or lie over a page. */
const asSeen = /^(map|item|home-menu|account-menu|keys|palette|new-course|progress-evidence|learner-model-use)/;

async function everyScreen(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const prepared = await newDataFolder();
  await mkdir(prepared);
  await visitEverything(async ({ page, name, width, scheme }: View) => {
    const fullPage = !asSeen.test(name) || name === 'map-list';
    await page.screenshot({ path: path.join(folder, `${name}-${width}-${scheme}.png`), fullPage });
  }, prepared);
  await removeDataFolder(prepared);
}

/** The lesson and the map of the published course, as the documents show them. */
async function documentPictures(): Promise<void> {
  const { browser, meno, close } = await startStage();
  const { url } = meno;
  const client = await signedIn(url, '/api/v1/setup', OWNER);
  const { title, folder } = journeyCourse();
  const course = await client.post<Course>('/courses', { title });
  const { id } = await upload(client, course.id, await readMaterial(folder));
  await ingested(client, course.id, id);
  const { concepts } = await client.get<ConceptMap>(`/courses/${course.id}/map`);
  const shown = concepts.find((concept) => concept.name === 'Loop') ?? concepts[0];
  const lesson = await client.post<Lesson>(`/courses/${course.id}/lessons`, { conceptId: shown?.id });
  const context = await browser.newContext({ viewport: desktop, colorScheme: 'light', reducedMotion: 'reduce' });
  await lendSession(context, url, client.headers.cookie ?? '');
  const page = await context.newPage();
  await mkdir(images, { recursive: true });
  await picture(page, `${url}/courses/${course.id}/lessons/${lesson.id}`, 'lesson.png');
  await picture(page, `${url}/courses/${course.id}/map`, 'map.png');
  await close();
}

async function picture(page: Page, address: string, name: string): Promise<void> {
  await open(page, address);
  await page.screenshot({ path: path.join(images, name) });
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Say where the pictures go: npx tsx e2e/screenshots.ts <folder>\n');
  process.exit(1);
}
if (folder !== '--documents') await everyScreen(path.resolve(folder));
await documentPictures();
await endChromium();
