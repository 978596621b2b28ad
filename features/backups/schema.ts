import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { districtId, inDistrict, moment, policySet, role } from '@/platform/database/columns';
import type { BackupCheck } from './contract';

/** Every backup that Meno made in its folder: what is in it, whether it was tried, until when it is kept. */
export const backups = pgTable(
  'backups',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    /** Its name in the folder of the settings. */
    file: text().notNull(),
    kind: text({ enum: ['daily', 'weekly', 'manual'] }).notNull(),
    beganAt: moment('began_at').notNull(),
    endedAt: moment('ended_at'),
    encrypted: boolean().notNull(),
    bytes: bigint({ mode: 'number' }),
    rows: bigint({ mode: 'number' }),
    files: bigint({ mode: 'number' }),
    checkedAt: moment('checked_at'),
    result: jsonb().$type<BackupCheck>(),
    problem: text(),
    expiresAt: moment('expires_at'),
    removedAt: moment('removed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('backups_began').on(table.districtId, table.beganAt),
    ...policySet('backup', {
      read: `${inDistrict} and ${role} in ('admin', 'dpo', 'system')`,
      write: `${inDistrict} and ${role} = 'system'`,
    }),
  ],
);
