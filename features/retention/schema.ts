import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Period } from '@/core/retention/period';
import type { RetentionStart } from '@/core/retention/rule';
import { createdAt, districtId, inDistrict, moment, policySet, role, updatedAt } from '@/platform/database/columns';
import type { CertificateContent, ScheduledKind, TemplateId } from './contract';
import type { RunPlan, RunProgress } from './plan';

const keepers = `${inDistrict} and ${role} in ('admin', 'dpo', 'system')`;
const kept = (name: string) => policySet(name, { read: keepers, write: keepers });

/** How a district lets its records go; no row: nothing is purged. */
export const retentionSettings = pgTable(
  'retention_settings',
  {
    districtId: districtId(),
    /** The template that it began with; null: none yet. */
    template: text().$type<TemplateId>(),
    /** Each night what is over goes. */
    nightly: boolean().notNull().default(false),
    /** Last day of its school year, `MM-DD`. */
    schoolYearEnds: text('school_year_ends').notNull(),
    /** What the clock said when it was last believed: a leap from there is not. */
    clockSeenAt: moment('clock_seen_at'),
    updatedBy: uuid('updated_by'),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId] }), ...kept('retention')],
);

/** How long each kind of record is kept; a kind without a row is kept until somebody deletes it. */
export const retentionRules = pgTable(
  'retention_rules',
  {
    districtId: districtId(),
    kind: text().$type<ScheduledKind>().notNull(),
    from: text().$type<RetentionStart>().notNull(),
    period: jsonb().$type<Period>().notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.kind] }), ...kept('retention')],
);

/** Purges, as they run: each can be watched, stopped, and is taken up again after the process ended. */
export const retentionRuns = pgTable(
  'retention_runs',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    /** `clock`: nothing went, since the clock is not to be believed. */
    status: text({ enum: ['waiting', 'running', 'done', 'cancelled', 'failed', 'clock'] }).notNull(),
    /** What was over when it began: the same until its end, however long that takes. */
    plan: jsonb().$type<RunPlan>().notNull(),
    /** What has gone so far, written with each batch. */
    progress: jsonb().$type<RunProgress>().notNull(),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    /** Null: the night did. */
    requestedBy: uuid('requested_by'),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('retention_runs_open').on(table.districtId).where(sql`status in ('waiting', 'running')`),
    index('retention_runs_newest').on(table.districtId, table.createdAt),
    ...kept('retention_run'),
  ],
);

/** Whom a run has let go something of, by the id that they had: what a certificate names. Gone with the certificate's issue. */
export const retentionTouched = pgTable(
  'retention_touched',
  {
    districtId: districtId(),
    runId: uuid('run_id').notNull(),
    kind: text().$type<ScheduledKind>().notNull(),
    learnerId: uuid('learner_id').notNull(),
    records: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.runId, table.kind, table.learnerId] }),
    ...kept('retention_touched'),
  ],
);

/** What was destroyed, by which rule, and when: only added to. Its hash stands in the audit trail. */
export const destructionCertificates = pgTable(
  'destruction_certificates',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    /** 1, 2, 3 … in a district. */
    number: bigint({ mode: 'number' }).notNull(),
    runId: uuid('run_id').notNull(),
    content: jsonb().$type<CertificateContent>().notNull(),
    /** SHA-256 of the content as canonical JSON. */
    hash: text().notNull(),
    issuedAt: moment('issued_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('destruction_certificates_number').on(table.districtId, table.number),
    pgPolicy('certificate_read', { for: 'select', using: sql.raw(keepers) }),
    pgPolicy('certificate_insert', { for: 'insert', withCheck: sql.raw(`${inDistrict} and ${role} = 'system'`) }),
  ],
);
