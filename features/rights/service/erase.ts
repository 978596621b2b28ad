import { againAfterDeadlock } from '@/platform/database/after-deadlock';
import { type Rework, reworks } from '@/platform/database/catalogue/entry';
import { forPurpose } from '@/platform/database/for-purpose';
import { holdsOn, isHeldError } from '@/platform/database/legal-hold';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { forgetAnswers } from '@/platform/http/idempotency';
import type { DeletionCertificate, DeletionScope, ReworkStep } from '../contract';
import * as store from '../store-deletions';
import { type Erased, eraseRows } from '../store-erase';
import { scopeOf } from '../store-rows';

const DAY_MS = 86_400_000;

/** What made one thing anew. */
export type ReworkOutcome = NonNullable<ReworkStep['outcome']>;
/** Makes anew, without those who are gone, what was learned from many; as often as it is asked. */
export type Reworks = Record<
  Rework,
  (districtId: string, scope: DeletionScope, signal: AbortSignal) => Promise<ReworkOutcome>
>;

export interface EraseDeps {
  database: Database;
  now(): Date;
  reworks: Reworks;
  /** Takes jobs of a person out of the queue. @returns how many. */
  forgetJobs(personId: string): Promise<number>;
  /** Removes files of a person. @returns how many. */
  forgetFiles(districtId: string, personId: string): Promise<number>;
  /** When the last backup that there is will be gone, and whether there are some without an end. */
  backups(tx: Tx): Promise<{ at: Date | null; openEnded: boolean }>;
  /** Writes down, last in the transaction of the deletion, that somebody was deleted. */
  told(tx: Tx, requestId: string, personId: string): Promise<void>;
}

/**
 * Does every deletion of a district that is due, or goes on with it: closes the account, erases in one transaction, sweeps up what came in
 * meanwhile, makes anew what was learned from many (once for all of them), and keeps the certificate. Each step is written down when it is done, so
 * that a process that is killed is gone on from there; nothing is done twice.
 */
export async function eraseDue(deps: EraseDeps, districtId: string, signal: AbortSignal): Promise<void> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  for (const { id } of await asSystem((tx) => store.dueDeletions(tx, deps.now()))) {
    if (signal.aborted) return;
    try {
      await close(deps, asSystem, id);
      await againAfterDeadlock(() => asSystem((tx) => erase(deps, tx, id)));
    } catch (error) {
      // A hold that came after the account was closed: it waits, and is tried again at each look.
      if (!isHeldError(error)) throw error;
      await asSystem((tx) => store.changeDeletion(tx, id, { heldAt: deps.now() }));
    }
  }
  await rework(deps, districtId, asSystem, signal);
}

type AsSystem = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** First nobody can come in as them any more, so that what is under way ends; held ones are left as they are. */
async function close(deps: EraseDeps, asSystem: AsSystem, id: string): Promise<void> {
  await asSystem(async (tx) => {
    const row = await store.lockDeletion(tx, id);
    if (row?.state !== 'confirmed') return;
    const held = (await holdsOn(tx, row.learnerId)).length > 0;
    if (held) return store.changeDeletion(tx, id, { heldAt: row.heldAt ?? deps.now() });
    await store.closeAccount(tx, row.learnerId, deps.now());
    await store.changeDeletion(tx, id, { state: 'erasing', heldAt: null });
  });
}

/** Everything in one transaction: all of it is gone, or nothing. */
async function erase(deps: EraseDeps, tx: Tx, id: string): Promise<void> {
  const now = deps.now();
  const row = await store.lockDeletion(tx, id);
  if (row?.state !== 'erasing') return;
  const scope = await scopeOf(tx, row.learnerId);
  const erased = await forPurpose(tx, 'rights', () => eraseRows(tx, row.learnerId, scope.courseIds));
  await forgetAnswers(tx);
  const { backupDays } = await store.deletionSettingsOf(tx);
  const backups = await deps.backups(tx);
  const goneBy = Math.max(now.getTime() + backupDays * DAY_MS, backups.at?.getTime() ?? 0);
  await store.changeDeletion(tx, id, {
    ...{ state: 'reworking', erasedAt: now, heldAt: null, scope, why: '', reason: null },
    reworks: reworks.map((what): ReworkStep => ({ what, state: 'waiting', at: null, outcome: null })),
    certificate: {
      ...{ format: 'meno-deletion/1', requestId: id, learnerId: row.learnerId, ...erased },
      ...{ askedAt: row.askedAt.toISOString(), confirmedAt: (row.decidedAt ?? now).toISOString() },
      ...{ erasedAt: now.toISOString(), doneAt: null, files: 0, jobs: 0, reworks: [] },
      ...{ backupsGoneBy: new Date(goneBy).toISOString().slice(0, 10), backupsByHand: backups.openEnded },
    },
  });
  await deps.told(tx, id, row.learnerId);
}

