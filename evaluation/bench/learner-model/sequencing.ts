import { evaluateSequencing } from '@/evaluation/sequencing/evaluate-sequencing';
import { AIMS } from '@/evaluation/sequencing/run-course';
import { sampleCourses } from '@/evaluation/sequencing/sample-courses';
import type { Figure } from '../figure';

const OPTIONS = { learners: 300, seed: 1 };

/** Answers that the full pathway saves on the way to mastery, on three course graphs; `meno evaluate sequencing` has all figures. */
export async function benchSequencing(): Promise<Figure[]> {
  const { policies, comparisons } = evaluateSequencing(sampleCourses(), OPTIONS);
  return comparisons.flatMap(({ course, against, fewer, fewerLow, fewerHigh, ...held }): Figure[] => {
    const aim = AIMS[against];
    const of = (policy: string) => policies.find((row) => row.course === course && row.policy === policy);
    if (aim === undefined) return [];
    const range = `${(100 * fewerLow).toFixed(0)} to ${(100 * fewerHigh).toFixed(0)}`;
    return [
      {
        what: `Fewer answers to mastery than ${against}, ${course}, ${OPTIONS.learners} simulated learners (95 %: ${range})`,
        value: 100 * fewer,
        unit: '%',
        aim: `at least ${100 * aim}`,
      },
      {
        what: `Held 30 days after a fixed number of answers, ${course} (${(100 * held.heldAtBudget).toFixed(1)} more)`,
        value: 100 * (of('full-pathway')?.heldAtBudget ?? Number.NaN),
        unit: '% of the course',
        aim: 'no less',
        reference: { what: against, value: 100 * (of(against)?.heldAtBudget ?? Number.NaN) },
      },
      {
        what: `Held 30 days after ${100 * aim} % fewer answers than ${against} took to mastery, less what it holds, ${course}`,
        value: 100 * held.heldAtAim,
        unit: 'points',
        aim: 'no less than 0',
      },
    ];
  });
}
