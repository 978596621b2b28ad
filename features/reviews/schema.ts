import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { courses } from '@/features/library/schema';
import {
  createdAt,
  districtId,
  inDistrict,
  learnerPolicies,
  moment,
  ownPolicies,
  policySet,
  updatedAt,
} from '@/platform/database/columns';

/** What each learner remembers of each concept, by FSRS-6. Derived from `events`; `meno doctor` proves it. */
export const conceptMemories = pgTable(
  'concept_memories',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** Days after which recall has fallen to 0.9. */
    stabilityDays: doublePrecision('stability_days').notNull(),
    /** 1 (easy) to 10 (hard). */
    difficulty: doublePrecision().notNull(),
    lastReviewAt: moment('last_review_at').notNull(),
    /** When recall falls to the retention that the course wants. */
    dueAt: moment('due_at').notNull(),
    reps: integer().notNull(),
    lapses: integer().notNull(),
    /** Number of the event of the last answer that counted. */
    basis: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.conceptId] }),
    index('concept_memories_due').on(table.districtId, table.learnerId, table.dueAt),
    index('concept_memories_course').on(table.districtId, table.courseId, table.learnerId),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/**
 * What a course wants of reviews; a course without a row has the defaults. Everybody of the district reads it, since each answer does; the
 * course's editors write it.
 */
export const reviewSettings = pgTable(
  'review_settings',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    /** Probability of recall at which a concept is due. */
    retention: doublePrecision().notNull().default(0.9),
    /** At most so many of the course's concepts a day; null: no limit. */
    dailyCap: integer('daily_cap'),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...policySet('course', {
      read: inDistrict,
      write: `${inDistrict} and course_id in (select meno_editable_courses())`,
    }),
  ],
);

/** What a learner wants of their own reviews. */
export const reviewPreferences = pgTable(
  'review_preferences',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    /** At most so many concepts a day, of all courses together; null: no limit. */
    dailyCap: integer('daily_cap'),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.learnerId] }), ...ownPolicies('learner_id')],
);

/** A round of reviews; one at a time is open for a learner, so that two devices go on with the same. */
export const reviewSessions = pgTable(
  'review_sessions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('review_sessions_open').on(table.districtId, table.learnerId).where(sql`finished_at is null`),
    index('review_sessions_learner').on(table.districtId, table.learnerId, table.createdAt),
    ...learnerPolicies({ learner: 'learner_id', course: null }),
  ],
);

/** The queue of a round: one concept a step. What came of it is read from its presentation until it is settled. */
export const reviewSteps = pgTable(
  'review_steps',
  {
    districtId: districtId(),
    sessionId: uuid('session_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    ordinal: integer().notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    /** It slipped earlier in this round and comes a second time. */
    again: boolean().notNull().default(false),
    /** Of the learner's memory when the step was queued: another answer since then makes the step needless. */
    basis: bigint({ mode: 'number' }).notNull(),
    /** Null until its turn. */
    presentationId: uuid('presentation_id'),
    /** `elsewhere`: answered in another place meanwhile; `dropped`: nothing can be asked on it any more. Null: open. */
    outcome: text({ enum: ['kept', 'slipped', 'elsewhere', 'dropped'] }),
    settledAt: moment('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.sessionId, table.ordinal] }),
    index('review_steps_settled').on(table.districtId, table.learnerId, table.settledAt),
    foreignKey({
      columns: [table.districtId, table.sessionId],
      foreignColumns: [reviewSessions.districtId, reviewSessions.id],
    }).onDelete('cascade'),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);
