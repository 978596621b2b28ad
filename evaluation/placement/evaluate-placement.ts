import { bootstrapInterval, type Interval } from '@/core/evaluation/bootstrap';
import {
  afterAnswer,
  bringBackPlacement,
  drawNewcomers,
  MOST_QUESTIONS,
  nextQuestion,
  type PlacementAnswer,
  placedAt,
} from '@/core/placement/placement';
import { createRandom, type Random } from '@/core/random/random';
import { courseFromParameters } from '@/core/sequencing/course-from-parameters';
import type { CourseModel } from '@/core/sequencing/course-model';
import { createLearner, type SimulatedLearner } from '@/core/simulation/learner';
import type { Population } from '@/core/simulation/population';
import { createWorld, type World } from '@/core/simulation/world';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { mean } from '../pathways/place';
import type { NamedCourse } from '../sequencing/course-file';
import { type Crowd, drawCrowd, easeOf } from './crowd';
import { type Belief, bestQuestion, countsOf, medianOf, openBelief, weigh } from './oracle';

export interface PlacementOptions {
  learners: number;
  /** Newcomers that the oracle compares a learner with. */
  crowd: number;
  seed: number;
  population: Population;
  progress?: (line: string) => void;
}

/** How far estimates of the share of a course that is known are from the truth, mean over learners of the distance without its sign. */
export interface PlacementRow {
  course: string;
  concepts: number;
  learners: number;
  /** Share known on average. */
  known: number;
  /** Before any answer, by who knows the population and the course, but not the learner. */
  unasked: number;
  /** The product's questions and estimate; with sign, above 0 where more is taken for known than is; and its questions. */
  product: number;
  productLow: number;
  productHigh: number;
  productMore: number;
  /** Mean over concepts of |p(L) − known|. */
  productConcepts: number;
  productQuestions: number;
  /** The product's questions, the oracle's estimate. */
  oracleOnProduct: number;
  /** The oracle's questions and estimate. */
  oracle: number;
  oracleLow: number;
  oracleHigh: number;
}

/** Of a school without answers, whose questions have four options. */
const STARTING_VALUES = { ...DEFAULT_PARAMETERS, pGuess: 1 / 4 };
/** Seeds of persons, as in the simulated classes, so that they are the same people; the crowd is nobody of them. */
const STREAMS = 1_000_003;
const CROWD_SEED = 500_009;

/**
 * Placements by the product against an oracle that knows everything of the simulation but the learner: who comes, how hard each concept is to know, to
 * guess, to slip on. What the oracle doesn't reach in as many questions, nothing can be expected to.
 */
export function evaluatePlacement(courses: readonly NamedCourse[], options: PlacementOptions): PlacementRow[] {
  return courses.map(({ course, concepts, graph }) => {
    const { population, seed, learners, progress = () => {} } = options;
    progress(`${course}: the product and the oracle`);
    const world = createWorld(graph, population, createRandom(seed));
    const crowd = drawCrowd(world, options.crowd, seed + CROWD_SEED);
    const model = courseFromParameters(
      graph,
      concepts.map(() => STARTING_VALUES),
      population.approach.count,
    );
    const [product, oracle] = [createProduct(model, seed), createOracle(crowd)];
    const learner = createLearner(world);
    const all = Array.from({ length: learners }, (_, person) => {
      const stream = seed * STREAMS + 2 * person;
      const enrol = () => {
        learner.enrol(createRandom(stream));
        return createRandom(stream + 1);
      };
      return {
        known: shareKnown(learner, enrol, concepts.length),
        ...tried(world, learner, enrol, product, oracle),
      };
    });
    const off = (of: (each: (typeof all)[number]) => number) => {
      const values = all.map((each) => Math.abs(of(each) - each.known));
      return interval(values, seed);
    };
    const [ours, theirs] = [off((each) => each.product), off((each) => each.oracle)];
    const unasked = oracle.estimate(openBelief(crowd));
    return {
      ...{ course, concepts: concepts.length, learners },
      known: mean(all.map(({ known }) => known)),
      unasked: off(() => unasked).estimate,
      ...{ product: ours.estimate, productLow: ours.low, productHigh: ours.high },
      productMore: mean(all.map((each) => each.product - each.known)),
      productConcepts: mean(all.map(({ concepts }) => concepts)),
      productQuestions: mean(all.map(({ questions }) => questions)),
      oracleOnProduct: off(({ oracleOnProduct }) => oracleOnProduct).estimate,
      ...{ oracle: theirs.estimate, oracleLow: theirs.low, oracleHigh: theirs.high },
    };
  });
}

