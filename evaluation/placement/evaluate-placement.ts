import { bootstrapInterval, type Interval } from '@/core/evaluation/bootstrap';
import {
  afterAnswer,
  bringBackPlacement,
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
    const oracle = createOracle(crowd);
    const learner = createLearner(world);
    const all = Array.from({ length: learners }, (_, person) => {
      const stream = seed * STREAMS + 2 * person;
      const enrol = () => {
        learner.enrol(createRandom(stream));
        return createRandom(stream + 1);
      };
      return {
        known: shareKnown(learner, enrol, concepts.length),
        ...tried(world, learner, enrol, model, oracle, stream),
      };
    });
    const off = (of: (each: (typeof all)[number]) => number) => {
      const values = all.map((each) => Math.abs(of(each) - each.known));
      return interval(values, seed);
    };
    const [product, asked] = [off(({ product }) => product), off(({ oracle }) => oracle)];
    const unasked = oracle.estimate(openBelief(crowd));
    return {
      ...{ course, concepts: concepts.length, learners },
      known: mean(all.map(({ known }) => known)),
      unasked: off(() => unasked).estimate,
      ...{ product: product.estimate, productLow: product.low, productHigh: product.high },
      productMore: mean(all.map(({ product, known }) => product - known)),
      productConcepts: mean(all.map(({ concepts }) => concepts)),
      productQuestions: mean(all.map(({ questions }) => questions)),
      oracleOnProduct: off(({ oracleOnProduct }) => oracleOnProduct).estimate,
      ...{ oracle: asked.estimate, oracleLow: asked.low, oracleHigh: asked.high },
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
  model: CourseModel,
  oracle: ReturnType<typeof createOracle>,
  seed: number,
) {
  const answerer = () => {
    const random = enrol();
    return (question: { concept: number; item: number }): PlacementAnswer => ({
      ...{ concept: question.concept, item: question.item },
      correct: learner.answer(question.concept, easeOf(world, question.item), random),
    });
  };
  const { answers, known } = byProduct(model, answerer(), seed);
  const truth = Array.from(known, (_, concept) => Number(learner.isKnown(concept)));
  return {
    product: mean([...known]),
    concepts: mean(truth.map((own, concept) => Math.abs(own - (known[concept] ?? 0)))),
    questions: answers.length,
    oracleOnProduct: oracle.estimate(oracle.believe(answers)),
    oracle: oracle.estimate(oracle.ask(answerer())),
  };
}

function byProduct(model: CourseModel, answer: (question: PlacementQuestion) => PlacementAnswer, seed: number) {
  let placement = bringBackPlacement(model, [], createRandom(seed));
  for (;;) {
    const question = nextQuestion(placement, () => true);
    if (!question) return { answers: placement.answers, known: placedAt(placement) };
    placement = afterAnswer(placement, answer(question));
  }
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
