import { asc, gt, sql } from 'drizzle-orm';
import { executeNamed } from '@/platform/database/named';
import type { Tx } from '@/platform/database/transaction';
import { auditRecords } from './schema-audit';

export type AuditRow = typeof auditRecords.$inferSelect;

export interface StoredHead {
  districtId: string;
  /** 0 before the first record. */
  sequence: number;
  hash: string | null;
}

/** The end of the trail of the transaction's district; nobody else may append until the transaction ends. */
export async function lockHead(tx: Tx): Promise<StoredHead> {
  const [row] = await executeNamed<{ district: string; place: string; hash: string | null }>(
    tx,
    'audit_head',
    sql`select district, place, hash from meno_audit_head()`,
  );
  if (!row) throw new Error('The audit trail has no end.');
  return { districtId: row.district, sequence: Number(row.place), hash: row.hash };
}

/** Appends rows, however many, by one statement. */
export async function insertRows(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
  const given = rows.map((row) => ({
    ...{ district_id: row.districtId, sequence: row.sequence, at: row.at.toISOString() },
    ...{ actor_id: row.actorId, actor_role: row.actorRole, via: row.via, kind: row.kind, action: row.action },
    ...{ record: row.record, record_id: row.recordId, subject_ids: row.subjectIds, scope: row.scope },
    ...{ scope_id: row.scopeId, why: row.why, origin: row.origin, outcome: row.outcome },
    ...{ previous: row.previous, hash: row.hash },
  }));
  await tx.execute(
    sql`insert into audit_records (district_id, sequence, at, actor_id, actor_role, via, kind, action, record, record_id, subject_ids, scope,
          scope_id, why, origin, outcome, previous, hash)
        select district_id, sequence, at, actor_id, actor_role, via, kind, action, record, record_id, subject_ids, scope,
          scope_id, why, origin, outcome, previous, hash
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r (district_id uuid, sequence bigint, at timestamptz, actor_id uuid,
          actor_role text, via text, kind text, action text, record text, record_id text, subject_ids uuid[], scope text,
          scope_id uuid, why text, origin text, outcome text, previous text, hash text)`,
  );
}

/** The next records of the trail in their order. */
export async function rowsFrom(tx: Tx, after: number, limit: number): Promise<AuditRow[]> {
  return tx
    .select()
    .from(auditRecords)
    .where(gt(auditRecords.sequence, after))
    .orderBy(asc(auditRecords.sequence))
    .limit(limit);
}
