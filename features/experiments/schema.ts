import { sql } from 'drizzle-orm';
import {
  date,
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
import { users } from '@/features/identity/schema';
import { courses } from '@/features/library/schema';
import {
  createdAt,
  districtId,
  editorPolicies,
  inDistrict,
  moment,
  policySet,
  role,
} from '@/platform/database/columns';
import type { ArmSettings, DayReport, ExperimentArm, GuardLimits, Report, Subject } from './contract';

/** Times in which an experiment paused; answers given then count for no arm. */
export interface Pause {
  from: string;
  to: string | null;
}

export const experiments = pgTable(
  'experiments',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    title: text().notNull(),
    subject: text().$type<Subject>().notNull(),
    arms: jsonb().$type<ExperimentArm[]>().notNull(),
    outcome: text({ enum: ['first_answers', 'mastered_per_10', 'retention'] }).notNull(),
    guards: jsonb().$type<GuardLimits>().notNull(),
    worthwhile: doublePrecision().notNull(),
    mostLearners: integer('most_learners').notNull(),
    latestEnd: moment('latest_end').notNull(),
    state: text({ enum: ['draft', 'running', 'paused', 'stopped'] })
      .notNull()
      .default('draft'),
    stopReason: text('stop_reason', {
      enum: ['difference', 'no_worthwhile_difference', 'harm', 'latest_end', 'teacher'],
    }),
    pauses: jsonb().$type<Pause[]>().notNull().default([]),
    /** Derived from the assignments and the answers. */
    report: jsonb().$type<Report>(),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    startedAt: moment('started_at'),
    stoppedAt: moment('stopped_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('experiments_course').on(table.districtId, table.courseId, table.createdAt),
    // One at a time on a subject: two would muddle each other.
    uniqueIndex('experiments_running')
      .on(table.districtId, table.courseId, table.subject)
      .where(sql`state in ('running', 'paused')`),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

const editorsRead = `${inDistrict} and course_id in (select meno_editable_courses())`;
const systemWrites = `${inDistrict} and ${role} = 'system'`;

/** The arm that a learner was given at their first exposure, for good. */
export const experimentAssignments = pgTable(
  'experiment_assignments',
  {
    districtId: districtId(),
    experimentId: uuid('experiment_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    arm: text().notNull(),
    /** Mean p(L) over the course then, and its stratum (0 to 4). */
    priorMastery: doublePrecision('prior_mastery').notNull(),
    stratum: integer().notNull(),
    assignedAt: moment('assigned_at').notNull(),
    /** Out of it since, and why: their answers count for no arm any more. */
    leftAt: moment('left_at'),
    leftWhy: text('left_why', { enum: ['opted_out', 'excluded'] }),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.experimentId, table.learnerId] }),
    index('experiment_assignments_learner').on(table.districtId, table.learnerId),
    foreignKey({
      columns: [table.districtId, table.experimentId],
      foreignColumns: [experiments.districtId, experiments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('experiment', { read: editorsRead, write: systemWrites }),
  ],
);

/** Where an experiment stood at the end of each day. */
export const experimentDays = pgTable(
  'experiment_days',
  {
    districtId: districtId(),
    experimentId: uuid('experiment_id').notNull(),
    courseId: uuid('course_id').notNull(),
    day: date({ mode: 'string' }).notNull(),
    pairs: jsonb().$type<DayReport['pairs']>().notNull(),
    counted: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.experimentId, table.day] }),
    foreignKey({
      columns: [table.districtId, table.experimentId],
      foreignColumns: [experiments.districtId, experiments.id],
    }).onDelete('cascade'),
    ...policySet('experiment', { read: editorsRead, write: systemWrites }),
  ],
);

/** Learners whom a teacher leaves out of a course's experiments. */
export const experimentExclusions = pgTable(
  'experiment_exclusions',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    excludedBy: uuid('excluded_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.learnerId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...editorPolicies(),
  ],
);

/** An arm that was taken over as a course's default; `previous` is what undoing brings back. */
export const experimentDefaults = pgTable(
  'experiment_defaults',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    subject: text().$type<Subject>().notNull(),
    settings: jsonb().$type<ArmSettings>().notNull(),
    experimentId: uuid('experiment_id').notNull(),
    arm: text().notNull(),
    previous: jsonb().$type<{ settings: ArmSettings; experimentId: string; arm: string }>(),
    takenBy: uuid('taken_by').notNull(),
    takenAt: moment('taken_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.subject] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
