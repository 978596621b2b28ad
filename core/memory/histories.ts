import { wholeDays } from './days';

/** Reviews as columns, a row each; rows of one learner and concept in the order of time, otherwise in any order. */
export interface ReviewColumns {
  /** Whole numbers that tell learners and concepts apart; any range. */
  learner: ArrayLike<number>;
  concept: ArrayLike<number>;
  /** Days since the row before of the same learner and concept; not read in the first. Negative and NaN count as 0. */
  elapsedDays: ArrayLike<number>;
  /** 1 Again, 2 Hard, 3 Good, 4 Easy; a row with anything else is left out. */
  grade: ArrayLike<number>;
}

/** The same reviews, history by history: history `h` is rows `starts[h]` to `starts[h + 1]` − 1. */
export interface Histories {
  count: number;
  /** Length `count` + 1. */
  starts: Int32Array;
  /** Of each history. */
  learner: Float64Array;
  /** Of each row: whole days since the row before, 0 in the first. */
  days: Float64Array;
  grade: Uint8Array;
  /** Rows that say something about forgetting: not the first of a history, and a day or more after the one before. */
  scored: number;
}

/**
 * Groups rows by learner and concept, in one pass each for numbering, counting and placing.
 *
 * @throws RangeError where the columns differ in length.
 */
export function groupHistories({ learner, concept, elapsedDays, grade }: ReviewColumns): Histories {
  const rows = grade.length;
  if (learner.length !== rows || concept.length !== rows || elapsedDays.length !== rows) {
    throw new RangeError('Columns of reviews must be of one length');
  }
  const historyOf = numberHistories(learner, concept, grade);
  const { starts, count } = startsOf(historyOf);
  const kept = starts[count] ?? 0;
  const histories: Histories = {
    count,
    starts,
    learner: new Float64Array(count),
    days: new Float64Array(kept),
    grade: new Uint8Array(kept),
    scored: 0,
  };
  const next = starts.slice();
  for (let row = 0; row < rows; row++) {
    const history = historyOf[row] ?? -1;
    if (history < 0) continue;
    const place = next[history] ?? 0;
    next[history] = place + 1;
    histories.grade[place] = grade[row] ?? 0;
    if (place === starts[history]) histories.learner[history] = learner[row] ?? 0;
    else {
      const days = wholeDays(elapsedDays[row] ?? 0);
      histories.days[place] = days;
      if (days > 0) histories.scored++;
    }
  }
  return histories;
}

/** The histories of the learners chosen, in the same order. */
export function selectHistories(from: Histories, chosen: (learner: number) => boolean): Histories {
  const picked: number[] = [];
  for (let h = 0; h < from.count; h++) if (chosen(from.learner[h] ?? 0)) picked.push(h);
  const starts = new Int32Array(picked.length + 1);
  picked.forEach((h, i) => {
    starts[i + 1] = (starts[i] ?? 0) + (from.starts[h + 1] ?? 0) - (from.starts[h] ?? 0);
  });
  const rows = starts[picked.length] ?? 0;
  const days = new Float64Array(rows);
  const grade = new Uint8Array(rows);
  picked.forEach((h, i) => {
    days.set(from.days.subarray(from.starts[h], from.starts[h + 1]), starts[i]);
    grade.set(from.grade.subarray(from.starts[h], from.starts[h + 1]), starts[i]);
  });
  const scored = days.reduce((sum, d) => sum + (d > 0 ? 1 : 0), 0);
  return { count: picked.length, starts, learner: from.learner.filter(chosen), days, grade, scored };
}

/** Numbers each pair of learner and concept in the order of its first row; −1 for a row without a grade. */
function numberHistories(learner: ArrayLike<number>, concept: ArrayLike<number>, grade: ArrayLike<number>): Int32Array {
  const numbers = new Map<number, Map<number, number>>();
  const result = new Int32Array(grade.length).fill(-1);
  let count = 0;
  for (let row = 0; row < grade.length; row++) {
    const given = grade[row] ?? 0;
    if (given !== 1 && given !== 2 && given !== 3 && given !== 4) continue;
    const who = learner[row] ?? 0;
    const ofLearner = numbers.get(who) ?? new Map<number, number>();
    if (ofLearner.size === 0) numbers.set(who, ofLearner);
    const what = concept[row] ?? 0;
    const number = ofLearner.get(what) ?? count++;
    ofLearner.set(what, number);
    result[row] = number;
  }
  return result;
}

function startsOf(historyOf: Int32Array): { starts: Int32Array; count: number } {
  let count = 0;
  for (const history of historyOf) count = Math.max(count, history + 1);
  const starts = new Int32Array(count + 1);
  for (const history of historyOf) if (history >= 0) starts[history + 1] = (starts[history + 1] ?? 0) + 1;
  for (let h = 0; h < count; h++) starts[h + 1] = (starts[h + 1] ?? 0) + (starts[h] ?? 0);
  return { starts, count };
}
