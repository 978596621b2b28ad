import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type ExpectedPassage, MOST_EXPECTED } from './contract';

/** A question as a file names it: passages by source, headings, words or hash, as far as they are there. */
export interface WrittenQuestion {
  line: number;
  question: string;
  passages: WrittenPassage[];
}

export interface WrittenPassage {
  source: string;
  heading: string[];
  quote: string;
  hash: string;
  score: number;
}

const passageSchema = z.object({
  source: z.string().default(''),
  heading: z.array(z.string()).default([]),
  quote: z.string().default(''),
  hash: z.string().default(''),
  score: z.number().default(1),
});
const lineSchema = z.object({
  _id: z.string().optional(),
  text: z.string(),
  relevant: z.array(passageSchema).max(MOST_EXPECTED).default([]),
});
const COLUMNS = ['question', 'source', 'heading', 'quote', 'hash', 'score'] as const;
/** Between headings in a cell. */
const ARROW = ' > ';

/** What stands in a file of JSON lines (BEIR's `_id` and `text`, with `relevant` beside them), or of comma-separated values. */
export function readQuestions(text: string): { questions: WrittenQuestion[]; unreadable: number[] } {
  return text.trimStart().startsWith('{') ? readJsonLines(text) : readCsv(text);
}

function readJsonLines(text: string): { questions: WrittenQuestion[]; unreadable: number[] } {
  const questions: WrittenQuestion[] = [];
  const unreadable: number[] = [];
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = parsed(line);
    if (read) questions.push({ line: place + 1, question: read.text.trim(), passages: read.relevant });
    else unreadable.push(place + 1);
  }
  return { questions, unreadable };
}

function parsed(line: string): z.output<typeof lineSchema> | null {
  try {
    const read = lineSchema.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const rowsSchema = z.array(
  z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string().optional()) }),
);

/** One row a passage; rows of one question make one question. */
function readCsv(text: string): { questions: WrittenQuestion[]; unreadable: number[] } {
  const options = {
    bom: true,
    columns: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  };
  let rows: z.output<typeof rowsSchema>;
  try {
    rows = rowsSchema.parse(parse(text, options));
  } catch {
    return { questions: [], unreadable: [1] };
  }
  const byQuestion = new Map<string, WrittenQuestion>();
  for (const { info, record } of rows) {
    const [question = '', source = '', heading = '', quote = '', hash = '', score = ''] = COLUMNS.map((column) =>
      record[column]?.trim(),
    );
    const known = byQuestion.get(question) ?? { line: info.lines, question, passages: [] };
    byQuestion.set(question, known);
    if (source === '' && heading === '' && quote === '' && hash === '') continue;
    const path = heading.split(ARROW.trim()).flatMap((part) => part.trim() || []);
    known.passages.push({ source, heading: path, quote, hash, score: Number(score) || 1 });
  }
  return { questions: [...byQuestion.values()], unreadable: [] };
}

/** One line a question. */
export function writeJsonLines(
  questions: readonly { id: string; question: string; expected: ExpectedPassage[] }[],
): string {
  return questions
    .map(({ id, question, expected }) =>
      JSON.stringify({
        _id: id,
        text: question,
        relevant: expected.map((passage) => ({
          ...{ source: passage.sourcePath, heading: passage.headingPath },
          ...{ quote: passage.quote, hash: passage.hash, score: passage.grade },
        })),
      }),
    )
    .concat('')
    .join('\n');
}

/** One row a passage. */
export function writeCsv(questions: readonly { question: string; expected: ExpectedPassage[] }[]): string {
  const rows = questions.flatMap(({ question, expected }) =>
    expected.map((passage) => [
      ...[question, passage.sourcePath, passage.headingPath.join(ARROW), passage.quote, passage.hash],
      String(passage.grade),
    ]),
  );
  return [[...COLUMNS], ...rows]
    .map((row) => row.map(cell).join(','))
    .concat('')
    .join('\r\n');
}

/** A cell that a spreadsheet takes for words, never for a formula. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
