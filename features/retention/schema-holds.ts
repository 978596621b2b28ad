import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, districtId, inDistrict, moment, policySet, role } from '@/platform/database/columns';

const keepers = `${inDistrict} and ${role} in ('admin', 'dpo', 'system')`;
const staffOnly = policySet('hold', { read: keepers, write: keepers });

/**
 * What must not be destroyed, whatever its period says: records of one learner, of a class, or of everybody. A hold is in force until it is
 * lifted, or until the end of its last day (UTC). It has no foreign key to what it holds: it outlives it. Triggers of its migration stop every
 * deletion of held records, whoever asks.
 */
export const legalHolds = pgTable(
  'legal_holds',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    scope: text({ enum: ['learner', 'class', 'district'] }).notNull(),
    /** The learner or the class; null where everybody is held. */
    targetId: uuid('target_id'),
    why: text().notNull(),
    /** Its last day; null: until somebody lifts it. */
    until: date({ mode: 'string' }),
    placedBy: uuid('placed_by').notNull(),
    placedAt: createdAt(),
    liftedBy: uuid('lifted_by'),
    liftedAt: moment('lifted_at'),
    liftedWhy: text('lifted_why'),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.id] }), ...staffOnly],
);

/** Whom a hold of a learner or a class holds. Whoever joins a held class is added by a trigger; whoever leaves it stays held. */
export const legalHoldLearners = pgTable(
  'legal_hold_learners',
  { districtId: districtId(), holdId: uuid('hold_id').notNull(), learnerId: uuid('learner_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.districtId, table.holdId, table.learnerId] }),
    index('legal_hold_learners_learner').on(table.districtId, table.learnerId),
    foreignKey({
      columns: [table.districtId, table.holdId],
      foreignColumns: [legalHolds.districtId, legalHolds.id],
    }).onDelete('cascade'),
    ...staffOnly,
  ],
);
