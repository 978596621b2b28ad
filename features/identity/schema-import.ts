import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, districtId, inDistrict, isMe, isStaff, moment, policySet, role } from '@/platform/database/columns';
import type { Counts, ImportRow, ImportState } from './import/contract';
import type { ReadRow } from './import/read-people';
import { users } from './schema';

const theirs = `${inDistrict} and (${isStaff} or (${role} = 'school_admin' and ${isMe('requested_by')}))`;

/** Lists of people that somebody brought, what they would do, and what came of it. */
export const peopleImports = pgTable(
  'people_imports',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    requestedBy: uuid('requested_by').notNull(),
    fileName: text('file_name').notNull(),
    state: text().$type<ImportState>().notNull(),
    encoding: text().notNull(),
    separator: text().notNull(),
    ignored: text().array().notNull(),
    counts: jsonb().$type<Counts>().notNull(),
    done: integer().notNull().default(0),
    rows: integer().notNull(),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('people_imports_by').on(table.districtId, table.requestedBy),
    ...policySet('people_import', { read: theirs, write: theirs }),
  ],
);

/** Rows of such a list, as they were read and as they are told of. Gone with the person whom they are about, and by themselves after some weeks. */
export const peopleImportRows = pgTable(
  'people_import_rows',
  {
    districtId: districtId(),
    importId: uuid('import_id').notNull(),
    row: integer().notNull(),
    requestedBy: uuid('requested_by').notNull(),
    /** Null once it was taken over. */
    read: jsonb().$type<ReadRow>(),
    told: jsonb().$type<ImportRow>().notNull(),
    outcome: text().notNull(),
    userId: uuid('user_id'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.importId, table.row] }),
    index('people_import_rows_user').on(table.districtId, table.userId),
    foreignKey({
      columns: [table.districtId, table.importId],
      foreignColumns: [peopleImports.districtId, peopleImports.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('people_import_row', { read: theirs, write: theirs }),
  ],
);
