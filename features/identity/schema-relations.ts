import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import {
  createdAt,
  districtId,
  inDistrict,
  isCounselled,
  isMe,
  isStaff,
  me,
  moment,
  policySet,
  role,
} from '@/platform/database/columns';
import { users } from './schema';
import { schools } from './schema-schools';

/** Which staff and learners belong to a school: whom its administrators look after and its counsellors see. */
export const schoolMembers = pgTable(
  'school_members',
  {
    districtId: districtId(),
    schoolId: uuid('school_id').notNull(),
    userId: uuid('user_id').notNull(),
    /** Null: a join code, or the system. */
    addedBy: uuid('added_by'),
    addedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.schoolId, table.userId] }),
    index('school_members_user').on(table.districtId, table.userId),
    foreignKey({
      columns: [table.districtId, table.schoolId],
      foreignColumns: [schools.districtId, schools.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('school_member', {
      read: `${inDistrict} and (${isMe('user_id')} or ${role} in ('admin', 'dpo', 'system')
        or (${role} in ('school_admin', 'counsellor') and school_id in (select meno_my_schools())))`,
      // Who is taken in from elsewhere in the district is then seen by the school: that is the district's to say.
      write: `${inDistrict} and ${isStaff}`,
      remove: `${inDistrict} and (${isStaff} or (${role} = 'school_admin' and school_id in (select meno_my_schools())))`,
    }),
  ],
);

const ofSchool = `(${role} = 'school_admin' and learner_id in (select meno_school_learners()))`;

/** Who is whose guardian. Only a confirmed link opens anything: somebody at the school has made sure of it. */
export const guardianLinks = pgTable(
  'guardian_links',
  {
    districtId: districtId(),
    guardianId: uuid('guardian_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: moment('confirmed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.guardianId, table.learnerId] }),
    index('guardian_links_learner').on(table.districtId, table.learnerId),
    foreignKey({
      columns: [table.districtId, table.guardianId],
      foreignColumns: [users.districtId, users.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('guardian_link', {
      read: `${inDistrict} and (${isMe('guardian_id')} or ${isMe('learner_id')} or ${role} in ('admin', 'dpo', 'system') or ${ofSchool} or ${isCounselled('learner_id')})`,
      write: `${inDistrict} and (${isStaff} or ${ofSchool})`,
      insert: `${inDistrict} and (${role} = 'system' or (created_by = ${me} and (${role} = 'admin' or ${ofSchool})))`,
    }),
  ],
);
