import { bootstrapInterval, type Interval } from '@/core/evaluation/bootstrap';
import { createRandom } from '@/core/random/random';
import { createView } from '@/core/sequencing/learner-view';
import { createFixedOrder } from '@/core/sequencing/policies/fixed-order';
import { POPULATION } from '@/core/simulation/population';
import { quantile } from '../bench/figure';
import type { NamedCourse } from '../sequencing/course-file';
import { restDays } from '../sequencing/follow';
import { prepareCourse } from '../sequencing/run-course';
import { runPolicy } from '../sequencing/run-policy';
import { type Aim, type Life, live } from './live';
import { createPerson } from './person';
import { mean, type Placed, placeLearner } from './place';
import { withSchool } from './school';

export interface PathwaysOptions {
  learners: number;
  /** Learners who are only placed, more than those who then learn. */
  placed: number;
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
  /** Share truly known 30 days after each one's mastery. */
  held: number;
  heldFixed: number;
  /** Share truly known 30 days after a fifth fewer answers than in fixed order, on no later day; and that less `heldFixed`. */
  heldAtAim: number;
  heldMore: number;
  heldMoreLow: number;
  heldMoreHigh: number;
  /** Answers until then, as a share of those in fixed order. */
  answersAtAim: number;
  /** Of all learners, the most answers on one unmastered concept without another plan. */
  longestRun: number;
  /** Milliseconds of a decision, 95th percentile. */
  decisionP95: number;
  /** Learners who were placed, and how far their placement was from the truth: see `Placed`. */
  placed: number;
  placedOff: number;
  placedShareOff: number;
  placedShareOffHigh: number;
  /** The same with its sign: above 0 where more is taken for known than is. */
  placedShareMore: number;
  placedKnown: number;
  placedQuestions: number;
}

const REPLICATES = 1000;
/** Of the answers in fixed order, so many are given before retention is compared. */
const FEWER_ANSWERS = 0.8;
/** Seeds of persons, as in the comparison of policies: learner i is the same person under both. */
const STREAMS = 1_000_003;

/** Simulated classes through the product's own services: placement, what next, questions, answers, all on a real database. */
export async function evaluatePathways(
  courses: readonly NamedCourse[],
  { learners, placed, seed, progress = () => {} }: PathwaysOptions,
): Promise<{ learners: number; seed: number; courses: PathwaysRow[] }> {
  const rows: PathwaysRow[] = [];
  for (const { course, concepts, graph } of courses) {
    progress(`${course}: the fixed order`);
    const prepared = prepareCourse(graph, seed);
    const { learner, exercises } = prepared;
    const fixed = { policy: createFixedOrder(exercises), view: createView(prepared.model) };
    const run = runPolicy(learner, fixed, POPULATION, prepared.course, learners, seed);
    const found = await withSchool('pathways', seed, async (school) => {
      const stored = await school.addCourse(course, graph);
      const at = { school, ...stored, population: POPULATION, limit: prepared.course.limit };
      const lives: Life[] = [];
      const placements: Placed[] = [];
      for (let person = 0; person < Math.max(learners, placed); person++) {
        progress(`${course}: learner ${person + 1} of ${Math.max(learners, placed)}`);
        const stream = seed * STREAMS + 2 * person;
        learner.enrol(createRandom(stream));
        const who = createPerson(at, learner, createRandom(stream + 1));
        const fixedAttempts = run.outcomes[person]?.attempts;
        if (fixedAttempts === undefined) placements.push(await placeLearner(who));
        else lives.push(await live(who, aimOf(fixedAttempts)));
      }
      return { lives, placements: [...lives.map((life) => life.placed), ...placements] };
    });
    rows.push(rowOf({ course, concepts: concepts.length, ...found }, run.outcomes, seed));
  }
  return { learners, seed, courses: rows };
}

/** A fifth fewer answers than the same person needed in fixed order, and no more days. */
function aimOf(fixedAttempts: number): Aim {
  const sittings = Math.floor(fixedAttempts / POPULATION.sittingAnswers);
  const days = Array.from({ length: sittings }, (_, sitting) => restDays(sitting + 1)).reduce((a, b) => a + b, 0);
  return { answers: Math.ceil(FEWER_ANSWERS * fixedAttempts), day: days };
}

function rowOf(
  { course, concepts, lives, placements }: { course: string; concepts: number; lives: Life[]; placements: Placed[] },
  fixed: readonly { attempts: number; heldAtMastery: number }[],
  seed: number,
): PathwaysRow {
  const sum = (values: readonly number[], rows: Int32Array) =>
    rows.reduce((total, row) => total + (values[row] ?? 0), 0);
  const interval = (of: (rows: Int32Array) => number, count = lives.length): Interval =>
    bootstrapInterval(count, of, { seed, replicates: REPLICATES });
  const average = (values: readonly number[]) => (rows: Int32Array) => sum(values, rows) / rows.length;
  const [ours, theirs] = [lives.map(({ attempts }) => attempts), fixed.map(({ attempts }) => attempts)];
  const fewer = interval((rows) => 1 - sum(ours, rows) / sum(theirs, rows));
  const heldMore = interval(average(lives.map(({ heldAtAim }, i) => heldAtAim - (fixed[i]?.heldAtMastery ?? 0))));
  const shareOff = interval(average(placements.map((each) => each.shareOff)), placements.length);
  return {
    ...{ course, concepts, learners: lives.length, attempts: mean(ours), attemptsFixed: mean(theirs) },
    ...{ fewer: fewer.estimate, fewerLow: fewer.low, fewerHigh: fewer.high },
    neverMastered: mean(lives.map(({ mastered }) => Number(!mastered))),
    held: mean(lives.map(({ held }) => held)),
    heldFixed: mean(fixed.map(({ heldAtMastery }) => heldAtMastery)),
    heldAtAim: mean(lives.map(({ heldAtAim }) => heldAtAim)),
    ...{ heldMore: heldMore.estimate, heldMoreLow: heldMore.low, heldMoreHigh: heldMore.high },
    answersAtAim: mean(lives.map(({ answersAtAim }) => answersAtAim)) / mean(theirs),
    longestRun: Math.max(0, ...lives.map(({ longestRun }) => longestRun)),
    decisionP95: quantile(
      lives.flatMap(({ decisions }) => decisions),
      0.95,
    ),
    placed: placements.length,
    placedOff: mean(placements.map(({ off }) => off)),
    ...{ placedShareOff: shareOff.estimate, placedShareOffHigh: shareOff.high },
    placedShareMore: mean(placements.map(({ share, known }) => share - known)),
    placedKnown: mean(placements.map(({ known }) => known)),
    placedQuestions: mean(placements.map(({ questions }) => questions)),
  };
}
