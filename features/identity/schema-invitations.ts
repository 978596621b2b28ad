import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, districtId, inDistrict, isMe, moment, policySet, role } from '@/platform/database/columns';
import { roles } from '@/platform/database/roles';
import { classes, users } from './schema';
import { schools } from './schema-schools';

const theirs = `${inDistrict} and (${role} in ('admin', 'auth', 'system')
  or (${role} = 'teacher' and class_id in (select meno_taught_classes()))
  or (${role} = 'school_admin' and (${isMe('created_by')} or school_id in (select meno_my_schools()) or class_id in (select meno_school_classes()))))`;

/** Links by which people make their own account; only the SHA-256 of what stands in the link is kept. */
export const invitations = pgTable(
  'invitations',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    tokenHash: text('token_hash').notNull(),
    role: text({ enum: roles }).notNull(),
    schoolId: uuid('school_id'),
    classId: uuid('class_id'),
    /** For whom it is, in the words of who made it. */
    note: text().notNull().default(''),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    expiresAt: moment('expires_at').notNull(),
    maxUses: integer('max_uses').notNull(),
    uses: integer().notNull().default(0),
    revokedAt: moment('revoked_at'),
    revokedBy: uuid('revoked_by'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('invitations_token').on(table.districtId, table.tokenHash),
    index('invitations_class').on(table.districtId, table.classId),
    foreignKey({
      columns: [table.districtId, table.classId],
      foreignColumns: [classes.districtId, classes.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.schoolId],
      foreignColumns: [schools.districtId, schools.id],
    }).onDelete('cascade'),
    ...policySet('invitation', { read: theirs, write: theirs }),
  ],
);

/** Who came in by which invitation. */
export const invitationUses = pgTable(
  'invitation_uses',
  {
    districtId: districtId(),
    invitationId: uuid('invitation_id').notNull(),
    userId: uuid('user_id').notNull(),
    usedAt: moment('used_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.invitationId, table.userId] }),
    index('invitation_uses_user').on(table.districtId, table.userId),
    foreignKey({
      columns: [table.districtId, table.invitationId],
      foreignColumns: [invitations.districtId, invitations.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('invitation_use', {
      read: `${inDistrict} and invitation_id in (select id from invitations)`,
      write: `${inDistrict} and ${role} in ('auth', 'system')`,
    }),
  ],
);
