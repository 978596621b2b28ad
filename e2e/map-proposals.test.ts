import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Suggestions } from '@/features/concepts/propose/contract';
import type { Course } from '@/features/library/contract';
import { type Client, ingested, OWNER, signedIn, upload } from './support/api-client';
import { violations } from './support/axe';
import { desktop, lendSession, type Watch, watch } from './support/browser';
import { open } from './support/pages';
import { startWithTutor, type WithTutor } from './support/with-tutor';

const material = `# Energy and locks

## Hazard

A hazard is anything that can hurt a person. A wet floor is a hazard, and so is a spinning shaft.

## Isolation

Isolation is the act of cutting a machine off from its energy. Isolation takes the hazard away for as long as it lasts. The energy flows out through a bleed valve, and that takes patience.

## Lockout

Lockout is the holding of an isolation by a lock. Lockout needs isolation first, since a lock on a live machine protects nobody. Whoever opens a bleed valve writes down who did so.
`;
const borneOut = 'The energy flows out through a bleed valve, and that takes patience.';

let world: WithTutor;
let context: BrowserContext;
let page: Page;
let seen: Watch;
let client: Client;
let base = '';

const map = () => client.get<ConceptMap>(`${base}/map`);
const named = async (name: string) => (await map()).concepts.find((concept) => concept.name.toLowerCase() === name);
const dialog = () => page.getByRole('dialog', { name: 'Proposals' });
const count = async () => {
  const words = await page.getByRole('button', { name: /^Proposals/ }).textContent();
  return Number(/\d+/.exec(words ?? '')?.[0] ?? 0);
};

beforeAll(async () => {
  world = await startWithTutor();
  world.tutor.options.answer = ({ name, passages }) => {
    if (name === 'map_prerequisites') return { prerequisites: [] };
    if (name !== 'map_concepts') return undefined;
    const passage = passages.find(({ text }) => text.includes(borneOut))?.ref ?? 'c1';
    return {
      concepts: [
        { term: 'bleed valve', passage, quote: borneOut },
        // What no passage says is left out.
        { term: 'flux gizmo', passage, quote: 'A flux gizmo stores the energy of the machine.' },
      ],
    };
  };
  client = await signedIn(world.meno.url, '/api/v1/setup', OWNER);
  const course = await client.post<Course>('/courses', { title: 'Energy' });
  base = `/courses/${course.id}`;
  await ingested(client, course.id, (await upload(client, course.id, [{ path: 'energy.md', bytes: material }])).id);
  context = await world.browser.newContext({ viewport: desktop });
  await lendSession(context, world.meno.url, client.headers.cookie ?? '');
  seen = watch(context, world.meno.url);
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
}, 240_000);

afterAll(async () => {
  await world?.close();
});

describe('what a language model proposes for a map, in a browser', () => {
  let before = 0;

  it('comes at a press, with the sentence that bears it out, and is counted with the rest', async () => {
    await open(page, `${world.meno.url}${base}/map?view=map`);
    await page.getByRole('button', { name: /^Proposals/ }).click();
    await dialog()
      .getByRole('tab', { name: /^By a language model/ })
      .click();
    await dialog().getByRole('button', { name: 'Ask the model for proposals' }).click();
    await dialog()
      .getByText(/^The model has read/)
      .waitFor();
    await dialog().getByText(borneOut).first().waitFor();
    expect(await dialog().getByText('flux gizmo').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    const { items } = await client.get<Suggestions>(`${base}/map/suggestions`);
    expect(items.map(({ name }) => name.toLowerCase())).toContain('bleed valve');
    const { concepts, prerequisites } = await map();
    const undecided = [
      concepts.filter(({ origin, accepted, hidden }) => origin === 'extracted' && !accepted && !hidden),
      prerequisites.filter(({ origin }) => origin === 'proposed'),
      items,
    ].flat();
    before = undecided.length;
    expect(await count()).toBe(before);
  });

  it('is on the map only once a teacher accepts it, and off it again when that is taken back', async () => {
    expect(await named('bleed valve')).toBeUndefined();
    await dialog()
      .getByRole('button', { name: /^Accept/ })
      .click();
    await expect.poll(() => named('bleed valve')).toBeDefined();
    await page.keyboard.press('Escape');
    await expect.poll(count).toBeLessThan(before);
    await page.getByRole('button', { name: /^Take back: decided on proposals/ }).click();
    await expect.poll(() => named('bleed valve')).toBeUndefined();
    await expect.poll(count).toBe(before);
  });

  it('met no fault on the way', () => {
    expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
  });
});
