/**
 * Answers of many learners as columns, the form in which every model of tracing is fitted and measured. Rows of a learner
 * lie together and in order; learner `l` has the rows from `learnerStart[l]` to `learnerStart[l + 1]` − 1.
 *
 * Codes are dense, 0 upwards, in order of first appearance, and `skillNames[code]` is the label. Data read with the
 * dictionaries of other data (a test file with those of its train file) begin with the same names under the same codes;
 * names that only the new data have get the codes after them. So what a fit never saw is a code at or past the length of
 * what was fitted, and two unseen skills stay two.
 */
export interface TracingData {
  rows: number;
  learners: number;
  /** Learner of each row; learners are never shared between data sets. */
  learner: Int32Array;
  /** Skill (the product's concept) of each row. */
  skill: Int32Array;
  /** Item of each row, −1 where none was named. */
  item: Int32Array;
  /** 1 right, 0 wrong. */
  correct: Uint8Array;
  /** Position of each row in its learner's history, as given. */
  order: Float64Array;
  /** Seconds since any fixed moment, null where the data have no times. */
  time: Float64Array | null;
  /** First row of each learner, and `rows` at the end: `learners` + 1 numbers. */
  learnerStart: Int32Array;
  learnerNames: string[];
  skillNames: string[];
  itemNames: string[];
}

/** Names already coded, to be kept: those of the data a model was fitted on. */
export type TracingDictionaries = Pick<TracingData, 'skillNames' | 'itemNames'>;

export interface TracingRow {
  learner: string;
  skill: string;
  /** Empty where the item is not known. */
  item: string;
  correct: boolean;
  order: number;
  /** Seconds; given for all rows or for none. */
  time?: number;
}

export interface TracingDataBuilder {
  add(row: TracingRow): void;
  build(): TracingData;
}

/** Collects rows in any order and groups them by learner, each learner's by `order`, rows of equal order as they came. */
export function createTracingDataBuilder(dictionaries?: TracingDictionaries): TracingDataBuilder {
  const learners = createDictionary([]);
  const skills = createDictionary(dictionaries?.skillNames ?? []);
  const items = createDictionary(dictionaries?.itemNames ?? []);
  const columns = {
    learner: [] as number[],
    skill: [] as number[],
    item: [] as number[],
    correct: [] as number[],
    order: [] as number[],
    time: [] as number[],
  };
  return {
    add: ({ learner, skill, item, correct, order, time }) => {
      columns.learner.push(learners.code(learner));
      columns.skill.push(skills.code(skill));
      columns.item.push(item === '' ? -1 : items.code(item));
      columns.correct.push(correct ? 1 : 0);
      columns.order.push(order);
      if (time !== undefined) columns.time.push(time);
    },
    build: () => {
      const { rows, learnerStart } = rowsByLearner(columns.learner, columns.order, learners.names.length);
      const timed = columns.time.length === rows.length && rows.length > 0;
      return {
        rows: rows.length,
        learners: learners.names.length,
        learner: Int32Array.from(rows, (row) => columns.learner[row] ?? 0),
        skill: Int32Array.from(rows, (row) => columns.skill[row] ?? 0),
        item: Int32Array.from(rows, (row) => columns.item[row] ?? -1),
        correct: Uint8Array.from(rows, (row) => columns.correct[row] ?? 0),
        order: Float64Array.from(rows, (row) => columns.order[row] ?? 0),
        time: timed ? Float64Array.from(rows, (row) => columns.time[row] ?? 0) : null,
        learnerStart,
        learnerNames: learners.names,
        skillNames: skills.names,
        itemNames: items.names,
      };
    },
  };
}

function createDictionary(known: readonly string[]): { names: string[]; code(name: string): number } {
  const names = [...known];
  const codes = new Map(names.map((name, code) => [name, code]));
  return {
    names,
    code: (name) => {
      const found = codes.get(name);
      if (found !== undefined) return found;
      codes.set(name, names.length);
      names.push(name);
      return names.length - 1;
    },
  };
}

/** Row numbers grouped by learner (counting sort), each group in order. */
function rowsByLearner(learner: number[], order: number[], learners: number) {
  const learnerStart = new Int32Array(learners + 1);
  for (const code of learner) learnerStart[code + 1] = (learnerStart[code + 1] ?? 0) + 1;
  for (let code = 0; code < learners; code++) {
    learnerStart[code + 1] = (learnerStart[code + 1] ?? 0) + (learnerStart[code] ?? 0);
  }
  const next = learnerStart.slice();
  const rows = new Int32Array(learner.length);
  for (const [row, code] of learner.entries()) {
    const place = next[code] ?? 0;
    rows[place] = row;
    next[code] = place + 1;
  }
  for (let code = 0; code < learners; code++) {
    const group = rows.subarray(learnerStart[code], learnerStart[code + 1]);
    const sorted = group.every((row, i) => i === 0 || (order[group[i - 1] ?? 0] ?? 0) <= (order[row] ?? 0));
    // Counting sort kept the order of the file, so the row number settles equal orders.
    if (!sorted) group.sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0) || a - b);
  }
  return { rows, learnerStart };
}
