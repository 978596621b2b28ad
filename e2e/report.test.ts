import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '@/platform/documents/pdf/pdf.testing';
import { violations } from './support/axe';
import type { Watch } from './support/browser';
import { open, settled, signInByHand } from './support/pages';
import { copySchool } from './support/prepared';
import { TEACHER } from './support/school';
import { type Stage, startStage } from './support/stage';

let stage: Stage;
let page: Page;
let seen: Watch;

beforeAll(async () => {
  const { data } = await copySchool('at-work');
  stage = await startStage(data);
  ({ page, seen } = await stage.newPage());
  await open(page, `${stage.meno.url}/sign-in`);
  await signInByHand(page, TEACHER.email, TEACHER.password);
});

afterAll(() => stage?.close());

/** Presses a link and gives the file that comes. */
async function downloaded(name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: Uint8Array.from(await readFile(await download.path())) };
}

describe('the report on a class', () => {
  it('is found from the classes, and says first what it found', async () => {
    await open(page, `${stage.meno.url}/classes`);
    await page.getByRole('link', { name: /^Report on/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Report on/ }).waitFor();
    await settled(page);
    await page.getByText(/^20 of \d+ learners worked in these days\.$/).waitFor();
    await page.getByText(/^Of 100 first answers without help, \d+ were right/).waitFor();
    // Everybody began today: there is nothing before, and the report says so instead of making something up.
    await page.getByText('There is nothing to compare: fewer than 5 learners on one side.').first().waitFor();
    await page.getByRole('cell', { name: /\d+ first answers/ }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('names learners only when asked', async () => {
    expect(await page.getByText('Learner 12').count()).toBe(0);
    await page.getByRole('button', { name: 'Show learners' }).click();
    await page.getByRole('rowheader', { name: 'Learner 12' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('can be taken along as PDF and CSV', async () => {
    const pdf = await downloaded('Download as PDF');
    expect(pdf.name).toMatch(/^report-\d{4}-\d\d-\d\d\.pdf$/);
    const { markdown } = await read(pdf.bytes);
    expect(markdown).toContain('20 of');
    expect(markdown).toContain('Success rate');
    expect(markdown).not.toContain('Learner 12');
    await page.getByLabel('With the table of learners in the PDF').check();
    expect((await read((await downloaded('Download as PDF')).bytes)).markdown).toContain('Learner 12');

    const csv = await downloaded('Figures (CSV)');
    const rows: Record<string, string>[] = parse(Buffer.from(csv.bytes), { bom: true, columns: true });
    expect(rows.find((row) => row.figure === 'success_rate')).toMatchObject({ learners: '20', note: '' });
    const days = await downloaded('Days (CSV)');
    expect(parse(Buffer.from(days.bytes), { bom: true, columns: true })).toHaveLength(21);
  });

  it('of other days stands in the address', async () => {
    await page.getByLabel('Compare with').selectOption('none');
    await page.getByLabel('From', { exact: true }).fill('2026-01-01');
    await page.getByLabel('To', { exact: true }).fill('2026-01-31');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/from=2026-01-01&to=2026-01-31&compare=none$/);
    await page.getByText('Nobody of this class worked in these days.').waitFor();
    await page.goBack();
    await page.getByText(/^20 of \d+ learners worked in these days\.$/).waitFor();
  });

  it('stands beside those of all classes', async () => {
    await open(page, `${stage.meno.url}/reports`);
    await page.getByRole('button', { name: 'Work out the reports' }).click();
    await page.getByText(/^One class,/).waitFor();
    await page
      .getByRole('cell', { name: /^\d+ of 100 ?\d+ to \d+$/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('without a fault on any page or a request to anybody else', () => {
    expect([...seen.faults, ...seen.strangers, ...seen.dialogs]).toEqual([]);
  });
});
