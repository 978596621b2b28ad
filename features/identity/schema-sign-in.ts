import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  createdAt,
  districtId,
  districtPolicies,
  inDistrict,
  moment,
  policySet,
  role,
  updatedAt,
} from '@/platform/database/columns';
import { encryptedText } from '@/platform/secrets/encrypted-text';
import { users } from './schema';

/** Proofs of who somebody is are read by signing in alone, as passwords are: not even by whose they are. */
const signingIn = `${inDistrict} and ${role} in ('auth', 'system')`;
const proofPolicies = () => policySet('proof', { read: signingIn, write: signingIn });

/** A person's one-time codes: the secret that their phone and Meno share, sealed. */
export const secondFactors = pgTable(
  'second_factors',
  {
    districtId: districtId(),
    userId: uuid('user_id').notNull(),
    sealedSecret: encryptedText('second_factors.sealed_secret').notNull(),
    /** Null until a first code was right: it isn't asked for before. */
    confirmedAt: moment('confirmed_at'),
    /** The time step of the last code that was taken, so that none is taken twice. */
    lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.userId] }),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...proofPolicies(),
  ],
);

/** Codes for the day the phone is gone; each is taken once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    districtId: districtId(),
    userId: uuid('user_id').notNull(),
    codeHash: text('code_hash').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.userId, table.codeHash] }),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...proofPolicies(),
  ],
);

/** Passkeys (WebAuthn): only the public half is here. */
export const passkeys = pgTable(
  'passkeys',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    userId: uuid('user_id').notNull(),
    credentialId: text('credential_id').notNull(),
    /** COSE, in base64url. */
    publicKey: text('public_key').notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    /** Ways the browser reaches the device by, with commas between. */
    transports: text().notNull().default(''),
    /** Its maker keeps copies, so that it outlives the device. */
    backedUp: boolean('backed_up').notNull(),
    /** As its owner calls it. */
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('passkeys_credential').on(table.districtId, table.credentialId),
    index('passkeys_user').on(table.districtId, table.userId),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...proofPolicies(),
  ],
);

/** Links by which somebody sets a new password, once; only the SHA-256 of each is kept. */
export const recoveryLinks = pgTable(
  'recovery_links',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    userId: uuid('user_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** Null: asked for by mail. */
    issuedBy: uuid('issued_by'),
    createdAt: createdAt(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('recovery_links_hash').on(table.districtId, table.tokenHash),
    index('recovery_links_user').on(table.districtId, table.userId),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...proofPolicies(),
  ],
);

/** What a district asks for of those who sign in; without a row, what `sign-in/contract.ts` says. */
export const signInRules = pgTable(
  'sign_in_rules',
  {
    districtId: districtId(),
    staffSecondFactor: boolean('staff_second_factor').notNull(),
    /** Minutes without a request after which a session ends; 0: it runs until its own end. */
    staffIdleMinutes: integer('staff_idle_minutes').notNull(),
    learnerIdleMinutes: integer('learner_idle_minutes').notNull(),
    /** As what single sign-on makes accounts for who has none. */
    newcomers: text({ enum: ['nobody', 'learner', 'teacher'] }).notNull(),
    updatedBy: uuid('updated_by'),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId] }), ...districtPolicies(['admin', 'system'])],
);
