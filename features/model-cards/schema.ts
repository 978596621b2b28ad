import { jsonb, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { districtId, inDistrict, policySet, role, updatedAt } from '@/platform/database/columns';
import type { Card } from './contract';

/** The cards of all models as they were worked out last: figures of many, for everybody to read. */
export const modelCards = pgTable(
  'model_cards',
  { districtId: districtId(), cards: jsonb().$type<Card[]>().notNull(), updatedAt: updatedAt() },
  (table) => [
    primaryKey({ columns: [table.districtId] }),
    ...policySet('model_card', { read: inDistrict, write: `${inDistrict} and ${role} = 'system'` }),
  ],
);
