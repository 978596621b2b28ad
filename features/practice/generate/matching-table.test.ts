import { expect, it } from 'vitest';
import { chunksOf, conceptsOf } from './course-fixture';
import { generateItems } from './generate-items';

const tablesOf = (rows: string) => {
  const docs = {
    'a.md': `# Energy\n\n## Hazardous energy\n\nA **hazardous energy** is any stored energy that can hurt.\n\n${rows}\n`,
  };
  expect(chunksOf(docs).length).toBeGreaterThan(0);
  return generateItems({ concepts: conceptsOf(docs), seed: 3, language: 'en' }).filter(
    ({ body }) => body.kind === 'matching' && body.prompt.includes('*'),
  );
};

it('matches the entries of a table', () => {
  const rows =
    '| Energy | Made safe by |\n|---|---|\n| Electrical | Opening the switch |\n| Gravity | Locking pins |\n| Thermal | Waiting for an hour |';
  expect(tablesOf(rows).length).toBeGreaterThan(0);
});

it('takes no cells that speak of what stands in another column', () => {
  const rows =
    '| Energy | Made safe by |\n|---|---|\n| Electrical | Opening the switch |\n| Gravity | Lower it, or insert pins |\n| Thermal | Release or restrain them |';
  expect(tablesOf(rows)).toEqual([]);
});

it('takes no bare numbers as terms, and no examples from a story', () => {
  const numbers = '| Level | Measure |\n|---|---|\n| 1 | Redesign |\n| 2 | Guard |\n| 3 | Training |';
  const story =
    '| Kind | Example on C-12 |\n|---|---|\n| Redesign | A new infeed |\n| Guard | A mesh fence |\n| Training | A morning course |';
  expect(tablesOf(numbers)).toEqual([]);
  expect(tablesOf(story)).toEqual([]);
});
