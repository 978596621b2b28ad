import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { concepts } from '@/features/concepts/schema';
import { courses } from '@/features/library/schema';
import {
  coursePolicies,
  createdAt,
  districtId,
  editorPolicies,
  learnerPolicies,
  moment,
  updatedAt,
} from '@/platform/database/columns';
import type { ItemBody, ItemKey, ItemResponse, ItemTrust } from './contract';

export const items = pgTable(
  'items',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    /** Null for a teacher's own item, or once its chunk is gone. */
    chunkId: uuid('chunk_id'),
    sourceId: uuid('source_id'),
    startOffset: integer('start_offset'),
    endOffset: integer('end_offset'),
    kind: text().notNull(),
    body: jsonb().$type<ItemBody>().notNull(),
    key: jsonb().$type<ItemKey>().notNull(),
    hints: jsonb().$type<string[]>().notNull(),
    worked: text().notNull(),
    explanations: jsonb().$type<Record<string, string>>().notNull(),
    difficulty: real().notNull(),
    fingerprint: text().notNull(),
    /** Made from the material by rules, written by a teacher, or proposed by a model. */
    origin: text({ enum: ['generated', 'teacher', 'model'] }).notNull(),
    /** `unreviewed`: a model's, which no teacher has looked at; it teaches, but is no evidence unless the course says so. */
    review: text({ enum: ['approved', 'unreviewed'] })
      .notNull()
      .default('approved'),
    /** Why the machine trusts a model's item; null for all others. */
    trust: jsonb().$type<ItemTrust>(),
    /** A teacher changed it: regeneration leaves it alone. */
    edited: boolean().notNull().default(false),
    /** `stale`: its material is gone; kept for the learners' history, no longer presented. */
    status: text({ enum: ['active', 'retired', 'stale'] })
      .notNull()
      .default('active'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('items_fingerprint').on(table.districtId, table.courseId, table.fingerprint),
    index('items_concept').on(table.districtId, table.conceptId, table.status),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** An item before a learner: what was shown of hints and answer, and how often they tried. */
export const presentations = pgTable(
  'presentations',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    itemId: uuid('item_id').notNull(),
    lessonId: uuid('lesson_id'),
    ordinal: integer().notNull().default(0),
    hintsShown: integer('hints_shown').notNull().default(0),
    attemptCount: integer('attempt_count').notNull().default(0),
    answerShownAt: moment('answer_shown_at'),
    finishedAt: moment('finished_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('presentations_learner').on(table.districtId, table.learnerId, table.itemId),
    index('presentations_lesson').on(table.districtId, table.lessonId),
    foreignKey({ columns: [table.districtId, table.itemId], foreignColumns: [items.districtId, items.id] }).onDelete(
      'cascade',
    ),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

export const attempts = pgTable(
  'attempts',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    itemId: uuid('item_id').notNull(),
    presentationId: uuid('presentation_id').notNull(),
    response: jsonb().$type<ItemResponse>().notNull(),
    correct: boolean().notNull(),
    score: real().notNull(),
    hintsUsed: integer('hints_used').notNull(),
    evidence: text({ enum: ['unaided', 'hinted', 'none'] }).notNull(),
    elapsedMs: integer('elapsed_ms').notNull(),
    masteryBefore: real('mastery_before').notNull(),
    masteryAfter: real('mastery_after').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('attempts_learner').on(table.districtId, table.learnerId, table.courseId, table.createdAt),
    index('attempts_course').on(table.districtId, table.courseId, table.createdAt),
    index('attempts_item').on(table.districtId, table.itemId),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** A learner says that something is wrong with an exercise; once for each. */
export const itemReports = pgTable(
  'item_reports',
  {
    districtId: districtId(),
    itemId: uuid('item_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    reason: text({ enum: ['wrong', 'several', 'unclear', 'other'] }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.itemId, table.learnerId] }),
    foreignKey({ columns: [table.districtId, table.itemId], foreignColumns: [items.districtId, items.id] }).onDelete(
      'cascade',
    ),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** What a learner asked for in a course: harder questions (above 0) or easier ones (below). It fades as answers come (`core/difficulty/wish`). */
export const practiceWishes = pgTable(
  'practice_wishes',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    steps: integer().notNull(),
    saidAt: moment('said_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.courseId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** How hard an item is by its answers, beside the guess that it was made with. Derived: made anew each night. */
export const itemDifficulties = pgTable(
  'item_difficulties',
  {
    districtId: districtId(),
    itemId: uuid('item_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** First answers that it rests on. */
    answers: integer().notNull(),
    /** 0 easy to 1 hard, and the deviation of what is not known of it. */
    difficulty: real().notNull(),
    deviation: real().notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.itemId] }),
    index('item_difficulties_course').on(table.districtId, table.courseId),
    foreignKey({ columns: [table.districtId, table.itemId], foreignColumns: [items.districtId, items.id] }).onDelete(
      'cascade',
    ),
    ...coursePolicies(),
  ],
);

/**
 * How hard an item is by what districts found together: what its own answers here start from where they are few. Each district adds noise that hides every
 * learner, so nobody's answers can be read off it. A figure of a later federation takes the place of an earlier one.
 */
export const itemPriors = pgTable(
  'item_priors',
  {
    districtId: districtId(),
    itemId: uuid('item_id').notNull(),
    courseId: uuid('course_id').notNull(),
    federation: text().notNull(),
    /** 0 easy to 1 hard, and the deviation of what is not known of it. */
    difficulty: real().notNull(),
    deviation: real().notNull(),
    /** Own answers up to then are counted in it already. */
    countedUntil: moment('counted_until').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.itemId] }),
    index('item_priors_course').on(table.districtId, table.courseId),
    foreignKey({ columns: [table.districtId, table.itemId], foreignColumns: [items.districtId, items.id] }).onDelete(
      'cascade',
    ),
    ...coursePolicies(),
  ],
);

/** What a course allows its exercises; a course without a row has the defaults. */
export const practiceSettings = pgTable(
  'practice_settings',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    /** Answers to a model's items that no teacher has looked at count as evidence. */
    unreviewedCounts: boolean('unreviewed_counts').notNull().default(false),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** What a model proposed and the machine or a teacher turned down: the same question doesn't come again. */
export const itemRejections = pgTable(
  'item_rejections',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    fingerprint: text().notNull(),
    /** Why, as a code; `teacher` where a teacher turned it down. */
    reason: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.fingerprint] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

/** One time that a model was asked for exercises on a concept, and what came of it. */
export const proposalRuns = pgTable(
  'proposal_runs',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    /** Null where the system asked by itself. */
    requestedBy: uuid('requested_by'),
    state: text({ enum: ['waiting', 'working', 'done', 'failed'] }).notNull(),
    proposed: integer().notNull().default(0),
    kept: integer().notNull().default(0),
    /** How many were turned down, by reason. */
    rejected: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** Code of why it failed, null where it didn't. */
    problem: text(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('proposal_runs_concept').on(table.districtId, table.conceptId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
