import { expectedSuccess, TARGET_SUCCESS } from '@/core/difficulty/target-success';
import { createRandom, type Random } from '@/core/random/random';
import { afterAnswer, afterLearning, DEFAULT_PARAMETERS, parametersOf } from '@/core/tracing/bkt';
import { type Candidate, chooseItems } from '@/features/practice/choose-items';
import type { GeneratedItem } from '@/features/practice/contract';
import { betterFit } from '@/features/practice/fit/better-fit';
import { successOn } from '@/features/practice/fit/suitability';
import { chanceOfGuessing } from '@/features/practice/grade/chance-of-guessing';

/** What a rule made of the same learners' practice. */
export interface ScalingRow {
  rule: 'without' | 'with';
  answers: number;
  /** Share of answers whose expected success lay in the range, by the learner model just before. */
  inRange: number;
  tooHard: number;
  tooEasy: number;
  /** Of the answers for which some exercise of the concept lay in the range, how many had one. */
  inRangeWherePossible: number;
  /** Share of answers that were right in truth. */
  right: number;
  /** Rows of two misses or more at the first try, in 100 answers. */
  missedPairs: number;
  /** Exercises until the learner model took a concept for known, on average; those that were not by the end count with all they had. */
  untilKnown: number;
}

export interface ScalingOptions {
  learners: number;
  seed: number;
}

/** Exercises of a round, and rounds on a concept at most. */
const ROUND = 5;
const ROUNDS = 6;
const KNOWN = 0.95;
/** Days between rounds: what was answered rightly rests as in the product. */
const DAY_MS = 24 * 3600 * 1000;
const START = Date.UTC(2026, 0, 5);

/**
 * Simulated learners practise a course's own exercises, chosen by the product's own rule: without regard to how likely they are to be answered rightly,
 * and with it. Learners and their luck are the same under both. Truth: a concept is known or not, is learned with p(T) at each exercise, and answers
 * come as `expectedSuccess` has it, so that the learner model is right about how answers come about, not about who knows what.
 */
export function evaluateScaling(items: readonly GeneratedItem[], { learners, seed }: ScalingOptions): ScalingRow[] {
  const concepts = [...new Set(items.map(({ conceptId }) => conceptId))];
  const byConcept = concepts
    .map((id) => items.filter(({ conceptId }) => conceptId === id))
    .filter(({ length }) => length >= ROUND);
  return (['without', 'with'] as const).map((rule) => {
    const tally = {
      answers: 0,
      inRange: 0,
      tooHard: 0,
      tooEasy: 0,
      possible: 0,
      met: 0,
      right: 0,
      pairs: 0,
      until: 0,
      concepts: 0,
    };
    for (let learner = 0; learner < learners; learner++)
      for (const [at, concept] of byConcept.entries())
        practise(concept, rule, createRandom(seed + learner * 1000 + at), tally);
    const share = (count: number) => count / tally.answers;
    return {
      rule,
      answers: tally.answers,
      inRange: share(tally.inRange),
      tooHard: share(tally.tooHard),
      tooEasy: share(tally.tooEasy),
      inRangeWherePossible: tally.met / tally.possible,
      right: share(tally.right),
      missedPairs: 100 * share(tally.pairs),
      untilKnown: tally.until / tally.concepts,
    };
  });
}

type Tally = Record<
  'answers' | 'inRange' | 'tooHard' | 'tooEasy' | 'possible' | 'met' | 'right' | 'pairs' | 'until' | 'concepts',
  number
>;

function practise(items: readonly GeneratedItem[], rule: ScalingRow['rule'], random: Random, tally: Tally): void {
  const parameters = DEFAULT_PARAMETERS;
  const seen = new Map<string, { seenAt: Date; rightAt: Date | null }>();
  let known = random.chance(parameters.pInit + 0.2 * random.uniform());
  let [believed, misses, given] = [parameters.pInit, 0, 0];
  tally.concepts++;
  const successNow = (item: GeneratedItem) =>
    successOn(
      { known: believed, parameters },
      { difficulty: item.difficulty, chanceOfGuessing: chanceOfGuessing(item.body) },
    );
  const candidateOf = (item: GeneratedItem): Candidate => ({
    id: item.fingerprint,
    kind: item.body.kind,
    difficulty: item.difficulty,
    success: rule === 'with' ? successNow(item) : 0.775,
    place: { sourceId: item.chunkId, start: item.start, end: item.end },
    lastSeenAt: seen.get(item.fingerprint)?.seenAt ?? null,
    lastRightAt: seen.get(item.fingerprint)?.rightAt ?? null,
    unreviewed: false,
  });
  const choose = (from: readonly GeneratedItem[], count: number, now: Date, round: number) =>
    chooseItems(from.map(candidateOf), { count, seed: round, now, strain: { misses, wish: 0 } }).items.flatMap(
      ({ id }) => items.find(({ fingerprint }) => fingerprint === id) ?? [],
    );
  for (let round = 0; round < ROUNDS && believed < KNOWN; round++) {
    const now = new Date(START + round * 2 * DAY_MS);
    const chosen = choose(items, ROUND, now, round);
    for (const [place, first] of chosen.entries()) {
      if (believed >= KNOWN) break;
      const others = items.filter((each) => each === first || !chosen.includes(each)).map(candidateOf);
      const asked = { said: null, strain: { misses, wish: 0 }, seed: round * 10 + place, now } as const;
      const other = rule === 'with' && place > 0 ? betterFit(candidateOf(first), others, asked) : null;
      const item = items.find(({ fingerprint }) => fingerprint === other?.id) ?? first;
      const expected = successNow(item);
      const [low, high] = TARGET_SUCCESS;
      const fits = (value: number) => value >= low && value <= high;
      tally.answers++;
      given++;
      tally.inRange += Number(fits(expected));
      tally.tooHard += Number(expected < low);
      tally.tooEasy += Number(expected > high);
      if (items.some((each) => fits(successNow(each)))) {
        tally.possible++;
        tally.met += Number(fits(expected));
      }
      const chances = parametersOf(parameters, chanceOfGuessing(item.body));
      const correct = random.chance(expectedSuccess(known ? 1 : 0, item.difficulty, chances));
      tally.right += Number(correct);
      misses = correct ? 0 : misses + 1;
      tally.pairs += Number(misses === 2);
      seen.set(item.fingerprint, {
        seenAt: now,
        rightAt: correct ? now : (seen.get(item.fingerprint)?.rightAt ?? null),
      });
      believed = afterLearning(afterAnswer(believed, correct, chances), parameters.pLearn);
      known ||= random.chance(parameters.pLearn);
    }
  }
  tally.until += given;
}
