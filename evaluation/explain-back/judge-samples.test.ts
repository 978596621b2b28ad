import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseOf } from '@/features/concepts/extract/course.testing';
import { judgeSamples } from './judge-samples';
import { SAMPLE_EXPLANATIONS } from './sample-explanations';

const folder = path.join('samples', 'industrial-maintenance');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort();
const chunks = courseOf(Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])));

describe('explanations of the sample course', () => {
  const judged = judgeSamples(chunks, SAMPLE_EXPLANATIONS);
  const count = (label: string, outcome: string) =>
    judged.filter((each) => each.label === label && each.outcome === outcome).length;

  it('are all of concepts that the course has', () => {
    expect(judged).toHaveLength(SAMPLE_EXPLANATIONS.length);
    for (const { concept, points } of judged) expect(points, concept).toBeGreaterThan(0);
  });

  it('by those who understood it are never held for not understood, and most are recognised', () => {
    expect(count('right', 'not_yet')).toBe(0);
    expect(count('right', 'explained')).toBeGreaterThanOrEqual(13);
  });

  it('by those who didn’t are never held for understood, and most are recognised', () => {
    expect(count('wrong', 'explained')).toBe(0);
    expect(count('wrong', 'not_yet')).toBeGreaterThanOrEqual(15);
  });

  it('that take one concept for another are told so', () => {
    const confused = judged.filter((each) => each.confused.length > 0);
    expect(confused.map(({ concept, confused: with_ }) => [concept, ...with_])).toEqual(
      expect.arrayContaining([
        ['Risk', 'Hazard'],
        ['Lockout', 'Tagout'],
        ['Tagout', 'Lockout'],
      ]),
    );
    expect(confused.every(({ label }) => label === 'wrong')).toBe(true);
  });
});
