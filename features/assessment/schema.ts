import { sql } from 'drizzle-orm';
import { integer, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, districtId, inDistrict, policySet, role, updatedAt } from '@/platform/database/columns';
import type { AssessmentDocument, FieldKey } from './contract';

const keepers = `${inDistrict} and ${role} in ('admin', 'dpo', 'system')`;

/** What people wrote into the marked fields of the privacy impact assessment. */
export const assessmentFields = pgTable(
  'assessment_fields',
  {
    districtId: districtId(),
    field: text().$type<FieldKey>().notNull(),
    words: text().notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.field] }),
    ...policySet('assessment', { read: keepers, write: keepers }),
  ],
);

/** Versions that were kept: the whole document as it was, with the words of its fields. Only added to. */
export const assessmentVersions = pgTable(
  'assessment_versions',
  {
    districtId: districtId(),
    number: integer().notNull(),
    document: jsonb().$type<AssessmentDocument>().notNull(),
    note: text().notNull(),
    keptBy: uuid('kept_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.number] }),
    pgPolicy('assessment_version_read', { for: 'select', using: sql.raw(keepers) }),
    pgPolicy('assessment_version_insert', { for: 'insert', withCheck: sql.raw(keepers) }),
  ],
);
