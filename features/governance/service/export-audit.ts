import type { Actor, Database } from '@/platform/database/transaction';
import type { AuditFilter } from '../contract';
import type { AuditRow } from '../store-audit';
import { searchRecords } from '../store-search';
import { searchOf } from './show-audit';

const PAGE = 1_000;
const COLUMNS = [
  ...['sequence', 'at', 'actorId', 'actorRole', 'via', 'kind', 'action', 'record', 'recordId', 'subjectIds', 'scope'],
  ...['scopeId', 'why', 'origin', 'outcome', 'previous', 'hash'],
] as const satisfies readonly (keyof AuditRow)[];

export type AuditFormat = 'csv' | 'jsonl';

/**
 * The records that a filter finds, newest first, as text in pieces: ids as they stand in the chain, no names.
 * @param actor who asks; row-level security holds for them.
 */
export async function* exportAudit(
  database: Database,
  actor: Actor,
  filter: AuditFilter,
  format: AuditFormat,
): AsyncGenerator<string> {
  const search = await database.transaction(actor, (tx) => searchOf(tx, filter));
  if (format === 'csv') yield `${COLUMNS.join(',')}\r\n`;
  let before: number | null = null;
  for (;;) {
    const upTo: number | null = before;
    const rows: AuditRow[] = await database.transaction(actor, (tx) => searchRecords(tx, search, upTo, PAGE));
    if (rows.length > 0) yield rows.map(format === 'csv' ? csvLine : jsonLine).join('');
    before = rows.at(-1)?.sequence ?? null;
    if (rows.length < PAGE) return;
  }
}

function jsonLine({ districtId: _, ...row }: AuditRow): string {
  return `${JSON.stringify({ ...row, at: row.at.toISOString() })}\n`;
}

function csvLine(row: AuditRow): string {
  return `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
}

/** RFC 4180; what a spreadsheet would take for a formula is kept from being one. */
function cell(value: AuditRow[(typeof COLUMNS)[number]]): string {
  const text =
    value === null
      ? ''
      : value instanceof Date
        ? value.toISOString()
        : Array.isArray(value)
          ? value.join(' ')
          : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
