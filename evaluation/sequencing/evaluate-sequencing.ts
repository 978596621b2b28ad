import { contestants } from './contestants';
import type { NamedCourse } from './course-file';
import { MASTERED_SHARE } from './follow';
import { AIMS, PILOT_LEARNERS, prepareCourse, runCourse } from './run-course';
import { type ComparisonRow, comparisonRow, type PolicyRow, policyRow } from './summarise';

export interface SequencingOptions {
  learners: number;
  seed: number;
  progress?: (line: string) => void;
}

export interface SequencingReport {
  learners: number;
  seed: number;
  pilotLearners: number;
  masteredShare: number;
  courses: { course: string; concepts: number; edges: number; budget: number; limit: number; fixedExercises: number }[];
  policies: PolicyRow[];
  /** The full pathway against the fixed order and against the gate. */
  comparisons: ComparisonRow[];
  /** Mean share truly known after each answer of the budget, by course and policy. */
  curves: Record<string, Record<string, Float64Array>>;
}

/** All policies on all courses, the same learners in each. */
export function evaluateSequencing(
  courses: readonly NamedCourse[],
  { learners, seed, progress = () => {} }: SequencingOptions,
): SequencingReport {
  const report: SequencingReport = {
    learners,
    seed,
    pilotLearners: PILOT_LEARNERS,
    masteredShare: MASTERED_SHARE,
    courses: [],
    policies: [],
    comparisons: [],
    curves: {},
  };
  for (const { course: name, concepts, edges, graph } of courses) {
    progress(`${name}: a pilot of ${PILOT_LEARNERS} learners`);
    const prepared = prepareCourse(graph, seed);
    const runs = runCourse(prepared, contestants, learners, seed, (policy) => progress(`${name}: ${policy}`));
    const { course, exercises } = prepared;
    report.courses.push({ course: name, concepts: concepts.length, edges, ...course, fixedExercises: exercises });
    report.curves[name] = Object.fromEntries(runs.map(({ policy, curve }) => [policy, curve]));
    const [oracle, full] = [runs.at(-1), runs.find(({ policy }) => policy === 'full-pathway')];
    if (!oracle || !full) continue;
    for (const run of runs) {
      report.policies.push(policyRow(name, run, oracle, course, seed));
      if (run !== oracle && run !== full) report.comparisons.push(comparisonRow(name, full, run, AIMS, seed));
    }
  }
  return report;
}
