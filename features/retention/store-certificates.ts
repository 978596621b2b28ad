import { and, desc, eq, lt, max, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { districts } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import type { CertificateContent } from './contract';
import { destructionCertificates } from './schema';

export type CertificateRow = typeof destructionCertificates.$inferSelect;

/** Keeps a certificate under the district's next number. */
export async function insertCertificate(
  tx: Tx,
  row: { runId: string; content: CertificateContent; hash: string; issuedAt: Date },
): Promise<CertificateRow> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('meno.certificate ' || current_setting('meno.district', true)))`,
  );
  const [last] = await tx.select({ number: max(destructionCertificates.number) }).from(destructionCertificates);
  const [made] = await tx
    .insert(destructionCertificates)
    .values({ id: uuidv7(), number: (last?.number ?? 0) + 1, ...row })
    .returning();
  if (!made) throw new Error('The certificate was not written.');
  return made;
}

export async function districtName(tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ name: districts.name })
    .from(districts)
    .where(sql`${districts.districtId} = nullif(current_setting('meno.district', true), '')::uuid`);
  return row?.name ?? '';
}

/** Certificates, the newest first, before one of a number. */
export function pageOfCertificates(tx: Tx, before: number | null, limit: number): Promise<CertificateRow[]> {
  return tx
    .select()
    .from(destructionCertificates)
    .where(before === null ? undefined : lt(destructionCertificates.number, before))
    .orderBy(desc(destructionCertificates.number))
    .limit(limit);
}

export async function certificateById(tx: Tx, id: string): Promise<CertificateRow | null> {
  const [row] = await tx
    .select()
    .from(destructionCertificates)
    .where(and(eq(destructionCertificates.id, id)));
  return row ?? null;
}

/** What the audit trail wrote down of a certificate when it was issued. */
export async function writtenDown(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await tx.execute<{ why: string | null }>(
    sql`select why from audit_records where record = 'certificate' and kind = 'change' and record_id = ${id} order by sequence limit 1`,
  );
  return rows[0]?.why ?? null;
}
