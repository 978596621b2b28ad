import { bootstrapInterval, type Interval } from '@/core/evaluation/bootstrap';
import { createRandom } from '@/core/random/random';
import { createView } from '@/core/sequencing/learner-view';
import { createFixedOrder } from '@/core/sequencing/policies/fixed-order';
import { POPULATION } from '@/core/simulation/population';
import { quantile } from '../bench/figure';
import type { NamedCourse } from '../sequencing/course-file';
import { prepareCourse } from '../sequencing/run-course';
import { runPolicy } from '../sequencing/run-policy';
import { type Life, live } from './live';
import { withSchool } from './school';

export interface PathwaysOptions {
  learners: number;
  seed: number;
  progress?: (line: string) => void;
}

/** The product against a textbook's fixed order on one course; intervals are 95 % by bootstrap over learners. */
export interface PathwaysRow {
  course: string;
  concepts: number;
  learners: number;
  /** Answers to mastery of 95 % of the course. */
  attempts: number;
  attemptsFixed: number;
  /** 1 − attempts / attemptsFixed. */
  fewer: number;
  fewerLow: number;
  fewerHigh: number;
  neverMastered: number;
  /** Share truly known 30 days after mastery, and the product's less the fixed order's. */
  held: number;
  heldFixed: number;
  heldMore: number;
  heldMoreLow: number;
  heldMoreHigh: number;
  /** Of all learners, the most answers on one unmastered concept without another plan. */
  longestRun: number;
  placedOff: number;
  placedShareOff: number;
  placedQuestions: number;
  /** Milliseconds of a decision, 95th percentile. */
  decisionP95: number;
}

const REPLICATES = 1000;
/** Seeds of persons, as in the comparison of policies: learner i is the same person under both. */
const STREAMS = 1_000_003;

/** Simulated classes through the product's own services: placement, what next, questions, answers, all on a real database. */
export async function evaluatePathways(
  courses: readonly NamedCourse[],
  { learners, seed, progress = () => {} }: PathwaysOptions,
): Promise<{ learners: number; seed: number; courses: PathwaysRow[] }> {
  const rows: PathwaysRow[] = [];
  for (const { course, concepts, graph } of courses) {
    progress(`${course}: the fixed order`);
    const prepared = prepareCourse(graph, seed);
    const { learner, exercises } = prepared;
    const fixed = { policy: createFixedOrder(exercises), view: createView(prepared.model) };
    const run = runPolicy(learner, fixed, POPULATION, prepared.course, learners, seed);
    const lives = await withSchool('pathways', seed, async (school) => {
      const stored = await school.addCourse(course, graph);
      const found: Life[] = [];
      for (let person = 0; person < learners; person++) {
        progress(`${course}: learner ${person + 1} of ${learners}`);
        const stream = seed * STREAMS + 2 * person;
        learner.enrol(createRandom(stream));
        const at = { school, ...stored, population: POPULATION, limit: prepared.course.limit };
        found.push(await live(at, learner, createRandom(stream + 1)));
      }
      return found;
    });
    rows.push(rowOf(course, concepts.length, lives, run.outcomes, seed));
  }
  return { learners, seed, courses: rows };
}

function rowOf(
  course: string,
  concepts: number,
  lives: readonly Life[],
  fixed: readonly { attempts: number; heldAtMastery: number }[],
  seed: number,
): PathwaysRow {
  const sum = (values: readonly number[], rows: Int32Array) =>
    rows.reduce((total, row) => total + (values[row] ?? 0), 0);
  const interval = (of: (rows: Int32Array) => number): Interval =>
    bootstrapInterval(lives.length, of, { seed, replicates: REPLICATES });
  const [ours, theirs] = [lives.map(({ attempts }) => attempts), fixed.map(({ attempts }) => attempts)];
  const more = lives.map(({ held }, i) => held - (fixed[i]?.heldAtMastery ?? 0));
  const fewer = interval((rows) => 1 - sum(ours, rows) / sum(theirs, rows));
  const heldMore = interval((rows) => sum(more, rows) / rows.length);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  return {
    ...{ course, concepts, learners: lives.length, attempts: mean(ours), attemptsFixed: mean(theirs) },
    ...{ fewer: fewer.estimate, fewerLow: fewer.low, fewerHigh: fewer.high },
    neverMastered: mean(lives.map(({ mastered }) => Number(!mastered))),
    held: mean(lives.map(({ held }) => held)),
    heldFixed: mean(fixed.map(({ heldAtMastery }) => heldAtMastery)),
    ...{ heldMore: heldMore.estimate, heldMoreLow: heldMore.low, heldMoreHigh: heldMore.high },
    longestRun: Math.max(...lives.map(({ longestRun }) => longestRun)),
    placedOff: mean(lives.map(({ placedOff }) => placedOff)),
    placedShareOff: mean(lives.map(({ placedShareOff }) => placedShareOff)),
    placedQuestions: mean(lives.map(({ placedQuestions }) => placedQuestions)),
    decisionP95: quantile(
      lives.flatMap(({ decisions }) => decisions),
      0.95,
    ),
  };
}
