import { createHash } from 'node:crypto';
import type { Json } from '@/core/audit-chain/canonical';
import { append, type ChainedRecord, type ChainHead, emptyHead } from '@/core/audit-chain/chain';
import type { AuditEntry } from '@/platform/http/audit';
import type { AuditRow } from '../store-audit';

/** Lower-case hex of the SHA-256 of a text's UTF-8 bytes. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The name of a district's chain: records of one district never pass as those of another. */
export const chainOf = (districtId: string): string => `audit ${districtId}`;

/** An entry with its time, as it is kept. */
export type DatedEntry = AuditEntry & { at: Date };

/** What is hashed of a record: everything that it says. */
function recordOf(row: Omit<AuditRow, 'districtId' | 'sequence' | 'previous' | 'hash'>): Json {
  return {
    ...{ at: row.at.toISOString(), who: row.actorId, role: row.actorRole, via: row.via },
    ...{ kind: row.kind, action: row.action, record: row.record, recordId: row.recordId },
    ...{ subjects: row.subjectIds, scope: row.scope, scopeId: row.scopeId },
    ...{ why: row.why, from: row.origin, outcome: row.outcome },
  };
}

/** A stored row as a link of its chain. */
export function linkOf(row: AuditRow): ChainedRecord {
  return { place: row.sequence, record: recordOf(row), previous: row.previous, hash: row.hash };
}

/** Rows for entries, each after the one before, from a head on. */
export function rowsAfter(
  { districtId, sequence, hash }: { districtId: string; sequence: number; hash: string | null },
  entries: readonly DatedEntry[],
): AuditRow[] {
  const empty = emptyHead(chainOf(districtId), sha256);
  let head: ChainHead = { chain: empty.chain, place: sequence, hash: hash ?? empty.hash };
  return entries.map((entry) => {
    const said = {
      ...{ at: entry.at, actorId: entry.who, actorRole: entry.role, via: entry.via, kind: entry.kind },
      action: clean(entry.action),
      record: entry.record,
      recordId: entry.recordId === null ? null : clean(entry.recordId),
      subjectIds: [...new Set(entry.subjects)].sort(),
      ...{ scope: entry.scope?.kind ?? null, scopeId: entry.scope?.id ?? null },
      why: entry.why === null ? null : clean(entry.why).slice(0, MOST_WORDS),
      ...{ origin: entry.from, outcome: entry.outcome },
    };
    const next = append(head, recordOf(said), sha256);
    head = next.head;
    return { districtId, sequence: next.link.place, ...said, previous: next.link.previous, hash: next.link.hash };
  });
}

/** Characters of a reason that are kept. */
const MOST_WORDS = 1000;

/** Text that both PostgreSQL and canonical JSON can say: no NUL, no half of a surrogate pair. */
function clean(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
