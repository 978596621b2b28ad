import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import { coursePolicies, createdAt, districtId, editorPolicies, moment, updatedAt } from '@/platform/database/columns';
import type { ExpectedPassage, QuestionResult, ScoreState } from './measure/contract';
import { courses, sources } from './schema';

/**
 * What teachers decided of passages, by the hash of heading path and text: it holds for every passage of the source that says the same, now
 * and when the source comes in again. A decision whose text is gone stays, and holds again when the text is back.
 */
export const chunkDecisions = pgTable(
  'chunk_decisions',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    sourceId: uuid('source_id').notNull(),
    hash: text().notNull(),
    /** Preferred in retrieval. */
    pinned: boolean().notNull().default(false),
    /** Left out of all that learners see but the source itself. */
    hidden: boolean().notNull().default(false),
    /** Numbers of the blocks, from 1, that begin a passage of their own; null: not split. */
    splitAt: integer('split_at').array(),
    decidedBy: uuid('decided_by').notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.sourceId, table.hash] }),
    index('chunk_decisions_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.sourceId],
      foreignColumns: [sources.districtId, sources.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** Questions by which a course's retrieval is measured, with the passages that should be found. */
export const retrievalQuestions = pgTable(
  'retrieval_questions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    question: text().notNull(),
    expected: jsonb().$type<ExpectedPassage[]>().notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('retrieval_questions_course').on(table.districtId, table.courseId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

/** What the question set gave, each time something changed. */
export const retrievalScores = pgTable(
  'retrieval_scores',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    /** What it was measured on, to say what changed since the one before. */
    state: jsonb().$type<ScoreState>().notNull(),
    ndcg10: real().notNull(),
    recall10: real().notNull(),
    mrr: real().notNull(),
    results: jsonb().$type<QuestionResult[]>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('retrieval_scores_course').on(table.districtId, table.courseId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

/** Which vectors a course is searched by, and how far others are that are made beside them. */
export const courseIndexes = pgTable(
  'course_indexes',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    /** Embedder that an editor holds the course to; null: the one that is configured. */
    keep: text(),
    /** Embedder whose vectors are made, or were last. */
    embedder: text().notNull(),
    /** `waiting`: whole, and scored lower than those in use, so that an editor decides. */
    state: text({ enum: ['building', 'waiting', 'done', 'failed', 'cancelled'] }).notNull(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** Code of the failure. */
    failure: text(),
    /** nDCG@10 of the question set, by the vectors in use before and by the new ones; null without questions. */
    scoreBefore: real('score_before'),
    scoreAfter: real('score_after'),
    /** Embedder of the vectors that these are compared with. */
    before: text(),
    startedAt: moment('started_at').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
