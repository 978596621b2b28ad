import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgPolicy,
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
  isCounselled,
  isWard,
  me,
  menoNow,
  moment,
  policySet,
  role,
  updatedAt,
} from '@/platform/database/columns';
import { roles, schoolRoles } from '@/platform/database/roles';
import { encryptedText } from '@/platform/secrets/encrypted-text';
import { schools, terms } from './schema-schools';

/** Tenants. Their names are the one thing that is read before anybody has signed in. */
export const districts = pgTable(
  'districts',
  { districtId: uuid('district_id').primaryKey(), name: text().notNull(), createdAt: createdAt() },
  () => [
    pgPolicy('district_read', { for: 'select', using: sql`true` }),
    pgPolicy('district_insert', { for: 'insert', withCheck: sql.raw(`${inDistrict} and ${role} = 'system'`) }),
    pgPolicy('district_update', { for: 'update', using: sql.raw(`${inDistrict} and ${role} in ('admin', 'system')`) }),
    pgPolicy('district_delete', { for: 'delete', using: sql.raw(`${inDistrict} and ${role} = 'system'`) }),
  ],
);

const authOnly = `${inDistrict} and (user_id = ${me} or ${role} in ('auth', 'system'))`;

/** People. `email`, `username`, `name` and `image` are the personal columns. */
export const users = pgTable(
  'users',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    name: text().notNull(),
    /** Of who has none, an address that leads nowhere (`username.ts`). */
    email: text().notNull(),
    /** By which who has no e-mail signs in: lower case, unique in the district (`username.ts`). */
    username: text(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text(),
    role: text({ enum: roles }).notNull().default('learner'),
    /** Of the demo school: nobody is behind it. */
    simulated: boolean().notNull().default(false),
    /** Since when they can't sign in; null: they can. */
    deactivatedAt: moment('deactivated_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('users_email').on(table.districtId, table.email),
    uniqueIndex('users_username').on(table.districtId, table.username),
    ...policySet('user', {
      read: `${inDistrict} and (id = ${me} or ${role} in ('admin', 'dpo', 'auth', 'system') or id in (select meno_teachers_of_my_classes())
        or (${role} = 'teacher' and id in (select t.learner_id from meno_taught_learners() t))
        or (${role} = 'school_admin' and id in (select meno_school_people()))
        or (${role} = 'learner' and id in (select meno_my_guardians())) or ${isCounselled('id')} or ${isWard('id')})`,
      // A school's administrator makes nobody an administrator, and changes none.
      write: `${inDistrict} and (${role} in ('admin', 'auth', 'system') or (${role} = 'school_admin'
        and role in (${schoolRoles.map((each) => `'${each}'`).join(', ')}) and id in (select meno_school_people())))`,
      insert: `${inDistrict} and ${role} in ('admin', 'auth', 'system')`,
      remove: `${inDistrict} and ${role} in ('admin', 'auth', 'system')`,
    }),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    token: text().notNull(),
    userId: uuid('user_id').notNull(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** What was proven when it began: `password`, `password+code`, `passkey`, `single`. */
    way: text().notNull().default('password'),
    /** To within a minute. */
    lastUsedAt: moment('last_used_at').notNull().default(menoNow),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('sessions_token').on(table.districtId, table.token),
    index('sessions_user').on(table.districtId, table.userId),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('session', { read: authOnly, write: authOnly }),
  ],
);

export const accounts = pgTable(
  'accounts',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: uuid('user_id').notNull(),
    accessToken: encryptedText('accounts.access_token'),
    refreshToken: encryptedText('accounts.refresh_token'),
    idToken: encryptedText('accounts.id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('accounts_user').on(table.districtId, table.userId),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('account', {
      read: `${inDistrict} and ${role} in ('auth', 'system')`,
      write: `${inDistrict} and ${role} in ('auth', 'system')`,
    }),
  ],
);

export const verifications = pgTable(
  'verifications',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('verifications_identifier').on(table.districtId, table.identifier),
    ...policySet('verification', {
      read: `${inDistrict} and ${role} in ('auth', 'system')`,
      write: `${inDistrict} and ${role} in ('auth', 'system')`,
    }),
  ],
);

