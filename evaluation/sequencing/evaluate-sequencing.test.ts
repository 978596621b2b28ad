import { describe, expect, it } from 'vitest';
import { namedCourse } from './course-file';
import { evaluateSequencing } from './evaluate-sequencing';
import { sampleCourses } from './sample-courses';

const COURSE = namedCourse('small', {
  concepts: ['a', 'b', 'c', 'd', 'e', 'f'],
  edges: [
    [0, 1],
    [1, 2],
    [0, 3],
    [3, 4],
    [2, 5],
    [4, 5],
  ],
});

const REPORT = evaluateSequencing([COURSE], { learners: 60, seed: 3 });
const rowOf = (policy: string) => REPORT.policies.find((row) => row.policy === policy);

describe('evaluateSequencing', () => {
  it('gives the same figures twice, and others under another seed', () => {
    expect(evaluateSequencing([COURSE], { learners: 60, seed: 3 })).toEqual(REPORT);
    expect(evaluateSequencing([COURSE], { learners: 60, seed: 4 }).policies).not.toEqual(REPORT.policies);
  });

  it('has a row for every policy, all figures within their range', () => {
    expect(REPORT.policies.map(({ policy }) => policy)).toEqual([
      'fixed-order',
      'random',
      'hardest-first',
      'mastery-gate',
      'bandit-only',
      'full-pathway',
      'oracle',
    ]);
    const limit = REPORT.courses[0]?.limit ?? 0;
    for (const row of REPORT.policies) {
      for (const share of [row.neverMastered, row.masteredInBudget, row.knownAtBudget, row.heldAtBudget]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect(row.heldAtBudget).toBeLessThanOrEqual(row.knownAtBudget);
      expect(row.attempts).toBeLessThanOrEqual(limit);
      expect(row.wasted).toBeLessThan(row.attempts);
      expect(row.attemptsLow).toBeLessThanOrEqual(row.attempts);
      expect(row.attemptsHigh).toBeGreaterThanOrEqual(row.attempts);
    }
  });

  it('counts regret from the oracle, which wastes next to nothing and is beaten by none', () => {
    expect(rowOf('oracle')?.regret).toBe(0);
    // Only those who bring along the whole course are asked what they know.
    expect(rowOf('oracle')?.wasted).toBeLessThan(1);
    for (const { regret, policy } of REPORT.policies) if (policy !== 'oracle') expect(regret).toBeGreaterThan(0);
  });

  it('ends the curves at the share known after the budget', () => {
    const curve = REPORT.curves.small?.['full-pathway'] ?? new Float64Array();
    expect(curve).toHaveLength(REPORT.courses[0]?.budget ?? 0);
    expect(curve.at(-1)).toBeCloseTo(rowOf('full-pathway')?.knownAtBudget ?? 0, 10);
  });

  it('finds the full pathway ahead of the fixed order', () => {
    const [sample] = sampleCourses();
    const { comparisons } = evaluateSequencing(sample ? [sample] : [], { learners: 60, seed: 3 });
    const fixed = comparisons.find(({ against }) => against === 'fixed-order');
    expect(fixed?.fewerLow).toBeGreaterThan(0);
    expect(fixed?.aim).toBe(0.2);
    expect(fixed?.heldAtAimHigh).toBeGreaterThan(0);
    expect(fixed?.heldAtAim).toBeLessThan(1);
  });
});
