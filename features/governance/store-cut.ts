import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import type { TrailRule } from './contract';
import { auditCuts } from './schema-audit';

const cutSchema = z.object({
  place: z.coerce.number(),
  hash: z.string(),
  oldest: z.coerce.date(),
  newest: z.coerce.date(),
  proofs: z.record(z.string(), z.string()),
  cutAt: z.coerce.date(),
  /** As it is stored. */
  seal: z.string(),
});
export type StoredCut = z.infer<typeof cutSchema>;

/** Where the trail was cut; null: it is whole. */
export async function findCut(tx: Tx): Promise<StoredCut | null> {
  const { rows } = await tx.execute(
    sql`select place, hash, oldest, newest, proofs, cut_at as "cutAt", seal from ${auditCuts}`,
  );
  return rows[0] ? cutSchema.parse(rows[0]) : null;
}

/** Lets the trail's beginning go up to a cut. @returns records that are gone. */
export async function writeCut(tx: Tx, cut: StoredCut): Promise<number> {
  const { rows } = await tx.execute(sql`
    select meno_cut_audit(${cut.place}::bigint, ${cut.hash}, ${cut.oldest.toISOString()}::timestamptz, ${cut.newest.toISOString()}::timestamptz,
      ${JSON.stringify(cut.proofs)}::jsonb, ${cut.cutAt.toISOString()}::timestamptz, ${cut.seal}) as gone`);
  return z.tuple([z.object({ gone: z.coerce.number() })]).parse(rows)[0].gone;
}

/** Whether a record (row `r`) is too young to go: of learners, by their own leaving where the rule goes by that. */
const isYoung = ({ of, before }: TrailRule) => {
  const made = sql`r.at >= ${before}::timestamptz`;
  if (of === 'record') return made;
  return sql`(${made} or exists (select 1 from users u where u.district_id = r.district_id and u.id = any(r.subject_ids) and u.role = 'learner'
    and (u.deactivated_at is null or u.deactivated_at >= ${before}::timestamptz)))`;
};

/** Whether a hold in force keeps a record (row `r`): everybody's, that of somebody whom it is about, that of its class. */
const isHeld = sql`exists (select 1 from legal_holds h where h.district_id = r.district_id and h.lifted_at is null
  and (h.until is null or h.until >= (meno_now() at time zone 'UTC')::date)
  and (h.scope = 'district' or (h.scope = 'class' and h.target_id = r.scope_id)
    or exists (select 1 from legal_hold_learners l where l.district_id = h.district_id and l.hold_id = h.id and l.learner_id = any(r.subject_ids))))`;

/** The first record, from a place on, that may not go; the last one never may. @returns the place of the last one that may; `from` where none may. */
export async function lastToGo(tx: Tx, rule: TrailRule, from: number, limit: number | null): Promise<number> {
  const { rows } = await tx.execute(sql`
    with front as (select r.* from audit_records r where r.sequence > ${from}::bigint
        and r.sequence < (select max(sequence) from audit_records) order by r.sequence ${limit === null ? sql`` : sql`limit ${limit}`}),
      stop as (select min(r.sequence) as at from front r where ${isYoung(rule)} or ${isHeld})
    select coalesce((select at - 1 from stop), (select max(sequence) from front), ${from}::bigint) as place`);
  return z.tuple([z.object({ place: z.coerce.number() })]).parse(rows)[0].place;
}

const countSchema = z.tuple([
  z.object({
    count: z.coerce.number(),
    held: z.coerce.number(),
    oldest: z.coerce.date().nullable(),
    newest: z.coerce.date().nullable(),
  }),
]);

/** How many records would go; those that are old enough and stand behind one that a hold keeps are counted apart. */
export async function countToGo(tx: Tx, rule: TrailRule, from: number) {
  const last = await lastToGo(tx, rule, from, null);
  const { rows } = await tx.execute(sql`
    select count(*) filter (where r.sequence <= ${last}::bigint) as count, count(*) filter (where r.sequence > ${last}::bigint) as held,
      min(r.at) filter (where r.sequence <= ${last}::bigint) as oldest, max(r.at) filter (where r.sequence <= ${last}::bigint) as newest
    from audit_records r where r.sequence > ${from}::bigint and r.sequence < coalesce(
      (select min(r.sequence) from audit_records r where ${isYoung(rule)}), (select max(sequence) from audit_records))`);
  return countSchema.parse(rows)[0];
}

/** What was let go of the trail said of a certificate. */
export async function proofInCut(tx: Tx, certificateId: string): Promise<string | null> {
  const { rows } = await tx.execute<{ why: string | null }>(
    sql`select proofs ->> ${certificateId} as why from ${auditCuts}`,
  );
  return rows[0]?.why ?? null;
}
