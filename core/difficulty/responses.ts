/**
 * Answers of many persons to many items, missing ones left out, persons with the same answers kept once. An answer is a
 * code, 2 · item for a wrong and 2 · item + 1 for a right one; pattern `p` has the codes from `start[p]` to
 * `start[p + 1]` − 1.
 */
export interface Responses {
  persons: number;
  items: number;
  patterns: number;
  start: Int32Array;
  code: Int32Array;
  /** How many persons answered with each pattern. */
  weight: Float64Array;
  /** The pattern of each person. */
  patternOf: Int32Array;
}

/** One row a person, one column an item: 1 right, 0 wrong, null, undefined or NaN not seen. */
export type ResponseRow = ArrayLike<number | null | undefined>;

/**
 * Compresses a table of answers. No rows and no columns are allowed.
 *
 * @param items columns; the longest row's length when left out. Shorter rows have not seen what they lack.
 * @throws RangeError for an answer that is not 0, 1 or missing, and a row longer than `items`.
 */
export function responsesOf(rows: readonly ResponseRow[], items?: number): Responses {
  const columns = items ?? rows.reduce((most, row) => Math.max(most, row.length), 0);
  return compress(
    columns,
    rows.map((row, person) => {
      if (row.length > columns) throw new RangeError(`person ${person} has ${row.length} answers to ${columns} items`);
      const codes: number[] = [];
      for (let item = 0; item < row.length; item++) {
        const answer = row[item];
        if (answer === null || answer === undefined || Number.isNaN(answer)) continue;
        if (answer !== 0 && answer !== 1) {
          throw new RangeError(
            `the answer of person ${person} to item ${item} should be 0, 1 or missing, not ${answer}`,
          );
        }
        codes.push(2 * item + answer);
      }
      return codes;
    }),
  );
}

/**
 * The same from a list of answers, for tables with few answers in many cells. An item answered several times by a person
 * counts each time.
 *
 * @param person 0 to persons − 1; `item` 0 to items − 1; `correct` 0 or 1, NaN not seen. All of one length.
 * @throws RangeError for anything else.
 */
export function responsesOfList(
  size: { persons: number; items: number },
  person: ArrayLike<number>,
  item: ArrayLike<number>,
  correct: ArrayLike<number>,
): Responses {
  const codes: number[][] = Array.from({ length: size.persons }, () => []);
  for (let i = 0; i < person.length; i++) {
    const [column, answer] = [item[i] ?? Number.NaN, correct[i]];
    const list = codes[person[i] ?? -1];
    if (!list) throw new RangeError(`answer ${i} is of person ${person[i]}, of ${size.persons}`);
    if (!Number.isInteger(column) || column < 0 || column >= size.items) {
      throw new RangeError(`answer ${i} is to item ${item[i]}, of ${size.items}`);
    }
    if (Number.isNaN(answer)) continue;
    if (answer !== 0 && answer !== 1) throw new RangeError(`answer ${i} should be 0, 1 or missing, not ${answer}`);
    list.push(2 * column + answer);
  }
  for (const list of codes) list.sort((a, b) => a - b);
  return compress(size.items, codes);
}

function compress(items: number, codesOfPerson: readonly number[][]): Responses {
  const known = new Map<string, number>();
  const lists: number[][] = [];
  const weights: number[] = [];
  const patternOf = Int32Array.from(codesOfPerson, (codes) => {
    const key = codes.join();
    const pattern = known.get(key) ?? lists.length;
    if (pattern === lists.length) {
      known.set(key, pattern);
      lists.push(codes);
      weights.push(0);
    }
    weights[pattern] = (weights[pattern] ?? 0) + 1;
    return pattern;
  });
  const start = new Int32Array(lists.length + 1);
  for (const [pattern, list] of lists.entries()) start[pattern + 1] = (start[pattern] ?? 0) + list.length;
  return {
    persons: codesOfPerson.length,
    items,
    patterns: lists.length,
    start,
    code: Int32Array.from(lists.flat()),
    weight: Float64Array.from(weights),
    patternOf,
  };
}

/** How often each code was answered: wrong answers to item i at 2i, right ones at 2i + 1. */
export function countAnswers(responses: Responses): Float64Array {
  const counts = new Float64Array(2 * responses.items);
  for (let pattern = 0; pattern < responses.patterns; pattern++) {
    const weight = responses.weight[pattern] ?? 0;
    const end = responses.start[pattern + 1] ?? 0;
    for (let at = responses.start[pattern] ?? 0; at < end; at++) {
      const code = responses.code[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + weight;
    }
  }
  return counts;
}