function shareKnown(learner: SimulatedLearner, enrol: () => Random, concepts: number): number {
  enrol();
  return learner.knownCount() / concepts;
}

/** One learner placed by both, each time newly enrolled as the same person. */
function tried(
  world: World,
  learner: SimulatedLearner,
  enrol: () => Random,
  product: ReturnType<typeof createProduct>,
  oracle: ReturnType<typeof createOracle>,
) {
  const answerer = () => {
    const random = enrol();
    return (question: { concept: number; item: number }): PlacementAnswer => ({
      ...{ concept: question.concept, item: question.item },
      correct: learner.answer(question.concept, easeOf(world, question.item), random),
    });
  };
  const { answers, known } = product(answerer());
  const truth = Array.from(known, (_, concept) => Number(learner.isKnown(concept)));
  return {
    product: mean([...known]),
    concepts: mean(truth.map((own, concept) => Math.abs(own - (known[concept] ?? 0)))),
    questions: answers.length,
    oracleOnProduct: oracle.estimate(oracle.believe(answers)),
    oracle: oracle.estimate(oracle.ask(answerer())),
  };
}

/** Tests of one course: what is asked after the same answers is the same, and worked out once. */
function createProduct(model: CourseModel, seed: number) {
  const newcomers = drawNewcomers(model, createRandom(seed));
  const questions = new Map<string, PlacementQuestion | null>();
  return (answer: (question: PlacementQuestion) => PlacementAnswer) => {
    let [placement, so] = [bringBackPlacement(newcomers, []), ''];
    for (;;) {
      const kept = questions.get(so);
      const question = kept === undefined ? nextQuestion(placement, () => true) : kept;
      questions.set(so, question);
      if (!question) return { answers: placement.answers, known: placedAt(placement) };
      const given = answer(question);
      placement = afterAnswer(placement, given);
      so += given.correct ? '1' : '0';
    }
  };
}

type PlacementQuestion = Pick<PlacementAnswer, 'concept' | 'item'>;

function createOracle(crowd: Crowd) {
  const { count } = crowd.world.graph;
  /** What is asked after the same answers is the same. */
  const questions = new Map<string, PlacementQuestion>();
  return {
    estimate: (belief: Belief) => medianOf(countsOf(crowd, belief)).median / count,
    believe: (answers: readonly PlacementAnswer[]) =>
      answers.reduce((belief, answer, before) => weigh(crowd, belief, answer, before), openBelief(crowd)),
    ask(answer: (question: PlacementQuestion) => PlacementAnswer, most = MOST_QUESTIONS): Belief {
      let [belief, so] = [openBelief(crowd), ''];
      for (let asked = 0; asked < most; asked++) {
        const question = questions.get(so) ?? bestQuestion(crowd, belief);
        questions.set(so, question);
        const given = answer(question);
        belief = weigh(crowd, belief, given, asked);
        so += given.correct ? '1' : '0';
      }
      return belief;
    },
  };
}

function interval(values: readonly number[], seed: number): Interval {
  const average = (rows: Int32Array) => rows.reduce((sum, row) => sum + (values[row] ?? 0), 0) / rows.length;
  return bootstrapInterval(values.length, average, { seed });
}
