import type { ChainHead } from '@/core/audit-chain/chain';
import { createVerifier, type Verdict } from '@/core/audit-chain/verify';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { rowsFrom } from '../store-audit';
import { findCut } from '../store-cut';
import { linkOf, sha256 } from './audit-chain';
import { isOwnCut, saidOfCut, startOf } from './cut-audit';

/** Records of one look. */
const PAGE = 2_000;

/**
 * Walks the trail of a district from its first record to its last, page by page, and holds it against heads that were kept elsewhere. Where its beginning was let
 * go, from there on: the cut has to be sealed by this installation, and a record after it has to say that it was made.
 * @returns the head, or the first place that is wrong.
 */
export async function verifyAudit(
  database: Database,
  districtId: string,
  anchors: readonly ChainHead[],
): Promise<Verdict> {
  const as = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(systemActor(districtId), work);
  const cut = await as(findCut);
  const start = startOf(districtId, cut);
  const unproven: Verdict = {
    sound: false,
    fault: 'unproven',
    place: start.place,
    soundUpTo: startOf(districtId, null),
  };
  if (cut && !isOwnCut(districtId, cut)) return unproven;
  const verifier = createVerifier(start, anchors, sha256);
  let said = cut === null;
  let after = start.place;
  for (;;) {
    const from = after;
    const rows = await as((tx) => rowsFrom(tx, from, PAGE));
    for (const row of rows) {
      if (!verifier.take(linkOf(row))) return verifier.verdict();
      said ||= cut !== null && row.record === 'audit' && row.kind === 'change' && row.why === saidOfCut(cut);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.sequence;
  }
  const verdict = verifier.verdict();
  return verdict.sound && !said ? unproven : verdict;
}
