import type { TracingData } from './dataset';

/**
 * What is fitted for how answers come about. Answers of a skill fall into classes; a class has a slip and a guess, each
 * fitted together with those of the same group, or a guess that is given. Plain BKT is one class; a slip and guess for each
 * item is Pardos and Heffernan's KT-IDEM (UMAP 2011); a choice of four has a given guess of 1/4.
 */
export interface EmissionClasses {
  /** Group of each class, from 0 without gaps. */
  slipGroup: Int32Array;
  guessGroup: Int32Array;
  /** p(G) of each class where it is known, NaN where it is fitted. */
  givenGuess: Float64Array;
}

export const PLAIN_CLASSES: EmissionClasses = {
  slipGroup: Int32Array.of(0),
  guessGroup: Int32Array.of(0),
  givenGuess: Float64Array.of(Number.NaN),
};

/** Class of each row, from 0 within its skill, and the classes of each skill. */
export interface ClassedRows {
  emissionClass: Int32Array;
  classes: EmissionClasses[];
  /** Class of a skill's item or given guess, 0 for one that the data did not have. */
  classOf(skill: number, value: number): number;
}

/**
 * One class for each guess that occurs on a skill; slip is shared by all, and rows without a given guess (NaN) share the
 * one that is fitted. Guesses are told apart as 32-bit numbers.
 *
 * @param givenGuess p(G) of each row, NaN where it is to be fitted.
 */
export function classesByGivenGuess(data: TracingData, givenGuess: Float32Array): ClassedRows {
  return classify(
    data,
    (row) => givenGuess[row] ?? Number.NaN,
    (guesses) => ({
      slipGroup: new Int32Array(guesses.length),
      guessGroup: new Int32Array(guesses.length),
      givenGuess: Float64Array.from(guesses),
    }),
  );
}

/** Items with fewer answers than this on a skill share one class: their own slip and guess would be noise. */
export const LEAST_ANSWERS_OF_AN_ITEM = 20;

/** One class, with its own slip and guess, for each item with enough answers on the skill; class 0 is the others. */
export function classesByItem(data: TracingData, leastAnswers = LEAST_ANSWERS_OF_AN_ITEM): ClassedRows {
  const counts = new Map<number, number>();
  const keyOf = (row: number) => (data.skill[row] ?? 0) * (data.itemNames.length + 1) + (data.item[row] ?? -1) + 1;
  for (let row = 0; row < data.rows; row++) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  const own = (row: number) => (data.item[row] ?? -1) >= 0 && (counts.get(keyOf(row)) ?? 0) >= leastAnswers;
  return classify(
    data,
    (row) => (own(row) ? (data.item[row] ?? -1) : -1),
    (items) => ({
      slipGroup: Int32Array.from(items, (_, index) => index),
      guessGroup: Int32Array.from(items, (_, index) => index),
      givenGuess: new Float64Array(items.length).fill(Number.NaN),
    }),
    -1,
  );
}

/** Codes the values of each skill's rows in order of appearance, `first` (where given) always as class 0. */
function classify(
  data: TracingData,
  valueAt: (row: number) => number,
  describe: (values: number[]) => EmissionClasses,
  first?: number,
): ClassedRows {
  const emissionClass = new Int32Array(data.rows);
  const initial = first === undefined ? [] : [first];
  const values = data.skillNames.map(() => [...initial]);
  const codes = values.map((list) => new Map(list.map((value, code) => [value, code])));
  for (let row = 0; row < data.rows; row++) {
    const skill = data.skill[row] ?? 0;
    const [list, known] = [values[skill], codes[skill]];
    if (!list || !known) continue;
    const value = valueAt(row);
    let code = known.get(value);
    if (code === undefined) {
      code = list.length;
      known.set(value, code);
      list.push(value);
    }
    emissionClass[row] = code;
  }
  return {
    emissionClass,
    classes: values.map((list) => (list.length > 0 ? describe(list) : PLAIN_CLASSES)),
    classOf: (skill, value) => codes[skill]?.get(value) ?? 0,
  };
}
