import { generalStart, type Level, moveLevels, skillStart } from './ability';
import { countAnswer, type DecayedCounts, emptyCounts, keptOf, writeCounts } from './decayed-counts';
import { type AnswerRates, pairKey, unitOf } from './rates';
import { logistic } from './sigmoid';

const OVERALL = [3, 12, 50, Number.POSITIVE_INFINITY];
const OF_SKILL = [2, 8, Number.POSITIVE_INFINITY];
const OF_UNIT = [Number.POSITIVE_INFINITY];
const KEPT = { overall: keptOf(OVERALL), skill: keptOf(OF_SKILL), unit: keptOf(OF_UNIT) };
const PLAIN = 24;

/** How many numbers describe the answer to come. */
export const FEATURE_COUNT = PLAIN + 3 * (OVERALL.length + OF_SKILL.length + OF_UNIT.length);

/** One learner's answers so far, condensed. Each call is O(features), however long the history. */
export interface LearnerHistory {
  /** Writes {@link FEATURE_COUNT} finite numbers about an answer to come. `time` in seconds, NaN without. */
  describe(skill: number, item: number, time: number, to: Float32Array, from: number): void;
  /** Takes in an answer. */
  observe(skill: number, item: number, time: number, correct: number): void;
}

interface SkillPast {
  counts: DecayedCounts;
  level: Level;
  /** Answers in a row that agree with the last: above 0 right, below 0 wrong. */
  streak: number;
  at: number;
  time: number;
}

interface UnitPast {
  counts: DecayedCounts;
  last: number;
  at: number;
}

/** @param rates of learners among whom this one is not, else the features know the answers. */
export function createLearnerHistory(rates: AnswerRates): LearnerHistory {
  const overall = emptyCounts(OVERALL);
  const general = generalStart();
  const skills = new Map<number, SkillPast>();
  const units = new Map<number, UnitPast>();
  const [noSkill, noUnit] = [newSkill(), newUnit()];
  const last = { skill: -1, unit: -1, time: Number.NaN, correct: 0, surprise: 0, before: 0, sameSkill: 0 };
  let answers = 0;

  const easeOf = (skill: number, unit: number) => rates.unit[unit] ?? rates.skill[skill] ?? rates.population;
  // Items that were never fitted share a unit with others of their skill; their past is their own all the same.
  const pastKey = (skill: number, item: number) => (item >= 0 ? item : -1 - skill);

  return {
    describe(skill, item, time, to, from) {
      const unit = unitOf(rates, skill, item);
      const past = skills.get(skill) ?? noSkill;
      const own = units.get(pastKey(skill, item)) ?? noUnit;
      const ease = easeOf(skill, unit);
      const after = answers > 0 ? (rates.after[2 * unit + last.correct] ?? ease) : ease;
      const pair = answers > 0 ? rates.pair.get(pairKey(rates, last.unit, last.correct, unit)) : undefined;
      let i = from;
      to[i++] = ease;
      to[i++] = Math.log1p(rates.answers[unit] ?? 0);
      to[i++] = rates.skill[skill] ?? rates.population;
      to[i++] = after;
      to[i++] = pair?.rate ?? after;
      to[i++] = Math.log1p(pair?.answers ?? 0);
      to[i++] = general.mean;
      to[i++] = general.variance;
      to[i++] = past.level.mean;
      to[i++] = past.level.variance;
      to[i++] = (pair?.rate ?? after) + general.mean + past.level.mean;
      to[i++] = logistic(ease + general.mean + past.level.mean);
      to[i++] = Math.max(-10, Math.min(10, past.streak));
      to[i++] = past.at < 0 ? -1 : Math.log1p(answers - past.at);
      to[i++] = own.at < 0 ? -1 : Math.log1p(answers - own.at);
      to[i++] = own.last;
      to[i++] = answers > 0 ? 2 * last.correct - 1 : 0;
      to[i++] = last.before;
      to[i++] = last.surprise;
      to[i++] = last.skill === skill && answers > 0 ? 1 : 0;
      to[i++] = Math.log1p(last.sameSkill);
      to[i++] = Math.log1p(skills.size);
      to[i++] = logGap(time - last.time);
      to[i++] = logGap(time - past.time);
      i = writeCounts(overall, 3, to, i);
      i = writeCounts(past.counts, 2, to, i);
      writeCounts(own.counts, 1, to, i);
    },
    observe(skill, item, time, correct) {
      const unit = unitOf(rates, skill, item);
      const ease = easeOf(skill, unit);
      const expected = logistic(ease);
      const past = ensure(skills, skill, newSkill);
      const own = ensure(units, pastKey(skill, item), newUnit);
      last.surprise = correct - logistic(ease + general.mean + past.level.mean);
      moveLevels(general, past.level, ease, correct);
      countAnswer(overall, KEPT.overall, correct, expected);
      countAnswer(past.counts, KEPT.skill, correct, expected);
      countAnswer(own.counts, KEPT.unit, correct, expected);
      const sign = 2 * correct - 1;
      past.streak = past.streak * sign > 0 ? past.streak + sign : sign;
      past.at = answers;
      past.time = time;
      own.last = sign;
      own.at = answers;
      last.before = answers > 0 ? 2 * last.correct - 1 : 0;
      last.sameSkill = last.skill === skill ? last.sameSkill + 1 : 1;
      last.skill = skill;
      last.unit = unit;
      last.time = time;
      last.correct = correct;
      answers++;
    },
  };
}

const newSkill = (): SkillPast => ({
  counts: emptyCounts(OF_SKILL),
  level: skillStart(),
  streak: 0,
  at: -1,
  time: Number.NaN,
});

const newUnit = (): UnitPast => ({ counts: emptyCounts(OF_UNIT), last: 0, at: -1 });

function ensure<T>(map: Map<number, T>, key: number, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** ln(1 + seconds), −1 where there is no time or nothing before. */
function logGap(seconds: number): number {
  return Number.isFinite(seconds) ? Math.log1p(Math.max(0, seconds)) : -1;
}
