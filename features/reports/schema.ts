import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { classes } from '@/features/identity/schema';
import {
  createdAt,
  districtId,
  inDistrict,
  isMe,
  isStaff,
  moment,
  ownPolicies,
  policySet,
} from '@/platform/database/columns';
import type { Overview, Report } from './contract';

const taught = (column: string) => `${column} in (select meno_taught_classes())`;
const rule = `${inDistrict} and (${isStaff} or (${taught('class_id')} and (control_class_id is null or ${taught('control_class_id')}) and (reader_id is null or ${isMe('reader_id')})))`;

/** Reports that were worked out, each until its class moves on. Nobody's name or id stands in them; all of it can be made anew. */
export const classReports = pgTable(
  'class_reports',
  {
    districtId: districtId(),
    classId: uuid('class_id').notNull(),
    /** Of what was asked for: periods and what they are held against. */
    key: text().notNull(),
    controlClassId: uuid('control_class_id'),
    /** Of reports whose comparison hangs on whom their reader may see; null: the same for every teacher of the class. */
    readerId: uuid('reader_id'),
    /** Of everything that the report hangs on: the last event, lessons, ratings, questions, members, concepts. */
    stamp: text().notNull(),
    /** Null while it is being worked out in the background for the first time. */
    report: jsonb().$type<Report>(),
    computedAt: moment('computed_at'),
    /** When it was handed to the background; null: isn't there. */
    pendingSince: moment('pending_since'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.classId, table.key] }),
    index('class_reports_computed').on(table.districtId, table.computedAt),
    foreignKey({
      columns: [table.districtId, table.classId],
      foreignColumns: [classes.districtId, classes.id],
    }).onDelete('cascade'),
    ...policySet('report', { read: rule, write: rule }),
  ],
);

/** Rounds through the reports of many classes: jobs that can be watched and stopped. */
export const reportOverviews = pgTable(
  'report_overviews',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    requestedBy: uuid('requested_by').notNull(),
    fromDay: date('from_day').notNull(),
    toDay: date('to_day').notNull(),
    status: text().$type<Overview['status']>().notNull(),
    done: integer().notNull().default(0),
    total: integer().notNull(),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('report_overviews_newest').on(table.districtId, table.requestedBy, table.createdAt),
    ...ownPolicies('requested_by'),
  ],
);
