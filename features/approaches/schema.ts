import { foreignKey, index, integer, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import { concepts } from '@/features/concepts/schema';
import { courses } from '@/features/library/schema';
import { coursePolicies, districtId, moment } from '@/platform/database/columns';

const approach = () => text({ enum: ['worked_example', 'analogy', 'socratic', 'visual', 'concise'] }).notNull();

/** Ways of teaching that a concept's material bears. Derived from it; counted anew when it changes. */
export const approachOffers = pgTable(
  'approach_offers',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    approach: approach(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.conceptId, table.approach] }),
    index('approach_offers_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** What lessons by one way of teaching did for one concept: counts of many, of nobody in particular. Derived from lessons and answers. */
export const approachEffects = pgTable(
  'approach_effects',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    approach: approach(),
    lessons: integer().notNull(),
    /** Lessons that an answer on the concept followed in the same sitting. */
    answered: integer().notNull(),
    /** Of those, how many first answers were right without help. */
    right: integer('right_unaided').notNull(),
    /** Sum of the chances of a right answer by what was known before each lesson, and of chance × (1 − chance). */
    expected: real().notNull(),
    spread: real().notNull(),
    /** Soft counts: how surely the concept was not known before, and was after. */
    tried: real().notNull(),
    taught: real().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.conceptId, table.approach] }),
    index('approach_effects_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** When the lessons and answers of a course were last counted. */
export const approachCounts = pgTable(
  'approach_counts',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    countedAt: moment('counted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** A way of teaching that somebody who edits the course has switched off. */
export const approachSwitches = pgTable(
  'approach_switches',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    /** A concept's id, or `*` for the whole course. */
    scope: text().notNull(),
    approach: approach(),
    switchedBy: uuid('switched_by').notNull(),
    switchedAt: moment('switched_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.scope, table.approach] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);