/** API tokens; only the SHA-256 of a token is kept. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    userId: uuid('user_id').notNull(),
    name: text().notNull(),
    tokenHash: text('token_hash').notNull(),
    /** `read`: it changes nothing. */
    may: text({ enum: ['read', 'all'] })
      .notNull()
      .default('all'),
    createdAt: createdAt(),
    expiresAt: moment('expires_at'),
    /** To within a minute. */
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('api_tokens_hash').on(table.districtId, table.tokenHash),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('api_token', { read: authOnly, write: authOnly }),
  ],
);

/** In no school, or in one that the writer belongs to. */
const placed = '(school_id is null or school_id in (select meno_my_schools()))';
const ofMySchool = `${role} = 'school_admin' and school_id in (select meno_my_schools())`;

export const classes = pgTable(
  'classes',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    name: text().notNull(),
    joinCode: text('join_code').notNull(),
    /** Until when the code lets people in; null: as long as the class is there. */
    joinCodeEndsAt: moment('join_code_ends_at'),
    /** The code lets nobody in, until it is switched on again. */
    joinCodeOff: boolean('join_code_off').notNull().default(false),
    createdBy: uuid('created_by').notNull(),
    schoolId: uuid('school_id'),
    termId: uuid('term_id'),
    /** Of the demo school. */
    simulated: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('classes_join_code').on(table.districtId, table.joinCode),
    index('classes_course').on(table.districtId, table.courseId),
    index('classes_school').on(table.districtId, table.schoolId),
    // Without columns to clear: half of a key can't be set to null, so that schools are closed and terms cleared by hand before they go.
    foreignKey({ columns: [table.districtId, table.schoolId], foreignColumns: [schools.districtId, schools.id] }),
    foreignKey({ columns: [table.districtId, table.termId], foreignColumns: [terms.districtId, terms.id] }),
    ...policySet('class', {
      read: `${inDistrict} and (id in (select meno_my_classes()) or created_by = ${me} or ${role} in ('admin', 'auth', 'system') or id in (select meno_school_classes()))`,
      write: `${inDistrict} and (${role} in ('admin', 'system') or (${role} = 'teacher' and ${placed} and (created_by = ${me} or id in (select meno_taught_classes()))) or (${ofMySchool}))`,
      insert: `${inDistrict} and course_id in (select meno_visible_courses()) and (${role} in ('admin', 'system') or (${role} = 'teacher' and ${placed}) or (${ofMySchool}))`,
    }),
  ],
);

export const classMembers = pgTable(
  'class_members',
  {
    districtId: districtId(),
    classId: uuid('class_id').notNull(),
    userId: uuid('user_id').notNull(),
    role: text({ enum: ['learner', 'teacher'] }).notNull(),
    joinedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.classId, table.userId] }),
    index('class_members_user').on(table.districtId, table.userId),
    foreignKey({
      columns: [table.districtId, table.classId],
      foreignColumns: [classes.districtId, classes.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('class_member', {
      read: `${inDistrict} and (user_id = ${me} or (role = 'teacher' and class_id in (select meno_my_classes())) or class_id in (select meno_taught_classes()) or ${role} in ('admin', 'auth', 'system')
        or class_id in (select meno_school_classes()) or ${isWard('user_id')} or ${isCounselled('user_id')})`,
      write: `${inDistrict} and (${role} in ('admin', 'auth', 'system') or class_id in (select meno_taught_classes())
        or (${role} = 'school_admin' and class_id in (select meno_school_classes()) and user_id in (select meno_school_people())))`,
    }),
  ],
);

export const districtSettings = pgTable(
  'district_settings',
  { districtId: districtId(), key: text().notNull(), value: text().notNull(), updatedAt: updatedAt() },
  (table) => [primaryKey({ columns: [table.districtId, table.key] }), ...districtPolicies(['admin', 'system'])],
);

const signingIn = `${inDistrict} and ${role} in ('auth', 'system')`;

/** Tries to sign in since the last that went well, by account and by address; either is kept as a keyed hash. Gone after a day without one. */
export const signInTries = pgTable(
  'sign_in_tries',
  {
    districtId: districtId(),
    of: text({ enum: ['account', 'address'] }).notNull(),
    hash: text().notNull(),
    tries: integer().notNull(),
    triedAt: moment('tried_at').notNull(),
    /** No try counts before this moment. */
    lockedUntil: moment('locked_until').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.of, table.hash] }),
    index('sign_in_tries_at').on(table.districtId, table.triedAt),
    ...policySet('sign_in_tries', { read: signingIn, write: signingIn }),
  ],
);
