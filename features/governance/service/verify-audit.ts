import { type ChainHead, emptyHead } from '@/core/audit-chain/chain';
import { createVerifier, type Verdict } from '@/core/audit-chain/verify';
import { type Database, systemActor } from '@/platform/database/transaction';
import { rowsFrom } from '../store-audit';
import { chainOf, linkOf, sha256 } from './audit-chain';

/** Records of one look. */
const PAGE = 2_000;

/**
 * Walks the trail of a district from its first record to its last, page by page, and holds it against heads that were kept elsewhere.
 * @returns the head, or the first place that is wrong.
 */
export async function verifyAudit(
  database: Database,
  districtId: string,
  anchors: readonly ChainHead[],
): Promise<Verdict> {
  const verifier = createVerifier(emptyHead(chainOf(districtId), sha256), anchors, sha256);
  let after = 0;
  for (;;) {
    const rows = await database.transaction(systemActor(districtId), (tx) => rowsFrom(tx, after, PAGE));
    for (const row of rows) if (!verifier.take(linkOf(row))) return verifier.verdict();
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return verifier.verdict();
    after = last.sequence;
  }
}
