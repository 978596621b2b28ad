import { bigint, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { coursePolicies, districtId, learnerPolicies, moment, updatedAt } from '@/platform/database/columns';

/** What each learner knows of each concept now. Derived from `events`; `meno doctor` proves it. */
export const mastery = pgTable(
  'mastery',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** p(L), 0 to 1. */
    pKnown: doublePrecision('p_known').notNull(),
    evidenceCount: integer('evidence_count').notNull(),
    attemptCount: integer('attempt_count').notNull(),
    lastEvidenceAt: moment('last_evidence_at'),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.conceptId] }),
    index('mastery_course').on(table.districtId, table.courseId, table.learnerId),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** A concept's own BKT parameters, where they differ from the defaults. */
export const bktParameters = pgTable(
  'bkt_parameters',
  {
    districtId: districtId(),
    conceptId: uuid('concept_id').notNull(),
    courseId: uuid('course_id').notNull(),
    pInit: doublePrecision('p_init').notNull(),
    pLearn: doublePrecision('p_learn').notNull(),
    pSlip: doublePrecision('p_slip').notNull(),
    pGuess: doublePrecision('p_guess'),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.conceptId] }), ...coursePolicies()],
);

/** What happened, in order, never changed: the source of every derived number. Learners stand in it by id only. */
export const events = pgTable(
  'events',
  {
    districtId: districtId(),
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    kind: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.sequence] }),
    index('events_learner').on(table.districtId, table.learnerId, table.sequence),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);
