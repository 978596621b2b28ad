import { boolean, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, districtId, districtPolicies, moment } from '@/platform/database/columns';
import type { DemoPlan, DemoState } from './contract';

/** The demo school of a district, while it is being made, there, or being removed; one at a time, gone with it. */
export const demoSchools = pgTable(
  'demo_schools',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    state: text().$type<DemoState>().notNull(),
    /** What is worked on, and how much of all work is done, in thousandths. */
    stage: text().notNull().default('waiting'),
    done: integer().notNull().default(0),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    /** How large it is to be, and what its two people who can sign in have as passwords (hashes alone). */
    plan: jsonb().$type<DemoPlan>().notNull(),
    /** It was made on the first screen, and brought the district and its first admin with it. */
    ownDistrict: boolean('own_district').notNull(),
    /** Who asked for it; null: the command line. */
    requestedBy: uuid('requested_by'),
    createdAt: createdAt(),
    readyAt: moment('ready_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('demo_schools_one').on(table.districtId),
    ...districtPolicies(['admin', 'system']),
  ],
);
