import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Lesson } from '@/features/lessons/contract';
import { MATERIAL } from '@/features/lessons/test-course';
import type { Course } from '@/features/library/contract';
import { type Client, ingested, OWNER, signedIn, upload } from './support/api-client';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { startWithTutor, type WithTutor } from './support/with-tutor';

let world: WithTutor;
let page: Page;
let seen: Watch;
let client: Client;
let address = '';
let courseId = '';

beforeAll(async () => {
  world = await startWithTutor();
  client = await signedIn(world.meno.url, '/api/v1/setup', OWNER);
  courseId = (await client.post<Course>('/courses', { title: 'Loops' })).id;
  const files = Object.entries(MATERIAL).map(([path, bytes]) => ({ path, bytes }));
  await ingested(client, courseId, (await upload(client, courseId, files)).id);
  const [concept] = (await client.get<ConceptMap>(`/courses/${courseId}/map`)).concepts.toSorted(
    (a, b) => b.chunkCount - a.chunkCount,
  );
  if (!concept) throw new Error('no concept');
  address = `${world.meno.url}/courses/${courseId}/lessons/new?concept=${concept.id}`;
  ({ page, seen } = await world.newPage(client));
});

afterAll(async () => {
  await world?.close();
});

/** Waits for the page of the lesson that is being made, and reads the lesson. */
async function made(): Promise<Lesson> {
  await page.waitForURL(/\/lessons\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return client.get<Lesson>(`/courses/${courseId}/lessons/${page.url().split('/').at(-1)}`);
}

/** Another wish makes what may have been written ahead worthless. */
async function ask(words: 'simple' | 'usual'): Promise<void> {
  const response = await client.raw('/me/reading', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ words, length: 'usual' }),
  });
  expect(response.status).toBe(200);
}

describe('a lesson by a language model, in a browser', () => {
  it('is seen while it is written, cites its passages, and says who wrote it', async () => {
    world.tutor.options.tokenMs = 25;
    await page.goto(address);
    await page.getByText('Written for first steps').waitFor();
    expect(page.url()).toContain('/lessons/new');
    const lesson = await made();
    expect(lesson).toMatchObject({ writer: 'model', note: null });
    await page.getByText('Written by a language model on this school’s server').waitFor();
    expect(await page.getByRole('link', { name: /^Open the passage/ }).count()).toBeGreaterThan(0);
    await page.getByText('Report a mistake').click();
    await page.getByRole('radiogroup').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('is made from the material at once for who does not want to wait', async () => {
    world.tutor.mischief.always = 'slow';
    await ask('simple');
    await page.goto(address);
    await page.getByRole('button', { name: 'Don’t wait: make it from the material now' }).click();
    expect(await made()).toMatchObject({ writer: 'composer', note: null });
    world.tutor.mischief.always = 'none';
  });

  it('is made from the material when the server dies, with one honest note', async () => {
    await world.tutor.close();
    await ask('usual');
    await page.goto(address);
    expect(await made()).toMatchObject({ writer: 'composer', note: 'model_unreachable' });
    await page.getByText('The language model could not be reached').waitFor();
    expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
  });
});
