import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from '@/features/identity/schema';
import {
  createdAt,
  districtId,
  inDistrict,
  isMe,
  isStaff,
  isWard,
  moment,
  policySet,
  role,
} from '@/platform/database/columns';
import type { CorrectionSubject, DeletionCertificate, DeletionScope, ReworkStep } from './contract';

const isOfficer = `${role} in ('admin', 'dpo', 'system')`;
const isSystem = `${role} = 'system'`;
const ownOrWard = (column: string) => `${isMe(column)} or ${isWard(column)}`;
/** Whoever asks does so in their own name, for themself, for their ward, or as an administrator. */
const asksFor = (asker: string, learner: string) =>
  `${inDistrict} and (${isSystem} or (${isMe(asker)} and (${ownOrWard(learner)} or ${isStaff})))`;

/** Whoever decides for a learner under the age rule knows of every copy of their record. */
const isYoungWard = `(${isWard('learner_id')} and not meno_of_age(learner_id))`;

/** What is asked of a course is also for the teachers of the learner's class in it. */
const ofMyCourse = `(${role} = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))`;

/** A learner's whole record as a file, made by a job; the file lies in the data folder under its id until it expires. */
export const recordExports = pgTable(
  'record_exports',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    requestedBy: uuid('requested_by').notNull(),
    status: text({ enum: ['waiting', 'working', 'ready', 'failed', 'expired'] }).notNull(),
    /** Rows written, of so many. */
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    bytes: bigint({ mode: 'number' }),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('record_exports_learner').on(table.districtId, table.learnerId, table.createdAt),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('record_export', {
      read: `${inDistrict} and (${isMe('learner_id')} or ${isMe('requested_by')} or ${isStaff} or ${isYoungWard})`,
      insert: asksFor('requested_by', 'learner_id'),
      write: `${inDistrict} and ${isSystem}`,
    }),
  ],
);

/** That something in a record is wrong, said by the learner or their guardian, and what the school decided. */
export const correctionRequests = pgTable(
  'correction_requests',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    about: text().$type<CorrectionSubject>().notNull(),
    courseId: uuid('course_id'),
    /** What of the course: a concept; a graded answer or explanation. */
    conceptId: uuid('concept_id'),
    attemptId: uuid('attempt_id'),
    wrong: text().notNull(),
    instead: text().notNull(),
    state: text({ enum: ['open', 'accepted', 'refused', 'withdrawn'] })
      .notNull()
      .default('open'),
    createdAt: createdAt(),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
    reason: text(),
    /** The explanation or answer that was overruled for it, and when. */
    overruledId: uuid('overruled_id'),
    overruledAt: moment('overruled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('correction_requests_learner').on(table.districtId, table.learnerId, table.createdAt),
    index('correction_requests_state').on(table.districtId, table.state, table.createdAt),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('correction', {
      read: `${inDistrict} and (${ownOrWard('learner_id')} or ${isOfficer} or ${ofMyCourse})`,
      insert: asksFor('asked_by', 'learner_id'),
      write: `${inDistrict} and (${isOfficer} or ${isMe('asked_by')} or ${ofMyCourse})`,
      remove: `${inDistrict} and ${isSystem}`,
    }),
  ],
);

/** That a learner is to be deleted: asked, confirmed, done; afterwards the proof that it was. No key binds it to the account, which it outlives. */
export const deletionRequests = pgTable(
  'deletion_requests',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAs: text('asked_as', { enum: ['learner', 'guardian', 'admin'] }).notNull(),
    /** Emptied with the deletion, as `reason`. */
    why: text().notNull().default(''),
    state: text({
      enum: ['asked', 'confirmed', 'erasing', 'reworking', 'done', 'cancelled', 'refused'],
    })
      .notNull()
      .default('asked'),
    askedAt: createdAt(),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
    reason: text(),
    /** From when on it is done, once it is confirmed. */
    dueAt: moment('due_at'),
    /** That a hold keeps it from being done, since when. */
    heldAt: moment('held_at'),
    cancelledBy: uuid('cancelled_by'),
    erasedAt: moment('erased_at'),
    doneAt: moment('done_at'),
    scope: jsonb().$type<DeletionScope>(),
    reworks: jsonb().$type<ReworkStep[]>(),
    certificate: jsonb().$type<DeletionCertificate>(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('deletion_requests_state').on(table.districtId, table.state, table.dueAt),
    index('deletion_requests_learner').on(table.districtId, table.learnerId, table.askedAt),
    // One at a time for a learner.
    uniqueIndex('deletion_requests_open')
      .on(table.districtId, table.learnerId)
      .where(sql`state in ('asked', 'confirmed', 'erasing', 'reworking')`),
    ...policySet('deletion', {
      read: `${inDistrict} and (${ownOrWard('learner_id')} or ${isMe('asked_by')} or ${isOfficer})`,
      insert: asksFor('asked_by', 'learner_id'),
      write: `${inDistrict} and (${isStaff} or ${isMe('asked_by')} or ${isMe('learner_id')})`,
      remove: `${inDistrict} and ${isSystem}`,
    }),
  ],
);

/** How long a deletion waits after it was confirmed, and how long the school keeps backups: both in days. */
export const deletionSettings = pgTable(
  'deletion_settings',
  {
    districtId: districtId().primaryKey(),
    coolingOffDays: integer('cooling_off_days').notNull(),
    backupDays: integer('backup_days').notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  () => policySet('deletion_settings', { read: inDistrict, write: `${inDistrict} and ${isStaff}` }),
);
