import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { BankItem, Proposals } from '@/features/practice/contract';
import { PROPOSAL_SCHEMAS, PROPOSED_KINDS } from '@/features/practice/propose/proposal-schema';
import { PASSAGE, SOUND, solveRightly } from '@/features/practice/propose/proposals.fixture';
import { fillWrong, keysOf } from './support/answers';
import { type Client, ingested, OWNER, signedIn, upload } from './support/api-client';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { open, startPractice } from './support/pages';
import { startWithTutor, type WithTutor } from './support/with-tutor';

let world: WithTutor;
let page: Page;
let seen: Watch;
let client: Client;
let courseId = '';
let conceptId = '';

beforeAll(async () => {
  world = await startWithTutor();
  world.tutor.options.answer = ({ name, data: said }) => {
    const kind = PROPOSED_KINDS.find((each) => PROPOSAL_SCHEMAS[each].name === name);
    if (kind) return { items: kind === 'choice' || kind === 'cloze' ? [SOUND[kind]] : [] };
    return name.startsWith('answer_') ? solveRightly(said.get('question')?.[0] ?? '') : undefined;
  };
  client = await signedIn(world.meno.url, '/api/v1/setup', OWNER);
  courseId = (await client.post<Course>('/courses', { title: 'Lockout' })).id;
  const bytes = `# Lockout\n\n## Stored energy\n\n${PASSAGE}\n`;
  await ingested(client, courseId, (await upload(client, courseId, [{ path: 'lockout.md', bytes }])).id);
  const { concepts } = await client.get<ConceptMap>(`/courses/${courseId}/map`);
  conceptId = concepts.find(({ name }) => name === 'Stored energy')?.id ?? '';
  ({ page, seen } = await world.newPage(client));
}, 240_000);

afterAll(async () => {
  await world?.close();
});

const waiting = async () =>
  (await client.get<{ items: BankItem[] }>(`/courses/${courseId}/items?review=unreviewed`)).items;

describe('exercises by a language model, in a browser', () => {
  it('are proposed at a press, with what became of them', async () => {
    await open(page, `${world.meno.url}/courses/${courseId}/items?concept=${conceptId}`);
    await page.getByRole('button', { name: /^Propose exercises on/ }).click();
    await page.getByText('2 written, 2 kept').waitFor();
    const { runs } = await client.get<Proposals>(`/courses/${courseId}/proposals`);
    expect(runs).toMatchObject([{ state: 'done', kept: 2 }]);
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.getByText('2 shown').waitFor();
  });

  it('are approved and turned down by keys, with the reason to trust them in sight', async () => {
    const [first] = await waiting();
    await open(page, `${world.meno.url}/courses/${courseId}/items?status=review&item=${first?.id}`);
    await page.getByText('Solved again without the answer by').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('a');
    await page.getByText('Approved. It counts from now on.').waitFor();
    expect(await waiting()).toHaveLength(1);
  });

  it('explain a wrong answer to the learner who asks', async () => {
    const questions = await startPractice(page, `${world.meno.url}/courses/${courseId}/practice?concept=${conceptId}`);
    const [asked] = questions;
    if (!asked) throw new Error('nothing to practise');
    await fillWrong(page, asked, (await keysOf(client, courseId)).get(asked.itemId));
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('link', { name: /^Look again/ }).waitFor();
    await page.getByRole('button', { name: 'Explain my mistake' }).click();
    await page.getByText(/Written by a language model|No language model could help/).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(seen).toEqual({ faults: [], strangers: [], dialogs: [] });
  });
});
