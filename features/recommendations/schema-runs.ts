import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, districtId, inDistrict, moment, policySet, role } from '@/platform/database/columns';
import type { RecommendationRun } from './contract';

/** Recalculations of all that is out of date, as they run: each can be watched, stopped and taken up again. */
export const recommendationRuns = pgTable(
  'recommendation_runs',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    /** Null: of the whole district. */
    courseId: uuid('course_id'),
    status: text().$type<RecommendationRun['status']>().notNull(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('recommendation_runs_newest').on(table.districtId, table.createdAt),
    ...policySet('district', {
      read: `${inDistrict} and (${role} in ('admin', 'system') or (${role} = 'teacher' and (course_id is null or course_id in (select meno_visible_courses()))))`,
      write: `${inDistrict} and ${role} in ('admin', 'system')`,
    }),
  ],
);
