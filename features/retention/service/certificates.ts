import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '@/core/audit-chain/canonical';
import type { TrailCutPort } from '@/features/governance/contract';
import type { Tx } from '@/platform/database/transaction';
import type { AuditPort } from '@/platform/http/audit';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { type Certificate, type CertificateContent, type CertificateDetail, retentionErrors } from '../contract';
import type { KindProgress, PlannedRule } from '../plan';
import * as store from '../store-certificates';
import { type RunRow, takeTouched } from '../store-runs';

const fail = errorsOf(retentionErrors);

export interface CertificateDeps {
  audit: Pick<AuditPort, 'append'>;
  now(): Date;
}

/** SHA-256 of a certificate's content as canonical JSON, in lower-case hexadecimal. */
export function hashOf(content: CertificateContent): string {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}

/**
 * Certifies what a purge let go of one kind; nothing where nothing went. The hash goes into the audit trail in the same transaction, and so into
 * its chain: a certificate that was changed, or one that never was, is found out.
 */
export async function issueCertificate(
  { audit, now }: CertificateDeps,
  tx: Tx,
  { run, rule, progress, cancelled }: { run: RunRow; rule: PlannedRule; progress: KindProgress; cancelled: boolean },
): Promise<void> {
  const learners = await takeTouched(tx, run.id, rule.kind);
  const records = Object.entries(progress.records)
    .map(([table, count]) => ({ table, count }))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
  if (records.length === 0) return;
  const { kind, from, period, of, before } = rule;
  const issuedAt = now();
  const content: CertificateContent = {
    district: await store.districtName(tx),
    kind,
    rule: { from, period, of, before },
    records,
    oldest: progress.oldest,
    newest: progress.newest,
    learners,
    begunAt: run.createdAt.toISOString(),
    endedAt: issuedAt.toISOString(),
    byNight: run.requestedBy === null,
    cancelled,
  };
  const hash = hashOf(content);
  const { id } = await store.insertCertificate(tx, { runId: run.id, content, hash, issuedAt });
  await audit.append(tx, {
    ...{ who: null, role: 'system', via: 'job', kind: 'change', action: 'job: retention.purge' },
    ...{ record: 'certificate', recordId: id, subjects: [], scope: { kind: 'district', id: null } },
    ...{ why: `sha256 ${hash}`, from: null, outcome: 'done' },
  });
}

function shown({ id, number, content, issuedAt, hash }: store.CertificateRow): Certificate {
  return {
    ...{ id, number, kind: content.kind, hash, issuedAt: issuedAt.toISOString() },
    records: content.records.reduce((sum, { count }) => sum + count, 0),
    learners: content.learners.length,
  };
}

/** Certificates as the officers read them. */
export const certificates = (trail: Pick<TrailCutPort<Tx>, 'proofOf'>) => ({
  async list(tx: Tx, query: PageQuery): Promise<Page<Certificate>> {
    const before = decodeCursor(query.cursor, z.tuple([z.number().int()]))?.[0] ?? null;
    const rows = await store.pageOfCertificates(tx, before, query.limit + 1);
    return toPage(rows, query.limit, ({ number }) => [number], shown);
  },

  /** @throws certificate_not_found */
  async detail(tx: Tx, id: string): Promise<CertificateDetail> {
    const row = await store.certificateById(tx, id);
    if (!row) throw fail('certificate_not_found', 'There is no such certificate.');
    // What the trail said of it is kept where that part of the trail was let go.
    const written = (await store.writtenDown(tx, id)) ?? (await trail.proofOf(tx, id));
    const intact = hashOf(row.content) === row.hash && written === `sha256 ${row.hash}`;
    return { ...shown(row), content: row.content, intact };
  },
});
