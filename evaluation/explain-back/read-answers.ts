import { binaryCell, nameCell } from '../input/cells';
import { InputError } from '../input/input-error';
import { readCsv } from '../input/read-csv';

/** One learner's answer with what it should say and what somebody made of it. */
export interface JudgedAnswer {
  question: string;
  reference: string;
  answer: string;
  correct: boolean;
  /** Group that is reported apart, '' for none. */
  condition: string;
}

const COLUMNS = ['question', 'reference', 'answer', 'score'];

/**
 * Reads answers from a CSV file, plain or gzip: `question,reference,answer,score` with a score of 0 or 1, and `condition` where there is one.
 *
 * @throws InputError with file, row and reason.
 */
export async function readAnswers(file: string): Promise<JudgedAnswer[]> {
  const answers: JudgedAnswer[] = [];
  await readCsv(file, COLUMNS, (row) => {
    answers.push({
      question: row.cell('question'),
      reference: nameCell(file, row, 'reference'),
      answer: row.cell('answer'),
      correct: binaryCell(file, row, 'score'),
      condition: row.cell('condition'),
    });
  });
  if (answers.every(({ correct }) => correct) || answers.every(({ correct }) => !correct))
    throw new InputError(file, null, 'all answers have the same score: nothing can be told apart');
  return answers;
}
