import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Course, Source } from '@/features/library/contract';
import { type Client, ingested, OWNER, signedIn, upload } from './support/api-client';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { open } from './support/pages';
import { copyFresh } from './support/prepared';
import { type Stage, startStage } from './support/stage';

const TEXT = `# Seals

A radial shaft seal keeps oil in a gearbox. Its lip runs on the shaft.

A worn seal drips. It is changed with the shaft at rest and the lip towards the oil.

## Gaskets

A gasket closes the gap between two faces that do not move.
`;

let stage: Stage;
let url = '';
let page: Page;
let seen: Watch;
let client: Client;
let courseId = '';
let sourceId = '';

beforeAll(async () => {
  stage = await startStage(await copyFresh());
  url = stage.meno.url;
  client = await signedIn(url, '/api/v1/setup', OWNER);
  courseId = (await client.post<Course>('/courses', { title: 'Seals' })).id;
  await ingested(client, courseId, (await upload(client, courseId, [{ path: 'seals.md', bytes: TEXT }])).id);
  sourceId = (await client.get<{ items: Source[] }>(`/courses/${courseId}/sources`)).items[0]?.id ?? '';
  ({ page, seen } = await stage.newPage(client));
});

afterAll(() => stage?.close());

describe('search quality, in a browser', () => {
  it('shows what a question would retrieve, and keeps the passage that should be found', async () => {
    await open(page, `${url}/courses/${courseId}/retrieval`);
    await page.getByRole('searchbox', { name: 'Question' }).fill('Why does a seal drip?');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('given as c1').waitFor();
    expect(await page.getByText(/Words it holds: seal, drip/).count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'This one should be found' }).first().click();
    await page.getByRole('button', { name: 'Added to the questions.' }).first().waitFor();
  });

  it('scores the questions after a change, and says what changed', async () => {
    await open(page, `${url}/courses/${courseId}/retrieval/questions`);
    await page.getByText('1.00: the first score').waitFor();
    expect(await violations(page)).toEqual([]);
    await open(page, `${url}/courses/${courseId}/sources/${sourceId}/passages`);
    await page.getByRole('button', { name: /^Hide: Seals/ }).click();
    await page.getByText('hidden from learners').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /^Hide: Seals/ }).waitFor();
  });

  it('splits a passage at a paragraph and puts it together again', async () => {
    await page.getByRole('button', { name: /^Split: Seals/ }).click();
    await page.getByRole('button', { name: 'Split it' }).click();
    await page.getByText('split by a teacher').first().waitFor();
    expect(await page.locator('li[data-row]').count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Put together/ })
      .first()
      .click();
    await page.getByText('Put together again.').waitFor();
    expect(await page.locator('li[data-row]').count()).toBe(2);
  });

  it('filters what it finds, and leads to its like', async () => {
    await open(page, `${url}/search?q=${encodeURIComponent('What does a gasket close?')}`);
    await page.getByText(/\d+ passages? for/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'More like this: “Gaskets”' }).click();
    await page.getByText('Like the passage “Gaskets”').waitFor();
  });

  it('was clean throughout: no error, no failed request, nothing sent elsewhere', () => {
    expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
  });
});
