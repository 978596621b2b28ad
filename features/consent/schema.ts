import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
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
import {
  createdAt,
  districtId,
  districtPolicies,
  inDistrict,
  isMe,
  isStaff,
  isWard,
  me,
  moment,
  policySet,
  role,
  updatedAt,
} from '@/platform/database/columns';
import type { ConsentWords, DecidedAs, Purpose, Standard } from './contract';

const mayLook = `${inDistrict} and (${isMe('learner_id')} or ${isStaff} or ${role} = 'dpo' or ${isWard('learner_id')})`;

/** Rows that are read and added, and never changed: there is no policy for it. */
const appendOnly = (name: string, rule: { read: string; insert: string }) => [
  pgPolicy(`${name}_read`, { for: 'select', using: sql.raw(rule.read) }),
  pgPolicy(`${name}_insert`, { for: 'insert', withCheck: sql.raw(rule.insert) }),
];

/** From what age on learners decide, and what holds until somebody has; no row: as this product has it. */
export const consentSettings = pgTable(
  'consent_settings',
  {
    districtId: districtId(),
    ageFrom: integer('age_from').notNull(),
    minorsMayRefuse: boolean('minors_may_refuse').notNull(),
    standards: jsonb().$type<Partial<Record<Purpose, Standard>>>().notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId] }), ...districtPolicies(['admin', 'system'])],
);

/** Versions of what people are told of each purpose, from the second on: the first is this product's. */
export const consentTexts = pgTable(
  'consent_texts',
  {
    districtId: districtId(),
    purpose: text().$type<Purpose>().notNull(),
    version: integer().notNull(),
    /** The district's own; null: those of this product, of the version that `product` names. */
    words: jsonb().$type<ConsentWords>(),
    product: integer(),
    needsDecision: boolean('needs_decision').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.purpose, table.version] }),
    ...appendOnly('consent_text', {
      read: inDistrict,
      insert: `${inDistrict} and ${role} in ('admin', 'system')`,
    }),
  ],
);

/** When learners were born, where the district says so. `birth_date` is the personal column. */
export const consentPeople = pgTable(
  'consent_people',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    birthDate: date('birth_date', { mode: 'string' }).notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId] }),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('consent_person', { read: mayLook, write: `${inDistrict} and ${isStaff}` }),
  ],
);

const ownWord = `${isMe('learner_id')} and decided_by = ${me} and decided_as = 'learner' and meno_may_decide(learner_id, allowed)`;
/** Their own, or written down by an administrator. */
const guardiansWord = `(${role} = 'admin' or ${isWard('learner_id')}) and decided_by = ${me} and decided_as = 'guardian' and not meno_of_age(learner_id)`;

/** Every decision that was ever made, by the learner or in their place; `seq` says which came later. */
export const consentDecisions = pgTable(
  'consent_decisions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    seq: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    learnerId: uuid('learner_id').notNull(),
    purpose: text().$type<Purpose>().notNull(),
    /** Null: a no that is taken back; what held without it holds again. */
    allowed: boolean(),
    version: integer().notNull(),
    decidedBy: uuid('decided_by').notNull(),
    decidedAs: text('decided_as').$type<DecidedAs>().notNull(),
    note: text().notNull().default(''),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('consent_decisions_latest').on(table.districtId, table.learnerId, table.purpose, table.seq),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...appendOnly('consent_decision', {
      read: mayLook,
      insert: `${inDistrict} and ((${ownWord}) or (${guardiansWord}) or ${role} = 'system')`,
    }),
  ],
);

/** Which words somebody has had before their eyes, and when first. */
export const consentSeen = pgTable(
  'consent_seen',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    purpose: text().$type<Purpose>().notNull(),
    version: integer().notNull(),
    seenAt: moment('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.purpose, table.version] }),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...appendOnly('consent_seen', { read: mayLook, insert: `${inDistrict} and ${isMe('learner_id')}` }),
  ],
);
