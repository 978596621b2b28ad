import { createTracingDataBuilder, type TracingData, type TracingDictionaries } from '@/core/tracing/dataset';
import { binaryCell, nameCell, numberCell } from './cells';
import { readCsv } from './read-csv';

const COLUMNS = ['student', 'skill', 'item', 'correct', 'order'];

/**
 * Reads answers from a CSV file with the columns student, skill, item (may be empty), correct (0 or 1) and order (a
 * number; rows of a student count in its order, wherever they stand in the file). A column `time`, in seconds from any
 * fixed moment, is read where it exists.
 *
 * @param dictionaries codes to keep, those of the train data.
 * @throws InputError with file, row and reason.
 */
export async function readTracing(file: string, dictionaries?: TracingDictionaries): Promise<TracingData> {
  const builder = createTracingDataBuilder(dictionaries);
  await readCsv(file, COLUMNS, (row, header) => {
    const answer = {
      learner: nameCell(file, row, 'student'),
      skill: nameCell(file, row, 'skill'),
      item: row.cell('item'),
      correct: binaryCell(file, row, 'correct'),
      order: numberCell(file, row, 'order'),
    };
    builder.add(header.includes('time') ? { ...answer, time: numberCell(file, row, 'time') } : answer);
  });
  return builder.build();
}
