import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, districtId, learnerPolicies } from '@/platform/database/columns';

/** Answers to writes that carried an Idempotency-Key, so that the same key gets the same answer. Kept for a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    districtId: districtId(),
    userId: uuid('user_id').notNull(),
    key: text().notNull(),
    /** Hash of method, path and body: the same key with another request is refused. */
    fingerprint: text().notNull(),
    status: integer(),
    body: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.userId, table.key] }),
    ...learnerPolicies({ learner: 'user_id', course: null }),
  ],
);
