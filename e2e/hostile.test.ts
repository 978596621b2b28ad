import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { Lesson } from '@/features/lessons/contract';
import type { Course, Ingestion, Source } from '@/features/library/contract';
import type { BankItem } from '@/features/practice/contract';
import { type Client, ingested, OWNER, signedIn, upload } from './support/api-client';
import { desktop, type JourneyBrowser, launchBrowser, lendSession, type Watch, watch } from './support/browser';
import { attackCount, heavyFiles, hostileDrawing, hostileMarkdown, openEnded } from './support/hostile-material';
import { readMaterial, sampleFolder } from './support/material';
import { type MenoProcess, removeDataFolder, startMeno } from './support/meno-process';
import { open } from './support/pages';
import { copyFresh } from './support/prepared';
import { sideBySide } from './support/side-by-side';

let data = '';
let meno: MenoProcess;
let browser: JourneyBrowser;
let context: BrowserContext;
let seen: Watch;
let client: Client;
let course: Course;

beforeAll(async () => {
  data = await copyFresh();
  const limits = { MENO_MAX_FILE_MB: '60', MENO_MAX_UPLOAD_MB: '70' };
  [meno, browser] = await Promise.all([startMeno(data, limits), launchBrowser()]);
  client = await signedIn(meno.url, '/api/v1/setup', OWNER);
  course = await client.post<Course>('/courses', { title: 'Tools <img src=x onerror="globalThis.menoRan=1">' });
  context = await browser.newContext({ viewport: desktop });
  await lendSession(context, meno.url, client.headers.cookie ?? '');
  // Mermaid has its labels cleaned in a document that runs nothing, and Chromium reports what stands in there all the same.
  seen = watch(context, meno.url, /^console: Executing inline event handler violates/);
});

afterAll(async () => {
  await browser?.close();
  await meno?.stop();
  await removeDataFolder(data);
});

/** Uploads and waits; what came of each file, by its path. */
async function ingest(files: { path: string; bytes: string | Uint8Array }[], into = course.id) {
  const started = await upload(client, into, files);
  await ingested(client, into, started.id);
  return outcome(into, started.id);
}

async function outcome(courseId: string, ingestionId: string) {
  const ended = await client.get<Ingestion>(`/courses/${courseId}/ingestions/${ingestionId}`);
  return { ended, byPath: new Map(ended.files.map((file) => [file.path, file])) };
}

/** Opens pages, lets what might run run, and looks for what must not be in them; their text, by path. */
async function holdNothingActive(paths: string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  await sideBySide(paths, async (left) => {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    for (const path of left) {
      await open(page, `${meno.url}${path}`);
      expect(await page.locator('h1').count(), path).toBeGreaterThan(0);
      expect(await page.evaluate(activeParts), path).toEqual([]);
      texts.set(path, (await page.locator('main').textContent()) ?? '');
    }
    await page.close();
  });
  return texts;
}

describe('hostile Markdown', () => {
  let concepts: Concept[] = [];

  it('is read as text', async () => {
    const { byPath } = await ingest([
      { path: 'tools/torque<img src=x onerror=alert(1)>.md', bytes: hostileMarkdown() },
      { path: 'tools/open-ended.md', bytes: openEnded },
      { path: 'tools/drawing.svg', bytes: hostileDrawing },
    ]);
    expect([...byPath.values()].map((file) => file.status)).not.toContain('failed');
    concepts = (await client.get<{ items: Concept[] }>(`/courses/${course.id}/concepts`)).items;
    expect(concepts.map((concept) => concept.name)).toContain('Torque wrench');
  });

  it('runs nothing and asks nobody, wherever it is shown', async () => {
    const base = `/courses/${course.id}`;
    const sources = await client.get<{ items: Source[] }>(`${base}/sources`);
    const pageOf = (name: string) =>
      `${base}/sources/${sources.items.find((each) => each.path.startsWith(`tools/${name}`))?.id}`;
    const items = await client.get<{ items: BankItem[] }>(`${base}/items`);
    const taught = concepts.filter((each) => each.chunkCount > 0).slice(0, 3);
    const lessons: string[] = [];
    for (const { id } of taught) lessons.push((await client.post<Lesson>(`${base}/lessons`, { conceptId: id })).id);
    const texts = await holdNothingActive([
      pageOf('torque'),
      pageOf('open-ended'),
      ...lessons.map((id) => `${base}/lessons/${id}`),
      ...taught.filter((each) => each.itemCount > 0).map(({ id }) => `${base}/practice?concept=${id}`),
      `${base}/items?item=${items.items[0]?.id}`,
      `${base}/map?view=list&concept=${concepts[0]?.id}`,
      base,
      '/search?q=torque',
    ]);
    // The text itself is all there, from before the first attack to after the last.
    const torque = texts.get(pageOf('torque')) ?? '';
    expect(torque.match(/hold it level and pull until it clicks/g)).toHaveLength(attackCount);
    expect(torque).toContain('Mark the bolt.');
    expect(texts.get(pageOf('open-ended'))).toContain('a threaded ring');
    expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
  });

  it('leaves a drawing with a script a drawing, even opened by itself', async () => {
    const alone = await context.newPage();
    const response = await alone.goto(`${meno.url}/api/v1/courses/${course.id}/assets/tools/drawing.svg`);
    expect(response?.status()).toBe(200);
    expect(response?.headers()['content-security-policy']).toMatch(/sandbox|default-src 'none'/);
    await alone.waitForTimeout(300);
    expect(await alone.evaluate(() => Reflect.get(globalThis, 'menoRan'))).toBeUndefined();
    expect(seen.faults.filter((fault) => fault.includes('attack ran'))).toEqual([]);
    await alone.close();
  });
});

