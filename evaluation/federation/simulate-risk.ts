import type { Random } from '@/core/random/random';
import { createRandom } from '@/core/random/random';
import { type CountedAnswer, factsAt, outcomesAt, type RiskHistory } from '@/core/risk/count';
import { featuresOf } from '@/core/risk/facts';
import { seedOf } from '@/core/seed/seed-of';
import { createLearner, type SimulatedLearner } from '@/core/simulation/learner';
import { logistic } from '@/core/simulation/logistic';
import { POPULATION } from '@/core/simulation/population';
import { createWorld } from '@/core/simulation/world';
import { DEFAULT_PARAMETERS, traceAnswer } from '@/core/tracing/bkt';
import { isKnown } from '@/core/tracing/thresholds';
import type { OwnRiskCase } from '@/features/early-warning/contract';
import type { NamedCourse } from '../sequencing/course-file';

export interface RiskDistrictOptions {
  districts: number;
  learners: number;
  /** Further learners of each district, whom no fit sees. */
  heldOut: number;
  seed: number;
}

export interface RiskDistrict {
  train: OwnRiskCase[];
  test: OwnRiskCase[];
}

const DAY_MS = 24 * 3600 * 1000;
/** The course begins up to so many days before the moment that is looked back from; four weeks more are then seen. */
const MOST_DAYS_BEFORE = 70;
const LEAST_DAYS_BEFORE = 28;
const DAYS_AFTER = 28;
/** Answers on a concept after which it doesn't settle, and the learner goes on with another. */
const GIVE_UP = 14;
/** One of four options. */
const CHANCES = { ...DEFAULT_PARAMETERS, pGuess: 0.25 };

/** How unlike districts are, and learners within one: standard deviations, in logits. */
const DISTRICTS_DIFFER = { brought: 0.8, diligence: 0.5, help: 0.6 };
const LEARNERS_DIFFER = { diligence: 0.9, help: 0.8, mood: 0.25 };
/** Chances, each day, to lose heart and to come back. */
const LOSES_HEART = 0.012;
const COMES_BACK = 0.03;

/**
 * Districts that teach one course to unlike learners over three months: what each can see of a learner at one moment, counted as the product counts it, and whether they fell
 * behind in the four weeks after. Learners differ in what they bring, in diligence and in how often they ask for help; some lose heart for weeks. One case
 * for each learner of whom it can be told.
 */
export function simulateRiskDistricts({ graph }: NamedCourse, options: RiskDistrictOptions): RiskDistrict[] {
  const { districts, learners, heldOut, seed } = options;
  const common = createWorld(graph, POPULATION, createRandom(seedOf('federation risk world', seed)));
  return Array.from({ length: districts }, (_, district) => {
    const random = createRandom(seedOf('federation risk district', seed, district));
    const brought = random.normal(-1, DISTRICTS_DIFFER.brought);
    const habits = {
      diligence: random.normal(-0.3, DISTRICTS_DIFFER.diligence),
      help: random.normal(-1.5, DISTRICTS_DIFFER.help),
    };
    const learner = createLearner({ ...common, initial: common.initial.map((each) => each + brought) });
    const daysBefore = LEAST_DAYS_BEFORE + random.integer(MOST_DAYS_BEFORE - LEAST_DAYS_BEFORE);
    const histories = Array.from({ length: learners + heldOut }, () =>
      historyOf(learner, graph, { ...habits, days: daysBefore + DAYS_AFTER }, random),
    );
    // Medians are those of the learners who are there, not of those who are kept to try it on.
    const casesOf = (those: RiskHistory[]) => casesAt(those, daysBefore * DAY_MS, graph.count, district);
    return { train: casesOf(histories.slice(0, learners)), test: casesOf(histories.slice(learners)) };
  });
}

function casesAt(histories: RiskHistory[], at: number, concepts: number, district: number): OwnRiskCase[] {
  const outcomes = outcomesAt(histories, at, concepts);
  return factsAt(histories, at, concepts).flatMap((facts, i) => {
    const happened = outcomes[i] ?? null;
    if (facts === null || happened === null) return [];
    return [{ learnerId: `${district} ${i}`, features: featuresOf(facts), happened }];
  });
}

/** A learner's answers from the first day on: every day they may come, and go on where they stood. */
function historyOf(
  learner: SimulatedLearner,
  graph: NamedCourse['graph'],
  { diligence, help, days }: { diligence: number; help: number; days: number },
  random: Random,
): RiskHistory {
  learner.enrol(random);
  const own = random.normal(diligence, LEARNERS_DIFFER.diligence);
  const asks = random.normal(help, LEARNERS_DIFFER.help);
  const pKnown = new Float64Array(graph.count).fill(CHANCES.pInit);
  const tries = new Uint16Array(graph.count);
  const answers: CountedAnswer[] = [];
  const plans: { from: number; to: number | null }[] = [];
  const open = new Map<number, { from: number; to: number | null }>();
  let [mood, heart] = [0, true];
  for (let day = 0; day < days; day++) {
    learner.rest(1);
    mood = 0.9 * mood + random.normal(0, LEARNERS_DIFFER.mood);
    heart = heart ? !random.chance(LOSES_HEART) : random.chance(COMES_BACK);
    if (!random.chance(logistic(own + mood - (heart ? 0 : 3)))) continue;
    const many = 3 + random.integer(9);
    for (let i = 0; i < many; i++) {
      const concept = nextOf(graph, pKnown, tries, random);
      const at = day * DAY_MS + (8 * 3600 + 60 * i) * 1000;
      const before = pKnown[concept] ?? 0;
      const hinted = random.chance(logistic(asks - (learner.isKnown(concept) ? 1 : 0)));
      const right = learner.answer(concept, hinted ? 0.5 : 0, random);
      learner.explain(concept, 0, random);
      const after = hinted ? before : traceAnswer(before, right, CHANCES);
      pKnown[concept] = after;
      tries[concept] = (tries[concept] ?? 0) + 1;
      answers.push({ at, right, evidence: hinted ? 'hinted' : 'unaided', before, after });
      const plan = open.get(concept);
      if (plan && isKnown(after)) {
        plan.to = at;
        open.delete(concept);
      } else if (!plan && tries[concept] === GIVE_UP && !isKnown(after)) {
        const begun = { from: at, to: null };
        plans.push(begun);
        open.set(concept, begun);
      }
    }
  }
  return { answers, plans, knownNow: pKnown.reduce((sum, each) => sum + (isKnown(each) ? 1 : 0), 0) };
}

/** The first concept of the course's order that isn't known, fit to be learned and not given up; at times one that is looked at again. */
function nextOf(graph: NamedCourse['graph'], pKnown: Float64Array, tries: Uint16Array, random: Random): number {
  const again = random.chance(0.2);
  let fallback = 0;
  for (const concept of graph.order) {
    const known = isKnown(pKnown[concept] ?? 0);
    if (known) {
      if (again && random.chance(0.2)) return concept;
      continue;
    }
    fallback = concept;
    if ((tries[concept] ?? 0) < GIVE_UP || (again && random.chance(0.3))) return concept;
  }
  return fallback;
}
