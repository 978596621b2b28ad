import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, districtId, inDistrict, moment, policySet, role, updatedAt } from '@/platform/database/columns';
import type { Aggregate, AggregateQuestion, DataSet, ExportDefinition, ExportReport, ExportStatus } from './contract';

const keepers = `${inDistrict} and ${role} in ('admin', 'dpo', 'system')`;
const kept = (name: string) => policySet(name, { read: keepers, write: keepers });

/** What may be lost of privacy in all for each data set; no row: as this product has it. */
export const privacyBudgets = pgTable(
  'privacy_budgets',
  {
    districtId: districtId(),
    dataSet: text('data_set').$type<DataSet>().notNull(),
    /** Billionths of ρ. */
    limitParts: bigint('limit_parts', { mode: 'number' }).notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.dataSet] }), ...kept('privacy_budget')],
);

/** Everything that was ever spent of a budget: only added to, since what was told can't be taken back. */
export const privacySpendings = pgTable(
  'privacy_spendings',
  {
    districtId: districtId(),
    seq: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    dataSet: text('data_set').$type<DataSet>().notNull(),
    /** What has a budget of its own within the data set; empty: the data set is one. */
    part: text().notNull(),
    purpose: text().notNull(),
    /** Billionths of ρ, from 1. */
    parts: bigint({ mode: 'number' }).notNull(),
    spentBy: uuid('spent_by'),
    spentAt: moment('spent_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.seq] }),
    index('privacy_spendings_part').on(table.districtId, table.dataSet, table.part),
    pgPolicy('privacy_spending_read', { for: 'select', using: sql.raw(keepers) }),
    pgPolicy('privacy_spending_insert', { for: 'insert', withCheck: sql.raw(keepers) }),
  ],
);

/** A district's rules for exports; no row: as this product has them. */
export const researchSettings = pgTable(
  'research_settings',
  {
    districtId: districtId(),
    k: integer().notNull(),
    mostSuppressed: doublePrecision('most_suppressed').notNull(),
    keptDays: integer('kept_days').notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId] }), ...kept('research_setting')],
);

/** Exports as they run and are kept. Nobody's id is in them: the key of the pseudonyms is gone when the file is there. */
export const researchExports = pgTable(
  'research_exports',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    definition: jsonb().$type<ExportDefinition>().notNull(),
    status: text().$type<ExportStatus>().notNull(),
    problem: text({ enum: ['impossible', 'unexpected'] }),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    report: jsonb().$type<ExportReport>(),
    bytes: bigint({ mode: 'number' }),
    sha256: text(),
    requestedBy: uuid('requested_by').notNull(),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
    expiresAt: moment('expires_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('research_exports_newest').on(table.districtId, table.createdAt, table.id),
    ...kept('research_export'),
  ],
);

/** Figures with noise: the question, whose loss was spent with it, and what was told. */
export const researchAggregates = pgTable(
  'research_aggregates',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    question: jsonb().$type<AggregateQuestion>().notNull(),
    status: text().$type<Aggregate['status']>().notNull(),
    rows: jsonb().$type<NonNullable<Aggregate['rows']>>(),
    requestedBy: uuid('requested_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('research_aggregates_newest').on(table.districtId, table.createdAt, table.id),
    ...kept('research_aggregate'),
  ],
);
