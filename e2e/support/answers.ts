import type { Locator, Page } from 'playwright-core';
import type { BankItem, ItemKey, Presentation } from '@/features/practice/contract';
import type { Client } from './api-client';

/** The key of every item of a course, by item id; only a teacher's client may read them. */
export async function keysOf(teacher: Client, courseId: string): Promise<Map<string, ItemKey>> {
  const keys = new Map<string, ItemKey>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: BankItem[]; nextCursor: string | null } = await teacher.get(
      `/courses/${courseId}/items?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const item of page.items) keys.set(item.id, item.key);
    cursor = page.nextCursor;
  }
  return keys;
}

/** Gives the right answer with mouse and keyboard, as a learner would; nothing is sent yet. */
export async function fillRight(page: Page, asked: Presentation, key: ItemKey): Promise<void> {
  if (key.kind === 'choice' || key.kind === 'truth') return choose(page, key.optionId);
  if (key.kind === 'ordering') return putInOrder(page, key.order);
  if (key.kind === 'matching') return pair(page, asked, key.pairs);
  await field(page).fill(rightText(key));
}

/** Gives an answer that is wrong for certain. */
export async function fillWrong(page: Page, asked: Presentation, key: ItemKey | undefined): Promise<void> {
  if (!key) throw new Error(`nobody knows the answer to ${asked.itemId}`);
  const { body } = asked;
  if (body.kind === 'choice' || body.kind === 'truth') {
    const right = 'optionId' in key ? key.optionId : '';
    return choose(page, body.options.find((option) => option.id !== right)?.id ?? '');
  }
  if (body.kind === 'ordering') {
    const order = key.kind === 'ordering' ? key.order : body.steps.map((step) => step.id);
    return putInOrder(page, order.toReversed());
  }
  if (body.kind === 'matching') {
    const right = key.kind === 'matching' ? key.pairs : {};
    const terms = body.left.map((term) => term.id);
    // Each term gets the meaning of its neighbour.
    const turned = terms.map((term, index) => {
      const other = (index + 1) % terms.length;
      return [term, right[terms[other] ?? ''] ?? body.right[other]?.id ?? ''];
    });
    return pair(page, asked, Object.fromEntries(turned));
  }
  await field(page).fill(body.kind === 'numeric' ? '987654' : 'zebra crossing');
}

function rightText(key: ItemKey): string {
  if (key.kind === 'numeric') return String(key.value);
  if (key.kind === 'short') return key.reference;
  return key.kind === 'cloze' || key.kind === 'code' ? (key.answers[0] ?? '') : '';
}

const field = (page: Page): Locator => page.locator('main form [data-answer]');

async function choose(page: Page, optionId: string): Promise<void> {
  await page.locator(`main form input[type=radio][value="${optionId}"]`).check();
}

/** Moves each step up by its button until it stands where it belongs. */
async function putInOrder(page: Page, order: readonly string[]): Promise<void> {
  for (const [place, id] of order.entries()) {
    for (;;) {
      const steps = await page
        .locator('main form [data-step]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-step')));
      if (steps.indexOf(id) <= place) break;
      await page.locator(`[data-step="${id}"] [data-by="-1"]`).click();
    }
  }
}

async function pair(page: Page, asked: Presentation, pairs: Record<string, string>): Promise<void> {
  if (asked.body.kind !== 'matching') throw new Error('not a matching question');
  const { right } = asked.body;
  for (const [term, meaning] of Object.entries(pairs)) {
    const letters = page.locator(`main form input[name="${asked.id}-${term}-letter"]`);
    await letters.nth(right.findIndex((option) => option.id === meaning)).check();
  }
}
