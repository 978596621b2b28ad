import { boolean, date, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  createdAt,
  districtId,
  districtPolicies,
  inDistrict,
  isStaff,
  moment,
  policySet,
  role,
} from '@/platform/database/columns';

/** Schools of a district. Their names are open to its people; a closed one is offered nowhere. */
export const schools = pgTable(
  'schools',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    name: text().notNull(),
    closedAt: moment('closed_at'),
    /** Of the demo. */
    simulated: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('schools_name').on(table.districtId, table.name),
    ...districtPolicies(['admin', 'system']),
  ],
);

const ofMySchool = `${inDistrict} and (${isStaff} or (${role} = 'school_admin' and school_id in (select meno_my_schools())))`;

/** Terms of a school; days are its own, both inclusive. */
export const terms = pgTable(
  'terms',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    schoolId: uuid('school_id').notNull(),
    name: text().notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    closedAt: moment('closed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('terms_school').on(table.districtId, table.schoolId),
    foreignKey({
      columns: [table.districtId, table.schoolId],
      foreignColumns: [schools.districtId, schools.id],
    }).onDelete('cascade'),
    ...policySet('term', { read: inDistrict, write: ofMySchool }),
  ],
);
