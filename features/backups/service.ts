import { stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import { type BackupCheck, type BackupStatus, type BackupsPort, fail } from './contract';
import { type Keep, overdue, planFor } from './keep';
import { isSound, lastExpiryOf, showBackup, warningsOf } from './show';
import * as store from './store';

export const BACKUP_JOB = 'backups.make';

/** So long a backup that is gone is still listed. */
const GONE_SHOWN_MS = 90 * 24 * 3600 * 1000;
/** A daily backup that wasn't made for so long is made up for at the next start. */
const MISSED_MS = 26 * 3600 * 1000;

/** What makes and tries a backup; the server gives it, since trying one out takes the whole product. */
export interface BackupEngine {
  make(file: string): Promise<{ bytes: number; rows: number; files: number }>;
  check(file: string): Promise<BackupCheck>;
}

export interface BackupsDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  currentDistrict(): Promise<{ id: string } | null>;
  /** Null: no folder is configured. */
  schedule: { folder: string; at: string | null; keep: Keep; encrypted: boolean } | null;
  dataFolder: string;
  engine: BackupEngine;
  now(): Date;
}

export type BackupsService = ReturnType<typeof createBackups>;

/** Backups by the clock and on request: made, tried by restoring them, kept for their time. */
export function createBackups(deps: BackupsDeps) {
  const { database, jobs, schedule, engine, now } = deps;
  const dataSchema = z.object({ asked: z.boolean().default(false) });
  jobs.define(
    BACKUP_JOB,
    { data: dataSchema, retries: 1, expireInSeconds: 12 * 3600, dailyAt: schedule?.at ?? null },
    async ({ asked }) => {
      const district = await deps.currentDistrict();
      if (district) await run(district.id, asked);
    },
  );

  const as = <T>(districtId: string, work: (tx: Tx) => Promise<T>) =>
    database.transaction(systemActor(districtId), work);

  /** Makes a backup, tries it, and lets those go whose time is over. @throws what kept it from being made, once it is written down. */
  async function run(districtId: string, asked: boolean): Promise<void> {
    if (!schedule) return;
    const beganAt = now();
    const id = uuidv7();
    const plan = await as(districtId, async (tx) => {
      // Whatever was under way belongs to a process that is gone: one job of a queue runs at a time.
      for (const left of await store.unendedBackups(tx))
        await store.updateBackup(tx, left.id, { endedAt: beganAt, problem: 'Meno was stopped before it was done.' });
      const rows = await store.listBackups(tx, new Date(beganAt.getTime() - GONE_SHOWN_MS));
      const lastWeekly = rows.find((row) => row.kind === 'weekly' && row.bytes !== null)?.beganAt ?? null;
      const planned = asked
        ? { kind: 'manual' as const, expiresAt: null }
        : planFor(beganAt, lastWeekly, schedule.keep);
      const file = fileName(beganAt, schedule.encrypted);
      await store.insertBackup(tx, { id, file, beganAt, encrypted: schedule.encrypted, ...planned });
      return { file };
    });
    const file = path.join(schedule.folder, plan.file);
    try {
      const made = await engine.make(file);
      await as(districtId, (tx) => store.updateBackup(tx, id, made));
      const result = await engine.check(file);
      await as(districtId, (tx) => store.updateBackup(tx, id, { result, checkedAt: now(), endedAt: now() }));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      await as(districtId, (tx) => store.updateBackup(tx, id, { problem, endedAt: now() }));
      throw error;
    } finally {
      await letGo(districtId, schedule.folder);
    }
  }

  /** Deletes the files whose time is over, and notes those that somebody deleted. */
  async function letGo(districtId: string, folder: string): Promise<void> {
    const at = now();
    const present = await as(districtId, store.presentBackups);
    const over = new Set(
      overdue(
        present.map((row) => ({ ...row, sound: isSound(row) })),
        at,
      ).map(({ id }) => id),
    );
    for (const row of present) {
      const file = path.join(folder, path.basename(row.file));
      if (over.has(row.id)) await unlink(file).catch(unlessGone);
      else if (row.bytes === null || (await exists(file))) continue;
      await as(districtId, (tx) => store.updateBackup(tx, row.id, { removedAt: at }));
    }
  }

  async function status(tx: Tx): Promise<BackupStatus> {
    const at = now();
    const rows = await store.listBackups(tx, new Date(at.getTime() - GONE_SHOWN_MS));
    const shown = schedule && {
      ...{ folder: schedule.folder, at: schedule.at },
      ...{ keepDaily: schedule.keep.daily, keepWeekly: schedule.keep.weekly },
    };
    const archive = await archiveOf(tx);
    const sameDisk = schedule !== null && (await onOneDisk(schedule.folder, deps.dataFolder));
    const { at: last, openEnded } = lastExpiryOf(rows);
    return {
      schedule: shown,
      warnings: warningsOf(rows, { schedule: shown, sameDisk, archiveFails: archive.fails, now: at }),
      archive: { on: archive.on, lastAt: archive.lastAt },
      deletedGoneBy: openEnded ? null : (last?.toISOString() ?? null),
      items: rows.map(showBackup),
    };
  }

  const port: BackupsPort = { lastExpiry: async (tx) => lastExpiryOf(await store.presentBackups(tx)) };

  return {
    port,
    status,
    run,
    /** Asks for a backup now. @throws AppError backups_not_set_up, backup_under_way. */
    async ask(tx: Tx): Promise<void> {
      if (!schedule)
        throw fail('backups_not_set_up', 'Set MENO_BACKUP_FOLDER and MENO_BACKUP_PASSPHRASE, then start Meno again.');
      if ((await store.unendedBackups(tx)).length > 0)
        throw fail('backup_under_way', 'A backup is being made or tried already.');
      await jobs.send(BACKUP_JOB, { asked: true });
    },
    /** Makes up for a night in which this computer was off. */
    async catchUp(districtId: string): Promise<void> {
      if (!schedule?.at) return;
      const [newest] = await as(districtId, store.presentBackups);
      if (newest && now().getTime() - newest.beganAt.getTime() > MISSED_MS) await jobs.send(BACKUP_JOB, {});
    },
  };
}

/** `meno-2026-01-31-0330-05.tar.gz.age`: sorts by time, and says what opens it. */
function fileName(at: Date, encrypted: boolean): string {
  const [day = '', time = ''] = at.toISOString().split('T');
  return `meno-${day}-${time.slice(0, 5).replace(':', '')}-${time.slice(6, 8)}.tar.gz${encrypted ? '.age' : ''}`;
}

/** PostgreSQL's own archive, which whoever gave the database may have set up. */
async function archiveOf(tx: Tx): Promise<{ on: boolean; lastAt: string | null; fails: boolean }> {
  const { rows } = await tx.execute<{ mode: string; last: Date | null; failed: Date | null }>(
    sql`select current_setting('archive_mode') as mode, last_archived_time as last, last_failed_time as failed from pg_stat_archiver`,
  );
  const row = rows[0];
  const [last, failed] = [row?.last, row?.failed].map((each) => (each ? new Date(each) : null));
  const on = row !== undefined && row.mode !== 'off';
  return { on, lastAt: on ? (last?.toISOString() ?? null) : null, fails: on && !!failed && (!last || failed > last) };
}

async function onOneDisk(one: string, other: string): Promise<boolean> {
  const devices = await Promise.all(
    [one, other].map((folder) =>
      stat(folder).then(
        ({ dev }) => dev,
        () => null,
      ),
    ),
  );
  return devices[0] !== null && devices[0] === devices[1];
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
