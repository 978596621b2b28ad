import { boolean, foreignKey, index, integer, pgTable, primaryKey, real, uuid } from 'drizzle-orm/pg-core';
import { courses } from '@/features/library/schema';
import { districtId, editorPolicies, moment } from '@/platform/database/columns';
import { concepts } from './schema';

/** What the answers of a course's learners say of the order of two concepts: counts of many, no one's own. */
export const learnedOrders = pgTable(
  'learned_orders',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    prerequisiteId: uuid('prerequisite_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    /** Learners who answered on both, whichever they met first. */
    learners: integer().notNull(),
    /** Of those who met `conceptId` later: knew the other one by then and got the first answer right, and so on. */
    knownRight: integer('known_right').notNull(),
    knownWrong: integer('known_wrong').notNull(),
    otherRight: integer('other_right').notNull(),
    otherWrong: integer('other_wrong').notNull(),
    /** What it adds to the log-odds of the text, -2 to 2. */
    logOdds: real('log_odds').notNull(),
    /** More than chance: may make a line that the text gives no reason for. */
    sure: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.prerequisiteId, table.conceptId] }),
    index('learned_orders_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.prerequisiteId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

/** When the answers of a course were last read for its map, and how many there were. */
export const learnedRuns = pgTable(
  'learned_runs',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    /** Answers of learners that count as evidence. */
    answers: integer().notNull(),
    learners: integer().notNull(),
    readAt: moment('read_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
