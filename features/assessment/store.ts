import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { districts, users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import type { AssessmentDocument, AssessmentVersion, FieldKey } from './contract';
import { assessmentFields, assessmentVersions } from './schema';

const mine = sql`${districts.districtId} = nullif(current_setting('meno.district', true), '')::uuid`;

export async function districtName(tx: Tx): Promise<string> {
  const [row] = await tx.select({ name: districts.name }).from(districts).where(mine);
  return row?.name ?? '';
}

const roleSchema = z.object({ role: z.string(), people: z.number() });

/** How many people there are of each role whose account is open; simulated ones aren't people. */
export async function countRoles(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await tx.execute(sql`
    select role, count(*)::int as people from users where not simulated and deactivated_at is null group by role`);
  return new Map(rows.map((row) => roleSchema.parse(row)).map(({ role, people }) => [role, people]));
}

const consentSchema = z.object({ allowed: z.number(), refused: z.number(), learners: z.number() });

/** For how many learners a purpose holds, and how many said no themselves or by a guardian. */
export async function countConsent(tx: Tx, purpose: string): Promise<z.infer<typeof consentSchema>> {
  const { rows } = await tx.execute(sql`
    select count(*)::int as learners, count(*) filter (where meno_consents(u.id, ${purpose}))::int as allowed,
      count(*) filter (where latest.allowed = false)::int as refused
    from users u left join lateral (
      select c.allowed from consent_decisions c where c.district_id = u.district_id and c.learner_id = u.id and c.purpose = ${purpose}
      order by c.seq desc limit 1) latest on true
    where u.role = 'learner' and not u.simulated and u.deactivated_at is null`);
  return consentSchema.parse(rows[0]);
}

const nameOf = (id: typeof assessmentFields.updatedBy | typeof assessmentVersions.keptBy) =>
  sql<string | null>`(select u.name from ${users} u where u.id = ${id})`;

/** What people wrote into the fields. */
export async function fieldsOf(tx: Tx): Promise<AssessmentDocument['fields']> {
  const rows = await tx
    .select({
      field: assessmentFields.field,
      words: assessmentFields.words,
      by: nameOf(assessmentFields.updatedBy),
      at: assessmentFields.updatedAt,
    })
    .from(assessmentFields);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

export async function putField(tx: Tx, field: FieldKey, words: string, by: string, at: Date): Promise<void> {
  const row = { field, words, updatedBy: by, updatedAt: at };
  await tx
    .insert(assessmentFields)
    .values(row)
    .onConflictDoUpdate({ target: [assessmentFields.districtId, assessmentFields.field], set: row });
}

const versionColumns = {
  number: assessmentVersions.number,
  note: assessmentVersions.note,
  by: nameOf(assessmentVersions.keptBy),
  at: assessmentVersions.createdAt,
};

/** Versions that were kept, the newest first. */
export async function versions(tx: Tx): Promise<AssessmentVersion[]> {
  const rows = await tx.select(versionColumns).from(assessmentVersions).orderBy(desc(assessmentVersions.number));
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

export async function versionOf(
  tx: Tx,
  number: number,
): Promise<(AssessmentVersion & { document: AssessmentDocument }) | null> {
  const [row] = await tx
    .select({ ...versionColumns, document: assessmentVersions.document })
    .from(assessmentVersions)
    .where(eq(assessmentVersions.number, number));
  return row ? { ...row, at: row.at.toISOString() } : null;
}

export async function keepVersion(
  tx: Tx,
  row: { document: AssessmentDocument; note: string; keptBy: string; createdAt: Date },
): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('meno.assessment ' || current_setting('meno.district', true)))`,
  );
  const [last] = await tx
    .select({ number: assessmentVersions.number })
    .from(assessmentVersions)
    .orderBy(desc(assessmentVersions.number))
    .limit(1);
  await tx.insert(assessmentVersions).values({ number: (last?.number ?? 0) + 1, ...row });
}
