import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { AuditEntry, AuditPort } from '@/platform/http/audit';
import { insertRows, lockHead } from '../store-audit';
import { ownersOf } from '../store-owners';
import { type DatedEntry, rowsAfter } from './audit-chain';

/** How long what needn't be waited for may wait for company, in milliseconds: what a killed process loses at most. */
const TOGETHER_MS = 250;
/** When a failed write is tried again, in milliseconds. */
const AGAIN_MS = 2_000;
/** Records of one statement. */
const BATCH = 500;
const MOST_WAITING = 20_000;

export interface AuditWriterDeps {
  database: Database;
  now(): Date;
  report(error: unknown): void;
  /** Records that wait while the database is away; beyond, only their number is kept, and written down afterwards. */
  mostWaiting?: number;
}

export interface AuditWriter extends AuditPort {
  /** Writes what waits. */
  flush(): Promise<void>;
}

interface Waiting {
  entries: DatedEntry[];
  lost: number;
}

/**
 * Appends to the audit trail. What changes something is written with it; what is read, a moment later together with others, so that nobody waits
 * for it: a process that is killed loses the reads of its last quarter of a second, one that is stopped loses none.
 */
export function createAuditWriter({ database, now, report, mostWaiting = MOST_WAITING }: AuditWriterDeps): AuditWriter {
  const waiting = new Map<string, Waiting>();
  let awake = false;
  let writing: Promise<void> = Promise.resolve();

  const wake = (ms: number) => {
    if (awake) return;
    awake = true;
    setTimeout(() => {
      awake = false;
      void flush();
    }, ms);
  };

  async function write(districtId: string, entries: readonly DatedEntry[]): Promise<void> {
    await database.transaction(systemActor(districtId), (tx) => appendAll(tx, entries));
  }

  async function drain(): Promise<void> {
    for (const [districtId, held] of waiting) {
      while (held.entries.length > 0) {
        const batch = held.entries.slice(0, BATCH);
        await write(districtId, batch);
        held.entries.splice(0, batch.length);
      }
      if (held.lost > 0) {
        await write(districtId, [{ ...lostEntry(held.lost), at: now() }]);
        held.lost = 0;
      }
      if (held.entries.length === 0) waiting.delete(districtId);
    }
  }

  function flush(): Promise<void> {
    writing = writing.then(drain).catch((error: unknown) => {
      report(error);
      wake(AGAIN_MS);
    });
    return writing;
  }

  return {
    append: (tx, entry) => appendAll(tx, [{ ...entry, at: now() }]),
    later(districtId, entry) {
      const held = waiting.get(districtId) ?? { entries: [], lost: 0 };
      waiting.set(districtId, held);
      if (held.entries.length < mostWaiting) held.entries.push({ ...entry, at: now() });
      else held.lost += 1;
      wake(TOGETHER_MS);
    },
    now: (districtId, entry) => write(districtId, [{ ...entry, at: now() }]),
    ownersOf,
    flush,
  };
}

async function appendAll(tx: Tx, entries: readonly DatedEntry[]): Promise<void> {
  await insertRows(tx, rowsAfter(await lockHead(tx), entries));
}

/** That so many records could not be kept while the database was away. */
function lostEntry(count: number): AuditEntry {
  return {
    ...{ who: null, role: 'system', via: 'none', kind: 'change', action: 'job: audit trail', record: 'audit' },
    ...{ recordId: null, subjects: [], scope: { kind: 'district', id: null } },
    ...{ why: `${count} records could not be kept while the database was away`, from: null, outcome: 'failed' },
  };
}
