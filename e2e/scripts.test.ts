import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Concept } from '@/features/concepts/contract';
import type { Course, Source } from '@/features/library/contract';
import { requestOf } from '@/server/security/example';
import { operationsOf } from '@/server/security/operations';
import { FIELDS } from '@/server/security/routes-known';
import { type Client, ingested, upload } from './support/api-client';
import { desktop, lendSession } from './support/browser';
import { bodyWithTexts } from './support/fill-texts';
import { copySchool } from './support/prepared';
import type { School } from './support/school';
import { scriptPayloads } from './support/script-payloads';
import { sideBySide } from './support/side-by-side';
import { type Stage, startStage } from './support/stage';

const payloads = scriptPayloads();
let stage: Stage;
let school: School;
let learner: Client;
const ids: Record<string, string> = {};

beforeAll(async () => {
  const prepared = await copySchool('at-work');
  stage = await startStage(prepared.data);
  school = await prepared.people(stage.meno.url);
  learner = prepared.learner(stage.meno.url);
});
afterAll(() => stage?.close());

/** Words for a field: as many payloads, each in its turn, as it has room for. */
let turn = 0;
function take(most: number): string {
  let words = '';
  do {
    const next = payloads[turn++ % payloads.length] ?? '';
    if (words !== '' && words.length + next.length + 1 > most) break;
    words = words === '' ? next : `${words}\n${next}`;
  } while (words.length < most - 140);
  return words.slice(0, most);
}

describe('500 payloads', () => {
  it('are 500, all different', () => {
    expect(payloads).toHaveLength(500);
    expect(new Set(payloads).size).toBe(500);
    expect(Math.max(...payloads.map((each) => each.length))).toBeLessThan(130);
  });

  it('come in as material, standards and through every text field of the API', async () => {
    const { owner, teacher, course } = school;
    const text = payloads.map((each, at) => `The spanner ${at} is a tool that turns a nut.\n\n${each}\n`).join('\n');
    const started = await upload(owner, course.id, [{ path: 'payloads.md', bytes: `# Spanner\n\n${text}` }]);
    await ingested(owner, course.id, started.id);
    const form = new FormData();
    const rows = payloads.map((each, at) => `P.${at},"${each.replaceAll('"', '""')}"`).join('\n');
    form.append('file', new Blob([`Code,Statement\n${rows}`]), 'payloads.csv');
    const framework = await owner.raw('/frameworks', { method: 'POST', body: form });
    expect(framework.status).toBe(200);

    ids.courseId = course.id;
    const concepts = await teacher.get<{ items: Concept[] }>(`/courses/${course.id}/concepts`);
    ids.conceptId = concepts.items.find(({ itemCount }) => itemCount > 0)?.id ?? '';
    const sources = await teacher.get<{ items: Source[] }>(`/courses/${course.id}/sources`);
    ids.sourceId = sources.items.find(({ path }) => path === 'payloads.md')?.id ?? '';
    ids.classId = (await teacher.get<{ items: { id: string }[] }>('/classes')).items[0]?.id ?? '';
    ids.frameworkId = (await teacher.get<{ items: { id: string }[] }>('/frameworks')).items[0]?.id ?? '';
    ids.learnerId = (await learner.get<{ id: string }>('/me')).id;

    const description: unknown = await (await fetch(`${stage.meno.url}/api/openapi.json`)).json();
    const writers = operationsOf(description).filter(
      ({ method, body, route }) => body && method !== 'GET' && method !== 'DELETE' && !CLOSING.test(route),
    );
    const accepted = new Set<string>();
    const refused: string[] = [];
    for (const operation of writers) {
      const known = (name: string) => FIELDS[operation.route]?.[name] ?? ids[name];
      for (const person of [owner, teacher, learner]) {
        const body = operation.body ? bodyWithTexts(operation.body, known, take) : null;
        if (body === null) break;
        const request = requestOf(operation, known, body);
        const response = await person.raw(request.url, {
          method: request.method,
          headers: { 'content-type': 'application/json' },
          ...(request.body === null ? {} : { body: request.body }),
        });
        const said = await response.text();
        expect(response.status, `${operation.route}: ${said.slice(0, 300)}`).toBeLessThan(500);
        if (response.ok) accepted.add(operation.route);
        else refused.push(`${operation.route}: ${response.status}`);
      }
    }
    // Names of people in numbers, since lists of them stand on most pages.
    for (let each = 0; each < 20; each++)
      await owner.raw('/people', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          name: take(110),
          email: `p${each}@example.org`,
          role: 'learner',
          password: 'a quiet room with books',
        }),
      });
    expect([...accepted].length, refused.join('\n')).toBeGreaterThan(8);
    expect(turn).toBeGreaterThan(payloads.length);
  }, 300_000);

  it('run nowhere, on no page that shows them', async () => {
    const { owner, teacher, course } = school;
    const base = `/courses/${course.id}`;
    const lesson = await learner.raw(`${base}/lessons`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conceptId: ids.conceptId }),
    });
    const made: { id?: string } = await lesson.json();
    const courses = (await owner.get<{ items: Course[] }>('/courses')).items.filter(({ id }) => id !== course.id);
    await look(owner, [
      ...['/', '/people', '/classes', '/courses', '/consent', '/audit', '/standards', '/administration', '/backups'],
      ...[
        `/standards/${ids.frameworkId}`,
        `/consent/learners/${ids.learnerId}`,
        ...courses.slice(0, 2).map(({ id }) => `/courses/${id}`),
      ],
    ]);
    await look(teacher, [
      ...['/', '/classes', `/classes/${ids.classId}/report`, base, `${base}/sources/${ids.sourceId}`, `${base}/items`],
      ...[
        `${base}/sources/${ids.sourceId}/passages`,
        `${base}/retrieval/questions`,
        `${base}/map?view=list`,
        `${base}/paths`,
      ],
      ...[
        `${base}/experiments`,
        `${base}/explanations`,
        `${base}/updates`,
        '/search?q=spanner',
        `${base}/gates`,
        `${base}/progress`,
      ],
    ]);
    await look(learner, [
      ...['/', '/my-data', '/comparisons', '/classes', base, `${base}/tutor`, `${base}/map?view=list`, `${base}/paths`],
      ...[
        `${base}/practice?concept=${ids.conceptId}`,
        `${base}/explanations`,
        ...(made.id ? [`${base}/lessons/${made.id}`] : []),
      ],
    ]);
  });
});

