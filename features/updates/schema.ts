import { foreignKey, index, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { courses } from '@/features/library/schema';
import { createdAt, districtId, editorPolicies, moment } from '@/platform/database/columns';
import type { UpdateReport } from './contract';
import type { Snapshot } from './snapshot';

/** What each change of the material, and each reading of learners' answers, did to its course. */
export const courseUpdates = pgTable(
  'course_updates',
  {
    districtId: districtId(),
    /** The ingestion that brought it, or the reading of learners' answers. */
    ingestionId: uuid('ingestion_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** How the course was before; kept until the report is there, so that a start in between loses nothing. */
    before: jsonb().$type<Snapshot>(),
    /** Null while the work goes on, or where it broke off. */
    report: jsonb().$type<UpdateReport>(),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.ingestionId] }),
    index('course_updates_course').on(table.districtId, table.courseId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
