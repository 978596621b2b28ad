import type { TracingData } from '../dataset';

/**
 * How often skills and items are answered right, as log-odds, from counts drawn towards the level above (item to skill,
 * skill to population), the posterior mean under a beta prior. A *unit* is an item, or a skill for answers without a known item.
 */
export interface AnswerRates {
  skills: number;
  items: number;
  population: number;
  skill: Float64Array;
  unit: Float64Array;
  /** Answers behind each unit. */
  answers: Float64Array;
  /** Of unit u after a wrong answer at 2u, after a right one at 2u + 1: follow-up questions depend on what came before. */
  after: Float64Array;
  /** Of a unit after a certain unit was answered so, by {@link pairKey}. */
  pair: Map<number, { rate: number; answers: number }>;
}

/** Answers of the level above that each level's counts are eked out with. */
const STRENGTH = { skill: 4, unit: 5, after: 8, pair: 6 };

/** @param uses tells of a learner whether their answers count. */
export function fitRates(data: TracingData, uses: (learner: number) => boolean): AnswerRates {
  const [skills, items] = [data.skillNames.length, data.itemNames.length];
  const size = { skills, items };
  const rows: number[] = [];
  for (let row = 0; row < data.rows; row++) if (uses(data.learner[row] ?? 0)) rows.push(row);
  let right = 0;
  for (const row of rows) right += data.correct[row] ?? 0;
  const population = (right + 1) / (rows.length + 2);

  const skill = shares(skills, STRENGTH.skill, () => population);
  for (const row of rows) skill.add(data.skill[row] ?? 0, data.correct[row] ?? 0, population);
  const skillShare = skill.done();

  const unit = shares(items + skills, STRENGTH.unit, (u) => (u < items ? population : (skillShare[u - items] ?? 0)));
  for (const row of rows) {
    const s = data.skill[row] ?? 0;
    unit.add(unitOf(size, s, data.item[row] ?? -1), data.correct[row] ?? 0, skillShare[s] ?? population);
  }
  const unitShare = unit.done();

  const after = shares(2 * (items + skills), STRENGTH.after, (k) => unitShare[k >> 1] ?? population);
  const pairs = new Map<number, { right: number; answers: number; base: number }>();
  for (const row of rows) {
    if (row === data.learnerStart[data.learner[row] ?? 0]) continue;
    const was = data.correct[row - 1] ?? 0;
    const u = unitOf(size, data.skill[row] ?? 0, data.item[row] ?? -1);
    const y = data.correct[row] ?? 0;
    after.add(2 * u + was, y, unitShare[u] ?? population);
    const key = pairKey(size, unitOf(size, data.skill[row - 1] ?? 0, data.item[row - 1] ?? -1), was, u);
    const pair = pairs.get(key);
    if (pair) {
      pair.right += y;
      pair.answers++;
    } else pairs.set(key, { right: y, answers: 1, base: 2 * u + was });
  }
  const afterShare = after.done();
  const pair: AnswerRates['pair'] = new Map();
  for (const [key, { right: r, answers, base }] of pairs) {
    // A pair met once says next to nothing and would fill the memory.
    if (answers < 2) continue;
    const share = (r + STRENGTH.pair * (afterShare[base] ?? population)) / (answers + STRENGTH.pair);
    pair.set(key, { rate: logit(share), answers });
  }
  return {
    ...size,
    population: logit(population),
    skill: skillShare.map(logit),
    unit: unitShare.map(logit),
    answers: unit.answers,
    after: afterShare.map(logit),
    pair,
  };
}

/** Code of the unit of an answer; −1 where neither item nor skill was fitted. */
export function unitOf({ skills, items }: { skills: number; items: number }, skill: number, item: number): number {
  if (item >= 0 && item < items) return item;
  return skill >= 0 && skill < skills ? items + skill : -1;
}

export function pairKey(
  { skills, items }: { skills: number; items: number },
  before: number,
  correct: number,
  unit: number,
): number {
  return (2 * before + correct) * (skills + items) + unit;
}

/** Counts right answers by code; a code's share is eked out with the mean of what its answers were expected to give. */
function shares(size: number, strength: number, unseen: (code: number) => number) {
  const right = new Float64Array(size);
  const expected = new Float64Array(size);
  const answers = new Float64Array(size);
  return {
    answers,
    add(code: number, correct: number, base: number) {
      right[code] = (right[code] ?? 0) + correct;
      expected[code] = (expected[code] ?? 0) + base;
      answers[code] = (answers[code] ?? 0) + 1;
    },
    done: () =>
      answers.map((n, code) => {
        const base = n > 0 ? (expected[code] ?? 0) / n : unseen(code);
        return ((right[code] ?? 0) + strength * base) / (n + strength);
      }),
  };
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}
