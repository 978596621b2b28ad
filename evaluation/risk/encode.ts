import type { OutcomeRow, RiskColumns } from './read-rows';

/** How rows become numbers, as the rows to fit on have it. Groups of people are none of them. */
export interface Encoding {
  /** Names of what a regression gets: numbers of mean 0 and deviation 1, a column for each word that occurs, and one for each numeric column that has gaps. */
  names: string[];
  scaled(row: OutcomeRow): Float64Array;
  /** Names of what trees get: numbers as they are, NaN where missing, and the columns of words. */
  plainNames: string[];
  plain(row: OutcomeRow): number[];
  /** Words of a row that no row to fit on had. */
  unseen(row: OutcomeRow): number;
}

/** Learns means, deviations and words from the rows to fit on. A missing number counts as the mean, a missing word as a word of its own. */
export function encodingOf(rows: readonly OutcomeRow[], { numeric, categorical }: RiskColumns): Encoding {
  const scales = numeric.map((name, at) => {
    const known = rows.map(({ numbers }) => numbers[at] ?? Number.NaN).filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length);
    return { name, mean, deviation: Math.sqrt(variance), gaps: known.length < rows.length };
  });
  const levels = categorical.map((name, at) => ({
    ...{ name, words: [...new Set(rows.map(({ words }) => words[at] ?? ''))].sort() },
  }));
  const wordNames = levels.flatMap(({ name, words }) =>
    words.map((word) => `${name}=${word === '' ? 'missing' : word}`),
  );
  const ofWords = (row: OutcomeRow) =>
    levels.flatMap(({ words }, at) => words.map((word) => (word === row.words[at] ? 1 : 0)));
  const isGap = (row: OutcomeRow, at: number) => Number.isNaN(row.numbers[at] ?? Number.NaN);
  return {
    names: [
      ...scales.map(({ name }) => name),
      ...scales.flatMap(({ name, gaps }) => (gaps ? [`${name}=missing`] : [])),
      ...wordNames,
    ],
    scaled: (row) =>
      Float64Array.of(
        ...scales.map(({ mean, deviation }, at) =>
          isGap(row, at) || deviation === 0 ? 0 : ((row.numbers[at] ?? mean) - mean) / deviation,
        ),
        ...scales.flatMap(({ gaps }, at) => (gaps ? [isGap(row, at) ? 1 : 0] : [])),
        ...ofWords(row),
      ),
    plainNames: [...numeric, ...wordNames],
    plain: (row) => [...row.numbers, ...ofWords(row)],
    unseen: (row) => levels.filter(({ words }, at) => !words.includes(row.words[at] ?? '')).length,
  };
}
