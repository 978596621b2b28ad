import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from '@/features/identity/schema';
import { createdAt, districtId, inDistrict, moment, policySet, role, updatedAt } from '@/platform/database/columns';
import type {
  AlertKey,
  AlertWord,
  FairnessDecision,
  FairnessReport,
  FairnessRun,
  FairnessSettings,
  GroupAttribute,
  ReweighOffer,
} from './contract';

const officers = `${inDistrict} and ${role} in ('admin', 'dpo', 'system')`;
const administrators = `${inDistrict} and ${role} in ('admin', 'system')`;

/** The system alone doesn't read it: a transaction says besides that it audits, or makes somebody's whole record (`platform/database/for-purpose.ts`). */
const onPurpose = `(${role} = 'system' and current_setting('meno.purpose', true) in ('fairness', 'rights'))`;
/** Besides, as quasi-identifiers of an export: read, and never changed. */
const forResearch = `(${role} = 'system' and current_setting('meno.purpose', true) = 'research')`;

/** Which group a learner belongs to. Nobody but administrators reads or writes it, and no service that teaches: it is never a feature. */
export const groupAttributeValues = pgTable(
  'group_attributes',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    attribute: text().$type<GroupAttribute>().notNull(),
    value: text().notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.attribute] }),
    index('group_attributes_attribute').on(table.districtId, table.attribute),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('group_attribute_read', {
      for: 'select',
      using: sql.raw(`${inDistrict} and (${role} = 'admin' or ${onPurpose} or ${forResearch})`),
    }),
    pgPolicy('group_attribute_insert', {
      for: 'insert',
      withCheck: sql.raw(`${inDistrict} and ${role} = 'admin'`),
    }),
    pgPolicy('group_attribute_update', {
      for: 'update',
      using: sql.raw(`${inDistrict} and ${role} = 'admin'`),
      withCheck: sql.raw(`${inDistrict} and ${role} = 'admin'`),
    }),
    pgPolicy('group_attribute_delete', {
      for: 'delete',
      using: sql.raw(`${inDistrict} and (${role} = 'admin' or ${onPurpose})`),
    }),
  ],
);

/** What a district holds and lets pass; no row: nothing, and the defaults. */
export const fairnessSettings = pgTable(
  'fairness_settings',
  {
    districtId: districtId(),
    settings: jsonb().$type<FairnessSettings>().notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId] }),
    ...policySet('fairness_setting', { read: officers, write: administrators }),
  ],
);

/** Audits and trials of weighing, as they run and what came of them: figures of groups, nobody's own. */
export const fairnessRuns = pgTable(
  'fairness_runs',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    kind: text().$type<FairnessRun['kind']>().notNull(),
    attribute: text().$type<GroupAttribute>(),
    status: text().$type<FairnessRun['status']>().notNull(),
    outcome: text().$type<NonNullable<FairnessRun['outcome']>>(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    alerts: integer().notNull().default(0),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    requestedBy: uuid('requested_by'),
    report: jsonb().$type<FairnessReport>(),
    offer: jsonb().$type<ReweighOffer>(),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('fairness_runs_newest').on(table.districtId, table.createdAt),
    ...policySet('fairness_run', { read: officers, write: administrators }),
  ],
);

/** What somebody decided on a way to lessen a difference. Only ever added to. */
export const fairnessDecisions = pgTable(
  'fairness_decisions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    mitigation: text().$type<FairnessDecision['mitigation']>().notNull(),
    attribute: text().$type<GroupAttribute>().notNull(),
    decision: text().$type<FairnessDecision['decision']>().notNull(),
    version: integer(),
    why: text().notNull(),
    decidedBy: uuid('decided_by').notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    pgPolicy('fairness_decision_read', { for: 'select', using: sql.raw(officers) }),
    pgPolicy('fairness_decision_insert', { for: 'insert', withCheck: sql.raw(`${inDistrict} and ${role} = 'admin'`) }),
  ],
);

/** What administrators said to single differences that audits found. Only ever added to: another audit asks again. */
export const fairnessAnswers = pgTable(
  'fairness_answers',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    runId: uuid('run_id').notNull(),
    /** Which difference. */
    alert: jsonb().$type<AlertKey>().notNull(),
    difference: doublePrecision().notNull(),
    word: text().$type<AlertWord>().notNull(),
    why: text().notNull(),
    decidedBy: uuid('decided_by').notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('fairness_answers_newest').on(table.districtId, table.decidedAt),
    pgPolicy('fairness_answer_read', { for: 'select', using: sql.raw(officers) }),
    pgPolicy('fairness_answer_insert', { for: 'insert', withCheck: sql.raw(`${inDistrict} and ${role} = 'admin'`) }),
  ],
);
