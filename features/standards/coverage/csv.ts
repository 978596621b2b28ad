import type { Coverage } from '../contract';

/**
 * A coverage report as a table: UTF-8 with its mark, as spreadsheets want it, lines ended as RFC 4180 has them. What a spreadsheet would take
 * for a formula gets an apostrophe before it.
 */
export function coverageCsv({ rows }: Coverage): string {
  const header = [
    'code',
    'statement',
    'levels',
    'state',
    'withdrawn',
    'concepts',
    'passages',
    'exercises',
    'proposals',
    'learners_begun',
    'learners_know',
  ];
  const lines = rows.map((row) => [
    row.code,
    row.statement,
    row.levels.join(' '),
    row.state,
    row.withdrawn ? 'yes' : 'no',
    row.concepts.map(({ name }) => name).join('; '),
    ...[row.chunkCount, row.itemCount, row.proposedCount, row.learners.begun, row.learners.known].map(String),
  ]);
  return `\uFEFF${[header, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
