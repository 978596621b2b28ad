import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { RiskFacts } from '@/core/risk/facts';
import {
  createdAt,
  districtId,
  districtPolicies,
  inDistrict,
  isCounselled,
  isMe,
  isStaff,
  isWard,
  moment,
  policySet,
  role,
} from '@/platform/database/columns';
import type { RiskEvaluation, RiskReason, RiskWord } from './contract';

const taught = `(${role} = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))`;
/** The learner, their guardian, whoever teaches or counsels them: a guess about somebody is no secret from them. */
const concerned = `${inDistrict} and (${isMe('learner_id')} or ${isStaff} or ${taught} or ${isWard('learner_id')} or ${isCounselled('learner_id')})`;

/** A learner in a course, once a week: what could be seen of them, what was said, and four weeks later what came. Only of those who are willing. */
export const riskCases = pgTable(
  'risk_cases',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** The Monday of its week. */
    week: date({ mode: 'string' }).notNull(),
    /** The night that saw it; the newest of a week stands. */
    at: moment('at').notNull(),
    facts: jsonb().$type<RiskFacts>().notNull(),
    /** What was said then, 0 to 1; null: rules spoke, or it was worked out afterwards. */
    probability: doublePrecision(),
    modelVersion: integer('model_version'),
    /** Null: worked out afterwards, so that nobody was told anything. */
    warned: boolean(),
    reasons: jsonb().$type<RiskReason[]>().notNull(),
    /** Whether they fell behind; null while it isn't over, or where it can't be told. */
    happened: boolean(),
    settledAt: moment('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.learnerId, table.week] }),
    index('risk_cases_learner').on(table.districtId, table.learnerId, table.settledAt),
    ...policySet('risk_case', { read: concerned, write: `${inDistrict} and ${isStaff}` }),
  ],
);

/** Versions of the model of risk; the one in force is `active`. Numbers of many, nobody's own. */
export const riskModels = pgTable(
  'risk_models',
  {
    districtId: districtId(),
    version: integer().notNull(),
    active: boolean().notNull().default(false),
    /** Fitted on the district's own cases, or made with other districts. */
    origin: text().$type<'own' | 'federation'>().notNull(),
    weights: jsonb().$type<number[]>().notNull(),
    bound: doublePrecision(),
    learnerCount: integer('learner_count').notNull(),
    caseCount: integer('case_count').notNull(),
    /** Null: there were no own cases to try it on. */
    evaluation: jsonb().$type<RiskEvaluation>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.version] }),
    uniqueIndex('risk_models_active').on(table.districtId).where(sql`active`),
    ...districtPolicies(['admin', 'system']),
  ],
);

/** What staff said to a warning. Only ever added to. */
export const riskAnswers = pgTable(
  'risk_answers',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    word: text().$type<RiskWord>().notNull(),
    why: text().notNull(),
    /** Why Meno had pointed them out. */
    reasons: jsonb().$type<RiskReason[]>().notNull(),
    saidBy: uuid('said_by').notNull(),
    saidAt: moment('said_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('risk_answers_learner').on(table.districtId, table.learnerId, table.courseId, table.saidAt),
    ...policySet('risk_answer', {
      read: concerned,
      write: `${inDistrict} and ${isStaff}`,
      insert: `${inDistrict} and (${isStaff} or ${taught})`,
    }),
  ],
);
