import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Home, Placement } from '@/features/pathways/contract';
import type { ItemKey } from '@/features/practice/contract';
import { fillRight, keysOf } from './support/answers';
import type { Client } from './support/api-client';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { answerTo, open } from './support/pages';
import { copySchool } from './support/prepared';
import { makeClass, type School } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let school: School;
let learner: Client;
let page: Page;
let seen: Watch;
let keys: Map<string, ItemKey>;
const nextOf = (act: () => Promise<unknown>) => answerTo<Placement>(page, 'POST', /\/placement\/next$/, act);

beforeAll(async () => {
  const { data, people } = await copySchool();
  stage = await startStage(data);
  school = await people(stage.meno.url);
  ({ learner } = await makeClass(stage.meno.url, school));
  keys = await keysOf(school.teacher, school.course.id);
  ({ page, seen } = await stage.newPage(learner));
});

afterAll(() => stage?.close());

describe('whoever is new to a course', () => {
  it('may find out where they stand: answers, says what they don’t know, and is told at the end', async () => {
    await open(page, stage.meno.url);
    await page.getByRole('heading', { name: 'Do you know some of this already?' }).waitFor();
    let test = await nextOf(() => page.getByRole('link', { name: 'Find out where I stand' }).click());
    expect(await violations(page)).toEqual([]);
    for (let asked = 0; test.question !== null; asked++) {
      const { question } = test;
      await page.getByText(`Question ${test.asked}, at most ${test.most}`).waitFor();
      if (asked % 3 === 2) {
        test = await nextOf(() => page.getByRole('button', { name: 'I don’t know this' }).click());
        continue;
      }
      const key = keys.get(question.itemId);
      if (!key) throw new Error(`no key for ${question.itemId}`);
      await fillRight(page, question, key);
      test = await nextOf(() => page.getByRole('button', { name: 'Next question' }).click());
    }
    expect(test.asked).toBeLessThanOrEqual(test.most);
    await page.getByRole('heading', { name: 'Now Meno knows where to begin' }).waitFor();
    await page.getByText(/^You probably know .+ of \d+ concepts\./).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('goes on from there, and isn’t asked again', async () => {
    await page.getByRole('link', { name: 'To your next step' }).click();
    await page.getByRole('heading', { name: 'Your next step' }).waitFor();
    await page.getByRole('heading', { name: 'Your way through the course' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Do you know some of this already?' }).count()).toBe(0);
    const home = await learner.get<Home>('/home');
    expect(home.courses[0]?.next.step?.reason).toMatch(/“.+”/);
    expect(seen.faults).toEqual([]);
  });
});
