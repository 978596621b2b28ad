import { createRandom } from '@/core/random/random';
import { ITEM_LEVELS } from '@/core/sequencing/course-model';
import { createLearner } from '@/core/simulation/learner';
import type { World } from '@/core/simulation/world';
import { createTracingDataBuilder, type TracingData } from '@/core/tracing/dataset';
import { ITEM_EASE, restDays } from './follow';

/** Answers of the pilot as numbers, in the order in which they were given; one for each row of the data. */
export interface PilotLog {
  learners: number;
  rows: number;
  learner: Int32Array;
  concept: Int32Array;
  item: Int8Array;
  correct: Uint8Array;
  /** Way of teaching that followed the answer. */
  approach: Int8Array;
}

/** One item of a concept, so many days after its exercises. */
export interface PilotCheck {
  learner: number;
  concept: number;
  item: number;
  days: number;
  correct: boolean;
}

/** Answers of earlier learners. */
export interface Pilot {
  data: TracingData;
  log: PilotLog;
  checks: PilotCheck[];
}

/** Exercises on each concept. */
const EXERCISES = 6;

/** Days between the end of the course and its checks. */
const CHECK_AFTER_DAYS = 14;

/**
 * Earlier learners of the course, who worked through it once in its order with items and ways of teaching at random, and were
 * asked each concept once more after two weeks: the log from which everything that policies know of the course is fitted.
 */
export function runPilot(world: World, learners: number, seed: number): Pilot {
  const { graph, population } = world;
  const random = createRandom(seed);
  const learner = createLearner(world);
  const builder = createTracingDataBuilder();
  const log = createLog(learners, learners * graph.count * EXERCISES);
  const checks: PilotCheck[] = [];
  for (let person = 0; person < learners; person++) {
    learner.enrol(random);
    let [day, sitting, answers] = [0, 0, 0];
    const lastDay = new Float64Array(graph.count);

    const answer = (concept: number, item: number) => {
      const correct = learner.answer(concept, (ITEM_EASE[item] ?? 0) * population.itemDeviation, random);
      answers++;
      return correct;
    };
    const rest = (days: number) => {
      day += days;
      learner.rest(days);
    };

    for (const concept of graph.order) {
      for (let exercise = 0; exercise < EXERCISES; exercise++) {
        const item = random.integer(ITEM_LEVELS);
        const approach = random.integer(population.approach.count);
        const correct = answer(concept, item);
        learner.explain(concept, approach, random);
        builder.add({ learner: `${person}`, skill: `${concept}`, item: `${item}`, correct, order: answers });
        addRow(log, person, concept, item, correct, approach);
        lastDay[concept] = day;
        if (answers % population.sittingAnswers === 0) rest(restDays(++sitting));
      }
    }
    rest(CHECK_AFTER_DAYS);
    for (const concept of graph.order) {
      const item = random.integer(ITEM_LEVELS);
      const days = day - (lastDay[concept] ?? 0);
      checks.push({ learner: person, concept, item, days, correct: answer(concept, item) });
      if (answers % population.sittingAnswers === 0) rest(restDays(++sitting));
    }
  }
  return { data: builder.build(), log, checks };
}

function createLog(learners: number, rows: number): PilotLog {
  return {
    learners,
    rows: 0,
    learner: new Int32Array(rows),
    concept: new Int32Array(rows),
    item: new Int8Array(rows),
    correct: new Uint8Array(rows),
    approach: new Int8Array(rows),
  };
}

function addRow(
  log: PilotLog,
  learner: number,
  concept: number,
  item: number,
  correct: boolean,
  approach: number,
): void {
  const row = log.rows++;
  log.learner[row] = learner;
  log.concept[row] = concept;
  log.item[row] = item;
  log.correct[row] = Number(correct);
  log.approach[row] = approach;
}
