import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { concepts } from '@/features/concepts/schema';
import { courses } from '@/features/library/schema';
import { createdAt, districtId, learnerPolicies, moment, updatedAt } from '@/platform/database/columns';
import type { StoredFollowUp, StoredJudgement, StoredOverride, StoredPoint, StoredTurn } from './contract';

/** A learner's explanation of a concept in their own words, from the first draft to what came of it. */
export const explanations = pgTable(
  'explanations',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    lessonId: uuid('lesson_id'),
    status: text({ enum: ['writing', 'follow_up', 'done'] })
      .notNull()
      .default('writing'),
    /** Saved while it is being written. */
    draft: text().notNull().default(''),
    points: jsonb().$type<StoredPoint[]>().notNull(),
    turns: jsonb().$type<StoredTurn[]>().notNull().default([]),
    followUps: jsonb('follow_ups').$type<StoredFollowUp[]>().notNull().default([]),
    judgement: jsonb().$type<StoredJudgement>(),
    /** Outcome of the first text alone: what came later came with help. */
    firstOutcome: text('first_outcome', { enum: ['explained', 'partly', 'not_yet'] }),
    evidence: text({ enum: ['unaided', 'hinted', 'none'] }),
    /** Why it counted as it did. */
    counted: text({ enum: ['full', 'helped', 'undecided', 'again'] }),
    masteryBefore: real('mastery_before'),
    masteryAfter: real('mastery_after'),
    overrides: jsonb().$type<StoredOverride[]>().notNull().default([]),
    /** Record of the model's last judgement, where a model judged. */
    outputId: uuid('output_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('explanations_open')
      .on(table.districtId, table.learnerId, table.conceptId)
      .where(sql`finished_at is null`),
    index('explanations_course').on(table.districtId, table.courseId, table.learnerId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);
