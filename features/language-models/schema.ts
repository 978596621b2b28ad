import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { courses } from '@/features/library/schema';
import { createdAt, districtId, inDistrict, isMe, isStaff, policySet } from '@/platform/database/columns';
import type { OutputRecord } from './contract';

const isMine = isMe('learner_id');
const ofVisibleCourse = `${inDistrict} and course_id in (select meno_visible_courses())`;

/** What a model was asked for and what it took, never what was written: learners stand in it by id only. */
export const modelOutputs = pgTable(
  'model_outputs',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    task: text().$type<OutputRecord['task']>().notNull(),
    courseId: uuid('course_id'),
    learnerId: uuid('learner_id'),
    /** Null where no model answered and the composer stood in; so are the five after it. */
    model: text(),
    promptName: text('prompt_name'),
    promptVersion: integer('prompt_version'),
    promptTokens: integer('prompt_tokens'),
    completionTokens: integer('completion_tokens'),
    /** False where the server did not count and the numbers are reckoned. */
    tokensCounted: boolean('tokens_counted'),
    waitMs: integer('wait_ms'),
    milliseconds: integer(),
    chunkIds: uuid('chunk_ids').array().notNull(),
    droppedChunkIds: uuid('dropped_chunk_ids').array().notNull(),
    outcome: text().$type<OutputRecord['outcome']>().notNull(),
    problemCode: text('problem_code'),
    problemMessage: text('problem_message'),
    sentences: integer(),
    rewritten: integer(),
    quoted: integer(),
    removed: integer(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('model_outputs_newest').on(table.districtId, table.createdAt),
    ...policySet('output', {
      read: `${inDistrict} and (${isMine} or ${isStaff})`,
      insert: `${inDistrict} and (learner_id is null or ${isMine} or ${isStaff})`,
      write: `${inDistrict} and ${isStaff}`,
    }),
  ],
);

/** Answers that the next learner who asks the same of the same material may have: nothing personal stands in them. */
export const answerCache = pgTable(
  'answer_cache',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    /** Hash of everything that the answer hangs on except the material. */
    key: text().notNull(),
    /** `courses.revision` of the material that it was made from: another one makes it worthless. */
    revision: integer().notNull(),
    value: jsonb().$type<unknown>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.key] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    index('answer_cache_age').on(table.districtId, table.createdAt),
    ...policySet('answer', { read: ofVisibleCourse, write: ofVisibleCourse }),
  ],
);
