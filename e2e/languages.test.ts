import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_TEXTS } from '@/core/language/testing-texts';
import { type Client, ingested, OWNER, signedIn, upload } from './support/api-client';
import type { Watch } from './support/browser';
import { open } from './support/pages';
import { copyFresh } from './support/prepared';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let page: Page;
let seen: Watch;
let owner: Client;

beforeAll(async () => {
  stage = await startStage(await copyFresh());
  owner = await signedIn(stage.meno.url, '/api/v1/setup', OWNER);
  ({ page, seen } = await stage.newPage(owner));
}, 240_000);

afterAll(() => stage?.close());

async function courseOf(files: Record<string, string>): Promise<string> {
  const { id } = await owner.post<{ id: string }>('/courses', { title: 'Machines' });
  const bytes = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  const ingestion = await upload(owner, id, bytes);
  expect((await ingested(owner, id, ingestion.id)).status).toBe('done');
  return id;
}

describe.each(LANGUAGE_TEXTS)('material in $language', { timeout: 120_000 }, ({ language, files, questions }) => {
  it('is found by its readers’ words and read in its own direction', async () => {
    const courseId = await courseOf(files);
    expect((await owner.get<{ language: string }>(`/courses/${courseId}`)).language).toBe(language);
    const [question = '', heading = ''] = questions[0] ?? [];
    await open(page, `${stage.meno.url}/search?course=${courseId}&q=${encodeURIComponent(question)}`);
    const hit = page.getByRole('link', { name: heading, exact: true }).first();
    expect(await hit.locator('xpath=ancestor::*[@lang][1]').getAttribute('lang')).toBe(language);
    await hit.click();
    const prose = page.locator('article .prose').first();
    await prose.waitFor();
    expect(await prose.getAttribute('lang')).toBe(language);
    const direction = await prose.evaluate((element) => getComputedStyle(element).direction);
    expect(direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(seen.faults).toEqual([]);
  });
});