/** Routes that would end the session of the test, or the district. */
const CLOSING =
  /setup|\/join|invitations|sign-?in|sign-?out|password|first-sign-in|deletions|\/demo|second-factor|passkey|\/backups|deactivate|recovery/;

/** Opens pages as somebody and lets what might run run. */
async function look(who: Client, paths: readonly string[]): Promise<void> {
  const context = await stage.browser.newContext({ viewport: desktop });
  await lendSession(context, stage.meno.url, who.headers.cookie ?? '');
  const seen = await watchScripts(context);
  let shown = 0;
  await sideBySide([...paths], async (left) => {
    const page = await context.newPage();
    for (const path of left) {
      const response = await page.goto(`${stage.meno.url}${path}`, { waitUntil: 'load', timeout: 60_000 });
      expect(response?.status(), path).toBeLessThan(500);
      await page.waitForTimeout(150);
      const found = await page.evaluate(whatRan);
      expect(found.ran, path).toEqual([]);
      if (found.shown) shown++;
    }
    await page.close();
  });
  await context.close();
  expect(seen).toEqual([]);
  // The pages held payloads, as words.
  expect(shown).toBeGreaterThan(paths.length / 4);
}

/** Dialogs, requests elsewhere, breaches of the content policy. */
async function watchScripts(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  const here = new URL(stage.meno.url).host;
  context.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) seen.push(message.text());
  });
  context.on('request', (request) => {
    const address = new URL(request.url());
    if (/^https?:$/.test(address.protocol) && address.host !== here) seen.push(`asked ${request.url()}`);
  });
  return seen;
}

/** What ran or could, and whether the page holds a payload at all. */
function whatRan(): { ran: string[]; shown: boolean } {
  const ran: string[] = [];
  const mark: unknown = Reflect.get(globalThis, 'menoRan');
  if (mark !== undefined) ran.push(`ran: ${mark}`);
  for (const element of document.querySelectorAll('*')) {
    if (element.matches('script:not([src])') && /^\s*(parent\.)?menoRan=/.test(element.textContent ?? ''))
      ran.push('a script');
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') && value.includes('menoRan')) ran.push(`${element.localName} ${name}`);
      if (/^\s*j[\s]*a[\s]*v[\s]*a[\s]*script:/i.test(value)) ran.push(`${element.localName} ${name}=${value}`);
    }
  }
  return { ran, shown: (document.body.textContent ?? '').includes('menoRan') };
}
