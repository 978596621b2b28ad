import { zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Course, Source } from '@/features/library/contract';
import { type Client, ingested, OWNER, signedIn, upload } from './support/api-client';
import { violations } from './support/axe';
import { desktop, type JourneyBrowser, launchBrowser, lendSession, type Watch, watch } from './support/browser';
import { type MenoProcess, removeDataFolder, startMeno } from './support/meno-process';
import { open } from './support/pages';
import { copyFresh } from './support/prepared';

let data = '';
let meno: MenoProcess;
let browser: JourneyBrowser;
let page: Page;
let seen: Watch;
let client: Client;
let courseId = '';
let sources: Source[] = [];

/** A page each on bearings, gears and shafts. */
async function book(): Promise<Buffer> {
  const pdf = new PDFDocument();
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  for (const [at, about] of ['bearings', 'gears', 'shafts'].entries()) {
    if (at > 0) pdf.addPage();
    pdf.fontSize(20).text(`Work on ${about}`).moveDown();
    for (let line = 0; line < 6; line++)
      pdf.fontSize(11).text(`Rule ${line} of those who work with ${about} is to look before they touch.`).moveDown();
  }
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
}

function scorm(): Uint8Array {
  const manifest = `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><organizations><organization>
    <item identifierref="b"><title>What comes first</title></item><item identifierref="a"><title>What comes then</title></item>
    </organization></organizations><resources><resource identifier="a" href="a.html"/><resource identifier="b" href="b.html"/></resources></manifest>`;
  const text = (words: string) => `<html><body><h1>Page</h1><p>${words}</p></body></html>`;
  const files = {
    'imsmanifest.xml': manifest,
    'a.html': text('A seal keeps oil in a gearbox.'),
    'b.html': text('A gasket closes a gap.'),
    'player.js': 'x',
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, words]) => [path, Buffer.from(words)])));
}

beforeAll(async () => {
  data = await copyFresh();
  [meno, browser] = await Promise.all([startMeno(data), launchBrowser()]);
  client = await signedIn(meno.url, '/api/v1/setup', OWNER);
  courseId = (await client.post<Course>('/courses', { title: 'Machines' })).id;
  const files = [
    { path: 'book.pdf', bytes: await book() },
    { path: 'course.zip', bytes: scorm() },
  ];
  await ingested(client, courseId, (await upload(client, courseId, files)).id);
  sources = (await client.get<{ items: Source[] }>(`/courses/${courseId}/sources`)).items;
  const context = await browser.newContext({ viewport: desktop });
  await lendSession(context, meno.url, client.headers.cookie ?? '');
  seen = watch(context, meno.url);
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
});

afterAll(async () => {
  await browser?.close();
  await meno?.stop();
  await removeDataFolder(data);
});

describe('documents of other formats, in a browser', () => {
  it('stand in the course, a package in its own order and words', async () => {
    expect(sources.map(({ path, title }) => [path, title])).toEqual([
      ['book.pdf', 'Work on bearings'],
      ['course/b.html', 'What comes first'],
      ['course/a.html', 'What comes then'],
    ]);
    await open(page, `${meno.url}/courses/${courseId}`);
    await page.getByRole('link', { name: 'What comes first' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('are found by page, and open the original there', async () => {
    await open(page, `${meno.url}/search?q=rule%20work%20with%20gears`);
    await page.getByText(', page 2').first().waitFor();
    await page.locator('li', { hasText: ', page 2' }).first().getByRole('link').first().click();
    const original = page.getByRole('link', { name: 'Open the original' });
    expect(await original.getAttribute('href')).toMatch(/\/original#page=2$/);
    await page.getByText('This passage: page 2').waitFor();
    expect(await page.locator('.place-mark').allInnerTexts()).toEqual(['page 1', 'page 2', 'page 3']);
    expect(await violations(page)).toEqual([]);
    const answer = await page.request.get(`${meno.url}${await original.getAttribute('href')}`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers()['content-security-policy']).toContain('sandbox');
    expect(seen.faults).toEqual([]);
  });
});
