import { binaryCell, nameCell } from '../input/cells';
import { InputError } from '../input/input-error';
import { readCsv } from '../input/read-csv';

/** Pairs of concepts, and whether the one is needed before the other. */
export interface GoldPairs {
  /** Every concept that occurs, in the order of the alphabet. */
  concepts: string[];
  pairs: { before: string; after: string; needed: boolean }[];
}

/**
 * Reads `a,b,label` (1: b is needed before a), or `concept,prerequisite`, all of which are needed: every other ordered pair of the concepts
 * that occur is then one that is not.
 *
 * @throws InputError with file, row and reason
 */
export async function readPairs(file: string): Promise<GoldPairs> {
  const labels = new Map<string, { before: string; after: string; needed: boolean }>();
  let labelled = false;
  await readCsv(file, [], (row, header) => {
    labelled = header.includes('label');
    const [after, before] = labelled ? ['a', 'b'] : ['concept', 'prerequisite'];
    for (const column of [after, before]) {
      if (column !== undefined && !header.includes(column))
        throw new InputError(
          file,
          1,
          `the columns should be a, b, label or concept, prerequisite, and are ${header.join(', ')}`,
        );
    }
    const pair = { after: nameCell(file, row, after ?? ''), before: nameCell(file, row, before ?? '') };
    if (pair.after === pair.before) throw new InputError(file, row.number, `"${pair.after}" is paired with itself`);
    const key = JSON.stringify([pair.before, pair.after]);
    const needed = labelled ? binaryCell(file, row, 'label') : true;
    const known = labels.get(key);
    if (known && known.needed !== needed)
      throw new InputError(file, row.number, 'this pair has another label in a row above');
    labels.set(key, { ...pair, needed });
  });
  const concepts = [...new Set([...labels.values()].flatMap(({ before, after }) => [before, after]))].sort();
  if (!labelled) {
    for (const before of concepts)
      for (const after of concepts) {
        const key = JSON.stringify([before, after]);
        if (before !== after && !labels.has(key)) labels.set(key, { before, after, needed: false });
      }
  }
  const pairs = [...labels.values()];
  if (!pairs.some(({ needed }) => needed)) throw new InputError(file, null, 'no pair has the label 1');
  return { concepts, pairs };
}
