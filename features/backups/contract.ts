import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';

export const backupErrors = { backups_not_set_up: 409, backup_under_way: 409 } as const;
export const fail = errorsOf(backupErrors);

/** How long a backup is kept: so many daily ones, so many weekly ones beside them, or until somebody deletes it. */
export const backupKinds = ['daily', 'weekly', 'manual'] as const;
export const backupStates = ['running', 'checking', 'sound', 'unsound', 'failed', 'gone'] as const;

/** What restoring a backup on trial has shown. */
export const backupCheckSchema = z.object({
  /** False: the user of the database may not make one for the trial; the file was decrypted and proved all the same. */
  restored: z.boolean(),
  tables: z.number().int(),
  rows: z.number().int(),
  files: z.number().int(),
  /** Events that were replayed in the copy, and how many estimates came out otherwise than stored. */
  events: z.number().int(),
  differences: z.number().int(),
  /** Records of the audit trail of the copy, and whether their chain is unbroken. */
  auditRecords: z.number().int(),
  auditSound: z.boolean(),
  /** What was wrong, in words for an administrator; empty when nothing was. */
  problems: z.array(z.string()),
});
export type BackupCheck = z.infer<typeof backupCheckSchema>;

export const backupSchema = z.object({
  id: z.uuid(),
  file: z.string(),
  kind: z.enum(backupKinds),
  /** `gone`: its file was deleted, at its time or by somebody. */
  state: z.enum(backupStates),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  bytes: z.number().int().nullable(),
  rows: z.number().int().nullable(),
  files: z.number().int().nullable(),
  encrypted: z.boolean(),
  checkedAt: z.iso.datetime().nullable(),
  check: backupCheckSchema.nullable(),
  problem: z.string().nullable(),
  /** When its file goes; null: when somebody deletes it. */
  expiresAt: z.iso.datetime().nullable(),
  removedAt: z.iso.datetime().nullable(),
});
export type Backup = z.infer<typeof backupSchema>;

/** What is wrong with how backups stand; each has words in the messages. */
export const backupWarnings = ['notSetUp', 'none', 'old', 'lastFailed', 'unsound', 'sameDisk', 'archiveFails'] as const;
export type BackupWarning = (typeof backupWarnings)[number];

export const backupStatusSchema = z.object({
  /** Null: no folder is configured, so none is made by itself. */
  schedule: z
    .object({
      folder: z.string(),
      /** `HH:MM` in UTC; null: only when somebody asks. */
      at: z.string().nullable(),
      keepDaily: z.number().int(),
      keepWeekly: z.number().int(),
    })
    .nullable(),
  warnings: z.array(z.enum(backupWarnings)),
  /** Whether PostgreSQL's own archive is on, which lets one go back to any moment. */
  archive: z.object({ on: z.boolean(), lastAt: z.iso.datetime().nullable() }),
  /** The last day on which something that is deleted today may still stand in a backup that Meno keeps; null: there is one without an end, or none at all. */
  deletedGoneBy: z.iso.datetime().nullable(),
  /** The newest first, those that are gone at the end of 90 days left out. */
  items: z.array(backupSchema),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

/** For features that must say until when deleted records may stand in backups. */
export interface BackupsPort {
  /**
   * The moment at which the last backup that exists now will be gone; null when none exists.
   * `openEnded`: some have no such moment, since somebody made them by hand.
   */
  lastExpiry(tx: Tx): Promise<{ at: Date | null; openEnded: boolean }>;
}
