import { canonicalJson } from '@/core/audit-chain/canonical';
import { type ChainHead, emptyHead } from '@/core/audit-chain/chain';
import { createVerifier } from '@/core/audit-chain/verify';
import type { Tx } from '@/platform/database/transaction';
import type { AuditPort } from '@/platform/http/audit';
import { columnCipher } from '@/platform/secrets/encrypted-text';
import type { TrailCutPort, TrailRule } from '../contract';
import type { AuditRow } from '../store-audit';
import { rowsFrom } from '../store-audit';
import * as store from '../store-cut';
import { chainOf, linkOf, sha256 } from './audit-chain';

const SEALED_AS = 'audit_cuts.seal';

/** What a cut says, as it is sealed. */
type Said = Omit<store.StoredCut, 'seal'>;

function wordsOf(chain: string, { place, hash, oldest, newest, proofs, cutAt }: Said): string {
  return canonicalJson({
    ...{ chain, place, hash, proofs, oldest: oldest.toISOString(), newest: newest.toISOString() },
    cutAt: cutAt.toISOString(),
  });
}

/** What the chain itself says of a cut, in a record after it. */
export function saidOfCut({ place, hash }: Pick<store.StoredCut, 'place' | 'hash'>): string {
  return `let go up to record ${place}, sha256 ${hash}`;
}

/** Whether this installation made a cut: its seal opens with a key that is not in the database, and says what the row says. */
export function isOwnCut(districtId: string, cut: store.StoredCut): boolean {
  const cipher = columnCipher();
  try {
    return cipher.isSealed(cut.seal) && cipher.open(cut.seal, SEALED_AS) === wordsOf(chainOf(districtId), cut);
  } catch {
    return false;
  }
}

/** Where the chain of a district begins now: at its first record, or at the place at which it was cut. */
export function startOf(districtId: string, cut: store.StoredCut | null): ChainHead {
  const chain = chainOf(districtId);
  return cut ? { chain, place: cut.place, hash: cut.hash } : emptyHead(chain, sha256);
}

/** Certificates of destruction whose hashes stand in some records. */
function proofsIn(rows: readonly AuditRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ record, kind, recordId, why }) =>
      record === 'certificate' && kind === 'change' && recordId && why ? [[recordId, why] as const] : [],
    ),
  );
}

/**
 * Lets the beginning of the trail go once its time is over, record by record in their order and never from within: up to the first that is too young or held. What
 * goes is proved first, so that no broken beginning is thrown away; its end is kept with a seal, and the chain says in a record of its own that it was cut,
 * in the same transaction. `meno audit verify` asks for both.
 */
export function createTrailCut({ audit, now }: { audit: Pick<AuditPort, 'append'>; now(): Date }): TrailCutPort<Tx> {
  return {
    async countOver(tx, rule) {
      return store.countToGo(tx, rule, (await store.findCut(tx))?.place ?? 0);
    },

    async cut(tx, districtId, rule: TrailRule, limit) {
      const before = await store.findCut(tx);
      if (before && !isOwnCut(districtId, before)) return { gone: null, broken: true };
      const start = startOf(districtId, before);
      const last = await store.lastToGo(tx, rule, start.place, limit);
      if (last <= start.place) return { gone: null, broken: false };
      const rows = await rowsFrom(tx, start.place, last - start.place);
      const verifier = createVerifier(start, [], sha256);
      for (const row of rows) if (!verifier.take(linkOf(row))) return { gone: null, broken: true };
      const [first, end] = [rows[0], rows.at(-1)];
      if (!first || !end) return { gone: null, broken: false };
      const times = rows.map(({ at }) => at.getTime());
      const [oldest, newest] = [new Date(Math.min(...times)), new Date(Math.max(...times))];
      const said: Said = {
        ...{ place: end.sequence, hash: end.hash, cutAt: now() },
        oldest: before && before.oldest < oldest ? before.oldest : oldest,
        newest: before && before.newest > newest ? before.newest : newest,
        proofs: { ...before?.proofs, ...proofsIn(rows) },
      };
      const seal = columnCipher().seal(wordsOf(start.chain, said), SEALED_AS);
      const count = await store.writeCut(tx, { ...said, seal });
      await audit.append(tx, {
        ...{ who: null, role: 'system', via: 'job', kind: 'change', action: 'job: retention.purge', record: 'audit' },
        ...{ recordId: String(said.place), subjects: [], scope: { kind: 'district', id: null }, from: null },
        ...{ why: saidOfCut(said), outcome: 'done' },
      });
      return { gone: { count, oldest, newest }, broken: false };
    },

    proofOf: store.proofInCut,
  };
}
