import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  coursePolicies,
  createdAt,
  districtId,
  districtPolicies,
  learnerPolicies,
  menoNow,
  moment,
  updatedAt,
} from '@/platform/database/columns';
import type { ConceptBktParameters } from './contract';
import type { ModelEvaluation, ModelRun } from './model/contract';

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
    /** Version of the learner model that p(L) was last reckoned anew with; 0 before any was fitted. */
    modelVersion: integer('model_version').notNull().default(0),
    lastEvidenceAt: moment('last_evidence_at'),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.conceptId] }),
    index('mastery_course').on(table.districtId, table.courseId, table.learnerId),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id', followed: true }),
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
    at: moment('at').notNull().default(menoNow),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.sequence] }),
    index('events_learner').on(table.districtId, table.learnerId, table.sequence),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** Versions of the learner model that were fitted to the district's own answers; the one in force is `active`. */
export const learnerModels = pgTable(
  'learner_models',
  {
    districtId: districtId(),
    version: integer().notNull(),
    active: boolean().notNull().default(false),
    /** For concepts that the fit saw no answers of. */
    population: jsonb().$type<ConceptBktParameters>().notNull(),
    /** What it was fitted on. */
    learnerCount: integer('learner_count').notNull(),
    answerCount: integer('answer_count').notNull(),
    /** Number of the last event it has seen. */
    upToSequence: bigint('up_to_sequence', { mode: 'number' }).notNull(),
    /** On learners that the fit did not see, beside the model in force then. */
    evaluation: jsonb().$type<ModelEvaluation>().notNull(),
    createdAt: createdAt(),
    activatedAt: moment('activated_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.version] }),
    uniqueIndex('learner_models_active').on(table.districtId).where(sql`active`),
    ...districtPolicies(['admin', 'system']),
  ],
);

/** A version's parameters of each concept. */
export const learnerModelParameters = pgTable(
  'learner_model_parameters',
  {
    districtId: districtId(),
    version: integer().notNull(),
    conceptId: uuid('concept_id').notNull(),
    courseId: uuid('course_id').notNull(),
    pInit: doublePrecision('p_init').notNull(),
    pLearn: doublePrecision('p_learn').notNull(),
    pSlip: doublePrecision('p_slip').notNull(),
    pGuess: doublePrecision('p_guess'),
    answerCount: integer('answer_count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.version, table.conceptId] }),
    foreignKey({
      columns: [table.districtId, table.version],
      foreignColumns: [learnerModels.districtId, learnerModels.version],
    }).onDelete('cascade'),
    ...districtPolicies(['admin', 'system']),
  ],
);

/** Fits, and changes of the version in force, as they run: a job that can be watched, stopped and taken up again. */
export const learnerModelRuns = pgTable(
  'learner_model_runs',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    kind: text().$type<ModelRun['kind']>().notNull(),
    /** Of `apply`: the version to put into force, 0 for the starting values. Of `refit`: what came of it, if a version did. */
    version: integer(),
    status: text().$type<ModelRun['status']>().notNull(),
    outcome: text().$type<NonNullable<ModelRun['outcome']>>(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    /** Null: the night did. */
    requestedBy: uuid('requested_by'),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('learner_model_runs_newest').on(table.districtId, table.createdAt),
    ...districtPolicies(['admin', 'system']),
  ],
);
