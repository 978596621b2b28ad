import { z } from 'zod';
import type { ChainHead } from '@/core/audit-chain/chain';
import type { Verdict } from '@/core/audit-chain/verify';
import { type Actor, type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import type { AuditFilter, AuditHead, AuditRecord, OwnAudit } from './contract';
import { chainOf } from './service/audit-chain';
import { startOf } from './service/cut-audit';
import { type AuditFormat, exportAudit } from './service/export-audit';
import { searchOf, showOwn, showRecords } from './service/show-audit';
import { verifyAudit } from './service/verify-audit';
import { findCut } from './store-cut';
import { newestRecord, recordsAbout, searchRecords } from './store-search';

const cursorSchema = z.tuple([z.number().int()]);

export type GovernanceService = ReturnType<typeof createGovernance>;

/** The audit trail for those who look into it; it is written by `service/audit-writer.ts`. */
export function createGovernance({ database }: { database: Database }) {
  const head = async (tx: Tx, districtId: string): Promise<AuditHead> => {
    const cut = await findCut(tx);
    const { place, hash } = (await newestRecord(tx)) ?? startOf(districtId, cut);
    return { place, hash, cut: cut && { place: cut.place, at: cut.cutAt.toISOString() } };
  };

  return {
    async search(tx: Tx, filter: AuditFilter, query: PageQuery): Promise<Page<AuditRecord>> {
      const before = decodeCursor(query.cursor, cursorSchema)?.[0] ?? null;
      const rows = await searchRecords(tx, await searchOf(tx, filter), before, query.limit + 1);
      const page = toPage(
        rows,
        query.limit,
        (row) => [row.sequence],
        (row) => row,
      );
      return { items: await showRecords(tx, page.items), nextCursor: page.nextCursor };
    },

    /** What others did with the caller's own record. */
    async own(tx: Tx, userId: string, query: PageQuery): Promise<Page<OwnAudit>> {
      const before = decodeCursor(query.cursor, cursorSchema)?.[0] ?? null;
      const rows = await recordsAbout(tx, userId, before, query.limit + 1);
      const page = toPage(
        rows,
        query.limit,
        (row) => [row.sequence],
        (row) => row,
      );
      return { items: await showOwn(tx, page.items), nextCursor: page.nextCursor };
    },

    head,

    /** What a search finds, as a file in pieces. */
    file: (actor: Actor, filter: AuditFilter, format: AuditFormat): AsyncGenerator<string> =>
      exportAudit(database, actor, filter, format),

    /** Proves the chain, against heads that were kept elsewhere where there are any. */
    verify: (districtId: string, anchors: Parameters<typeof verifyAudit>[2]): Promise<Verdict> =>
      verifyAudit(database, districtId, anchors),

    /** The end of the chain as an anchor. */
    async anchor(districtId: string): Promise<ChainHead> {
      const { place, hash } = await database.transaction(systemActor(districtId), (tx) => head(tx, districtId));
      return { chain: chainOf(districtId), place, hash };
    },

    /** Up to which record the beginning of the trail was let go; null: all of it is there. */
    cut: async (districtId: string): Promise<AuditHead['cut']> =>
      (await database.transaction(systemActor(districtId), (tx) => head(tx, districtId))).cut,
  };
}
