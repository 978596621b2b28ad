import { factsAt, outcomesAt, type RiskHistory } from '@/core/risk/count';
import { featuresOf, type RiskFacts, WINDOW_DAYS } from '@/core/risk/facts';
import type { RiskRow } from '@/core/risk/fit';
import { type BktParameters, traceAnswer } from '@/core/tracing/bkt';
import type { TracingData } from '@/core/tracing/dataset';
import { isKnown } from '@/core/tracing/thresholds';

const DAY = 24 * 3600 * 1000;
const WEEK = 7 * DAY;
/** 1 January 1970 was a Thursday. */
const FIRST_MONDAY = 4 * DAY;

/** A learner at the beginning of a week, and what came in the four weeks after it. */
export interface WeekCase extends RiskRow {
  /** Milliseconds. */
  at: number;
  facts: RiskFacts;
}

/** What a replay gave. */
export interface Replay {
  cases: WeekCase[];
  weeks: number;
  /** Cases of which it can't be told: the middle learner came to know fewer than two concepts, or they had fewer left than that. */
  untold: number;
}

/** What the product would have kept of each learner, answer by answer; all answers are unaided, since the data know no help. */
export function historiesOf(data: TracingData, time: Float64Array, parametersOf: (skill: number) => BktParameters) {
  return Array.from({ length: data.learners }, (_, learner): RiskHistory => {
    const pKnown = new Map<number, number>();
    const answers: RiskHistory['answers'][number][] = [];
    for (let row = data.learnerStart[learner] ?? 0; row < (data.learnerStart[learner + 1] ?? 0); row++) {
      const skill = data.skill[row] ?? 0;
      const right = data.correct[row] === 1;
      const parameters = parametersOf(skill);
      const before = pKnown.get(skill) ?? parameters.pInit;
      const after = traceAnswer(before, right, parameters);
      pKnown.set(skill, after);
      answers.push({ at: (time[row] ?? 0) * 1000, right, evidence: 'unaided', before, after });
    }
    return { answers, plans: [], knownNow: [...pKnown.values()].filter(isKnown).length };
  });
}

/**
 * Every learner of a course once a week, as the product would have looked at them then, with what came of it: `core/risk/count` on answers in memory. Weeks begin on
 * Mondays, the first after the first answer; the last one has four weeks after it.
 */
export function replay(names: readonly string[], histories: readonly RiskHistory[], concepts: number): Replay {
  const moments = histories.flatMap(({ answers }) => [answers[0]?.at ?? Number.NaN, answers.at(-1)?.at ?? Number.NaN]);
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const found: Replay = { cases: [], weeks: 0, untold: 0 };
  const monday = Math.ceil((first - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY;
  for (let at = monday; at + WINDOW_DAYS * DAY <= last; at += WEEK) {
    found.weeks += 1;
    const facts = factsAt(histories, at, concepts);
    const outcomes = outcomesAt(histories, at, concepts);
    for (const [learner, own] of facts.entries()) {
      if (!own) continue;
      const happened = outcomes[learner] ?? null;
      if (happened === null) found.untold += 1;
      else found.cases.push({ learner: names[learner] ?? '', at, facts: own, features: featuresOf(own), happened });
    }
  }
  return found;
}
