/**
 * Pictures of every screen, for looking at: `npx tsx e2e/screenshots.ts <folder>`. Wide and narrow, light and dark. The two
 * pictures of the documents (`docs/images/`) are made anew with them; `--documents` makes only those.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Lesson } from '@/features/lessons/contract';
import type { Course } from '@/features/library/contract';
import { ingested, OWNER, signedIn, upload } from './support/api-client';
import { desktop, launchBrowser, lendSession } from './support/browser';
import { journeyCourse, readMaterial } from './support/material';
import { newDataFolder, removeDataFolder, startMeno } from './support/meno-process';
import { open } from './support/pages';
import { type View, visitEverything } from './support/visit';

const images = path.resolve(import.meta.dirname, '..', 'docs', 'images');
/** Screens that are as high as the window, or lie over a page. */
const asSeen = /^(map|item|home-menu|account-menu|keys|palette|new-course|progress-evidence|learner-model-use)/;

/** Runs on a Meno and a data folder of its own, and leaves neither behind. */
async function withMeno(work: (url: string, browser: Browser) => Promise<void>): Promise<void> {
  const data = await newDataFolder();
  const [meno, browser] = await Promise.all([startMeno(data), launchBrowser()]);
  try {
    await work(meno.url, browser);
  } finally {
    await browser.close();
    await meno.stop();
    await removeDataFolder(data);
  }
}

async function everyScreen(url: string, browser: Browser, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await visitEverything(browser, url, async ({ page, name, width, scheme }: View) => {
    const fullPage = !asSeen.test(name) || name === 'map-list';
    await page.screenshot({ path: path.join(folder, `${name}-${width}-${scheme}.png`), fullPage });
  });
}

/** The lesson and the map of the published course, as the documents show them. */
async function documentPictures(url: string, browser: Browser): Promise<void> {
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
if (folder !== '--documents') await withMeno((url, browser) => everyScreen(url, browser, path.resolve(folder)));
await withMeno(documentPictures);
