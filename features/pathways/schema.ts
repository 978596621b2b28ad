import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { classes } from '@/features/identity/schema';
import type { Approach } from '@/features/lessons/contract';
import {
  coursePolicies,
  createdAt,
  districtId,
  inDistrict,
  isStaff,
  learnerPolicies,
  moment,
  policySet,
  updatedAt,
} from '@/platform/database/columns';
import type { PlacementQuestion, PlanStep, ReasonCode } from './contract';
import type { ConceptShares } from './contract-class-view';

/** What was chosen for a learner to do next, and how likely that was: the newest of a learner and course holds while its basis does. */
export const pathwayDecisions = pgTable(
  'pathway_decisions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    approach: text().$type<Approach>(),
    /** Probability with which the way of teaching was drawn; null where it wasn't. */
    approachPropensity: doublePrecision('approach_propensity'),
    /** How hard an item: 0 easy to 2 hard. */
    itemLevel: smallint('item_level').notNull(),
    /** Kind of step: continue, open, review, probe, gap; `order` where the course's own order decided. */
    action: text().notNull(),
    /** Probability with which this concept was chosen, above 0 up to 1. */
    propensity: doublePrecision().notNull(),
    /** Name and version of what chose. */
    policy: text().notNull(),
    experimentId: uuid('experiment_id'),
    reason: text().$type<ReasonCode>().notNull(),
    /** Concepts and titles that the sentence names. */
    reasonOf: jsonb('reason_of').$type<{ conceptIds: string[]; title?: string; dueOn?: string }>().notNull(),
    /** Of everything that the choice hangs on: another one makes it out of date. */
    basis: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('pathway_decisions_basis').on(table.districtId, table.learnerId, table.courseId, table.basis),
    index('pathway_decisions_newest').on(table.districtId, table.learnerId, table.courseId, table.createdAt),
    index('pathway_decisions_course').on(table.districtId, table.courseId, table.createdAt),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** When concepts of a course open; a course without a row has the defaults of `core/sequencing/gates.ts`. */
export const gateSettings = pgTable(
  'gate_settings',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    threshold: doublePrecision().notNull(),
    holdAfterDays: doublePrecision('hold_after_days').notNull(),
    graceDays: doublePrecision('grace_days').notNull(),
    updatedBy: uuid('updated_by'),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.courseId] }), ...coursePolicies()],
);

/** A concept's own gate, where it differs from the course's; null: as the course. */
export const conceptThresholds = pgTable(
  'concept_thresholds',
  {
    districtId: districtId(),
    conceptId: uuid('concept_id').notNull(),
    courseId: uuid('course_id').notNull(),
    threshold: doublePrecision(),
    holdAfterDays: doublePrecision('hold_after_days'),
    updatedBy: uuid('updated_by'),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.conceptId] }),
    index('concept_thresholds_course').on(table.districtId, table.courseId),
    ...coursePolicies(),
  ],
);

/** Whether a course's learners see how their class stands; a course without a row doesn't show it. */
export const classViewSettings = pgTable(
  'class_view_settings',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    shown: boolean().notNull(),
    updatedBy: uuid('updated_by'),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.courseId] }), ...coursePolicies()],
);

/** How a class stands, in rounded shares of at least ten learners; derived, made anew each night, and there only while its course shows it. */
export const classViews = pgTable(
  'class_views',
  {
    districtId: districtId(),
    classId: uuid('class_id').notNull(),
    courseId: uuid('course_id').notNull(),
    concepts: jsonb().$type<ConceptShares[]>().notNull(),
    computedAt: moment('computed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.classId] }),
    index('class_views_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.classId],
      foreignColumns: [classes.districtId, classes.id],
    }).onDelete('cascade'),
    ...policySet('class_view', {
      read: `${inDistrict} and (class_id in (select meno_my_classes()) or ${isStaff})`,
      write: `${inDistrict} and ${isStaff}`,
    }),
  ],
);

/** Another way for a learner who doesn't get on with a concept; one open at a time on each. */
export const learningPlans = pgTable(
  'learning_plans',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    /** Answers in a row that brought it about. */
    answers: integer().notNull(),
    steps: jsonb().$type<PlanStep[]>().notNull(),
    createdAt: createdAt(),
    closedAt: moment('closed_at'),
    /** `mastered`, `renewed`, `teacher` or `gone`: the concept is no longer in the course. */
    closedFor: text('closed_for'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('learning_plans_learner').on(table.districtId, table.learnerId, table.courseId, table.createdAt),
    index('learning_plans_course').on(table.districtId, table.courseId, table.createdAt),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id', followed: true }),
  ],
);

/** A test that finds out where a new learner stands; its questions are presentations, its answers attempts. */
export const placements = pgTable(
  'placements',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** Presentations in the order in which they were asked. */
    questions: jsonb().$type<PlacementQuestion[]>().notNull(),
    state: text({ enum: ['open', 'done', 'skipped'] }).notNull(),
    /** Of what could be said at its end: concepts that it took for known, of how many. */
    knownCount: integer('known_count'),
    conceptCount: integer('concept_count'),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('placements_learner').on(table.districtId, table.learnerId, table.courseId),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);