/** Sweeps, then makes anew what those who are gone were counted in, once for all. */
async function rework(deps: EraseDeps, districtId: string, asSystem: AsSystem, signal: AbortSignal): Promise<void> {
  const open = (await asSystem((tx) => store.dueDeletions(tx, deps.now()))).filter(
    ({ state }) => state === 'reworking',
  );
  if (open.length === 0) return;
  for (const { id, learnerId } of open) {
    const files = await deps.forgetFiles(districtId, learnerId);
    const jobs = await deps.forgetJobs(learnerId);
    await againAfterDeadlock(() => asSystem((tx) => sweep(tx, id, { files, jobs })));
  }
  const scope = joined(open.map(({ scope }) => scope));
  for (const what of reworks) {
    if (signal.aborted) return;
    const waiting = open.filter((row) => row.reworks?.some((step) => step.what === what && step.state === 'waiting'));
    if (waiting.length === 0) continue;
    const outcome = await deps.reworks[what](districtId, scope, signal);
    for (const { id } of waiting) await asSystem((tx) => stepDone(tx, id, { what, outcome }, deps.now()));
  }
  for (const { id } of open) await asSystem((tx) => finish(tx, id, deps.now()));
}

/** What requests that were under way have written after the deletion goes too; it is added to the certificate. */
async function sweep(tx: Tx, id: string, { files, jobs }: { files: number; jobs: number }): Promise<void> {
  const row = await store.lockDeletion(tx, id);
  if (row?.state !== 'reworking' || !row.certificate) return;
  const more = await forPurpose(tx, 'rights', () => eraseRows(tx, row.learnerId, row.scope?.courseIds ?? []));
  const certificate: DeletionCertificate = {
    ...row.certificate,
    ...summed(row.certificate, more),
    files: row.certificate.files + files,
    jobs: row.certificate.jobs + jobs,
  };
  await store.changeDeletion(tx, id, { certificate });
}

async function stepDone(
  tx: Tx,
  id: string,
  { what, outcome }: { what: Rework; outcome: ReworkOutcome },
  now: Date,
): Promise<void> {
  const row = await store.lockDeletion(tx, id);
  const steps = row?.reworks?.map(
    (step): ReworkStep => (step.what === what ? { what, outcome, state: 'done', at: now.toISOString() } : step),
  );
  if (steps) await store.changeDeletion(tx, id, { reworks: steps });
}

async function finish(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await store.lockDeletion(tx, id);
  if (row?.state !== 'reworking' || !row.certificate || !row.reworks) return;
  await store.changeDeletion(tx, id, {
    ...{ state: 'done', doneAt: now },
    certificate: { ...row.certificate, reworks: row.reworks, doneAt: now.toISOString() },
  });
}

function joined(scopes: readonly (DeletionScope | null)[]): DeletionScope {
  const all = (of: (scope: DeletionScope) => string[]) => [
    ...new Set(scopes.flatMap((scope) => (scope ? of(scope) : []))),
  ];
  return {
    courseIds: all(({ courseIds }) => courseIds),
    classIds: all(({ classIds }) => classIds),
    experimentIds: all(({ experimentIds }) => experimentIds),
  };
}

/** Deleted and cleared rows add up; what is kept is counted each time anew. */
function summed(before: Erased, more: Erased): Erased {
  const add = (a: Erased['deleted'], b: Erased['deleted']) => {
    const rows = new Map(a.map(({ table, rows: count }) => [table, count]));
    for (const { table, rows: count } of b) rows.set(table, (rows.get(table) ?? 0) + count);
    return [...rows].map(([table, count]) => ({ table, rows: count }));
  };
  return { deleted: add(before.deleted, more.deleted), cleared: add(before.cleared, more.cleared), kept: more.kept };
}
