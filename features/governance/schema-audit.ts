import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { districtId, inDistrict, me, moment, role } from '@/platform/database/columns';
import { roles } from '@/platform/database/roles';
import { auditKinds, auditOutcomes, auditScopes, auditWays } from '@/platform/http/audit';
import { encryptedText } from '@/platform/secrets/encrypted-text';

/**
 * The audit trail of a district: one chain of records, each with the hash of the one before. There is no policy and no grant for changing or
 * deleting, and a trigger refuses both to everybody. People stand in it by id only and without a foreign key, so that it holds when they go.
 */
export const auditRecords = pgTable(
  'audit_records',
  {
    districtId: districtId(),
    /** 1, 2, 3 … without gaps. */
    sequence: bigint({ mode: 'number' }).notNull(),
    /** When it happened; reads are written a moment later, so that this may run a little out of order. */
    at: moment('at').notNull(),
    actorId: uuid('actor_id'),
    actorRole: text('actor_role', {
      enum: [...roles, 'system', 'auth', 'unknown'],
    }).notNull(),
    via: text({ enum: auditWays }).notNull(),
    kind: text({ enum: auditKinds }).notNull(),
    action: text().notNull(),
    record: text(),
    recordId: text('record_id'),
    subjectIds: uuid('subject_ids').array().notNull(),
    scope: text({ enum: auditScopes }),
    scopeId: uuid('scope_id'),
    why: text(),
    origin: text(),
    outcome: text({ enum: auditOutcomes }).notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.sequence] }),
    index('audit_records_actor').on(table.districtId, table.actorId, table.sequence),
    index('audit_records_at').on(table.districtId, table.at),
    index('audit_records_subjects').using('gin', table.subjectIds),
    index('audit_records_scope').on(table.districtId, table.scopeId).where(sql`scope_id is not null`),
    pgPolicy('audit_read', {
      for: 'select',
      using: sql.raw(`${inDistrict} and (${role} in ('admin', 'dpo', 'system') or ${me} = any(subject_ids))`),
    }),
    // Whoever acts writes down their own act and nobody else's.
    pgPolicy('audit_insert', {
      for: 'insert',
      withCheck: sql.raw(`${inDistrict} and (actor_id = ${me} or ${role} in ('system', 'auth'))`),
    }),
  ],
);

/**
 * Where the beginning of a district's trail was let go, once its time was over: what the rest follows on. Written by a function of the database alone
 * (`meno_cut_audit`), which lets go exactly what lies before it.
 */
export const auditCuts = pgTable(
  'audit_cuts',
  {
    districtId: districtId(),
    /** The last record that is gone, and its hash, which the first one that is left names as the one before. */
    place: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
    /** From when the records were that are gone; as there are no gaps, there were as many as the place says. */
    oldest: moment('oldest').notNull(),
    newest: moment('newest').notNull(),
    /** What those records said of certificates of destruction, by certificate: their hashes. */
    proofs: jsonb().$type<Record<string, string>>().notNull(),
    cutAt: moment('cut_at').notNull(),
    /** All of that once more, sealed with a key that isn't in the database. */
    seal: encryptedText('audit_cuts.seal').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId] }),
    pgPolicy('audit_cut_read', {
      for: 'select',
      using: sql.raw(`${inDistrict} and ${role} in ('admin', 'dpo', 'system')`),
    }),
  ],
);
