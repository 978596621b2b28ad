import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, districtId, inDistrict, moment, policySet, role } from '@/platform/database/columns';
import { users } from './schema';

const signingIn = `${inDistrict} and ${role} in ('auth', 'system')`;

/** Passwords that were printed on a card and that are good for choosing one's own, once; as their hash. */
export const firstPasswords = pgTable(
  'first_passwords',
  {
    districtId: districtId(),
    userId: uuid('user_id').notNull(),
    passwordHash: text('password_hash').notNull(),
    madeBy: uuid('made_by').notNull(),
    createdAt: createdAt(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.userId] }),
    foreignKey({ columns: [table.districtId, table.userId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('first_password', { read: signingIn, write: signingIn }),
  ],
);
