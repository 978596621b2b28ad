import type { Page } from 'playwright-core';

/** What a lesson says, as the reader has it on the page. */
export interface Reading {
  /** The definition that every lesson on a concept begins with. */
  anchor: string[];
  /** Every other block of text: paragraphs, list entries, tables, code. */
  blocks: string[];
}

/** Reads the blocks of the lesson that is open, without notes and questions. */
export async function readingOf(page: Page): Promise<Reading> {
  await page.locator('article h1').waitFor();
  const sections = await page.locator('article > section').evaluateAll((all) =>
    all.map((section) =>
      [...section.querySelectorAll('.prose')]
        .flatMap((prose) => [...prose.querySelectorAll('p, li, tr, pre')])
        .filter((block) => block.closest('aside, details, form') === null)
        .map((block) => (block.textContent ?? '').replace(/\s+/g, ' ').trim())
        .filter((text) => text !== ''),
    ),
  );
  const [anchor, ...rest] = sections.slice(0, -1);
  return { anchor: anchor ?? [], blocks: rest.flat() };
}