describe('uploads that go too far', () => {
  it('refuses a way out of the folder, file by file and in words', async () => {
    const { byPath } = await ingest([
      { path: '../../etc/passwd.md', bytes: '# Out' },
      { path: 'a/../../b.md', bytes: '# Out' },
      { path: '/etc/absolute.md', bytes: '# Out' },
      { path: 'C:\\windows\\out.md', bytes: '# Out' },
      { path: 'in/order.md', bytes: '# Order\n\n**Order** is the way in which things follow each other.' },
    ]);
    const words = [...byPath.values()].flatMap((file) => file.failure?.message ?? []);
    expect(words).toHaveLength(4);
    expect(
      words.filter((each) => /^The path can't be used: it (leads out|begins at the root)/.test(each)),
    ).toHaveLength(4);
    expect(byPath.get('in/order.md')?.status).toBe('ready');
  });

  it('refuses a file and an upload that are too large, in words', async () => {
    const file = await ingest([{ path: 'large.md', bytes: new Uint8Array(61_000_000).fill(97) }]);
    expect(file.byPath.get('large.md')?.failure?.message).toBe('The file is larger than 60 MB.');
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(71_000_000)]), 'a.md');
    form.append('paths', 'a.md');
    const response = await client
      .raw(`/courses/${course.id}/sources`, { method: 'POST', body: form })
      .catch(() => null);
    // The server may close the line before all is sent; what it says, it says in words.
    if (response) {
      expect(response.status).toBe(413);
      expect(await response.text()).toContain('The upload is larger than 70 MB.');
    }
    expect((await fetch(`${meno.url}/healthz`)).status).toBe(200);
  });

  it('takes a 50 MB line, a million headings and bottomless nesting without holding anybody up', async () => {
    const heavy = await client.post<Course>('/courses', { title: 'Heavy' });
    const [good] = (await readMaterial(sampleFolder)).filter((file) => file.path.endsWith('.md'));
    if (!good) throw new Error('no sample');
    const files = heavyFiles();
    const started = await upload(client, heavy.id, [...files, good]);
    // Others are answered all the while: each of these comes back before the reading has ended.
    let answered = 0;
    let ended = false;
    const reading = ingested(client, heavy.id, started.id).then(() => {
      ended = true;
    });
    while (!ended) {
      expect((await fetch(`${meno.url}/healthz`)).status).toBe(200);
      if (!ended) answered += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await reading;
    const result = await outcome(heavy.id, started.id);
    expect(answered).toBeGreaterThan(files.length);
    expect(result.ended.status).toBe('done');
    expect(result.byPath.get(good.path)?.status).toBe('ready');
    for (const { path } of files) {
      const file = result.byPath.get(path);
      expect(['ready', 'failed'], path).toContain(file?.status);
      if (file?.status === 'failed') expect(file.failure?.message, path).toMatch(/^[A-Z].{15,}\.$/);
    }
  });
});

/** What could act in the main part of a page: elements, handlers and addresses; empty when there is nothing. */
function activeParts(): string[] {
  const found: string[] = [];
  if (Reflect.get(globalThis, 'menoRan') !== undefined) found.push(`ran: ${Reflect.get(globalThis, 'menoRan')}`);
  const forbidden =
    'script, iframe, object, embed, base, meta, link, style, template, math [href], video, audio, form[action^="http"]';
  for (const element of document.querySelectorAll('main .prose *')) {
    if (element.matches(forbidden) && !element.matches('svg[id^="diagram-"] > style'))
      found.push(element.outerHTML.slice(0, 120));
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`${name}=${value}`);
      if (/^\s*(javascript|data:text|vbscript)/i.test(value)) found.push(`${name}=${value}`);
      if (['src', 'srcset', 'poster', 'data', 'xlink:href'].includes(name) && /^(https?:)?\/\//.test(value))
        found.push(`${name}=${value}`);
    }
  }
  return found;
}
