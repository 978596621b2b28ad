import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, districtId, learnerPolicies, moment, updatedAt } from '@/platform/database/columns';
import type { LessonMaking, StoredSection } from './contract';
import type { PreparedDraft } from './model/draft';

export const lessons = pgTable(
  'lessons',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    conceptName: text('concept_name').notNull(),
    /** 1 for the learner's first lesson on the concept. */
    number: integer().notNull(),
    mode: text({ enum: ['foundational', 'scaffolded', 'advanced'] }).notNull(),
    mastery: doublePrecision().notNull(),
    reason: text().notNull(),
    sections: jsonb().$type<StoredSection[]>().notNull(),
    materialUsedUp: boolean('material_used_up').notNull(),
    words: integer().notNull(),
    composer: text().notNull(),
    /** Of lessons by a model, else null; so is `making`. */
    approach: text({ enum: ['worked_example', 'analogy', 'socratic', 'visual', 'concise'] }),
    /** Why the composer stood in for a model. */
    note: text({ enum: ['model_unreachable', 'model_busy', 'model_budget', 'model_unfit'] }),
    making: jsonb().$type<LessonMaking>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('lessons_number').on(table.districtId, table.learnerId, table.conceptId, table.number),
    index('lessons_learner').on(table.districtId, table.learnerId, table.courseId, table.createdAt),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** Passages that a learner was shown, by hash of their text, so that no lesson says the same again. */
export const shownMaterial = pgTable(
  'shown_material',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    courseId: uuid('course_id').notNull(),
    key: text().notNull(),
    times: integer().notNull().default(1),
    shownAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.conceptId, table.key] }),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** Lessons that a model wrote while nobody needed it, for whoever is likely to ask for them next. */
export const preparedLessons = pgTable(
  'prepared_lessons',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    /** Of everything that the lesson hangs on: material, mode, what was shown, prompts. Another one makes it worthless. */
    fingerprint: text().notNull(),
    draft: jsonb().$type<PreparedDraft>().notNull(),
    createdAt: createdAt(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.conceptId] }),
    index('prepared_lessons_expires').on(table.districtId, table.expiresAt),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** What a learner asks of lessons; no row: the usual. */
export const readingPreferences = pgTable(
  'reading_preferences',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    words: text({ enum: ['simple', 'usual'] }).notNull(),
    length: text({ enum: ['shorter', 'usual'] }).notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId] }),
    ...learnerPolicies({ learner: 'learner_id', course: null }),
  ],
);

export const lessonFeedback = pgTable(
  'lesson_feedback',
  {
    districtId: districtId(),
    lessonId: uuid('lesson_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    rating: integer().notNull(),
    words: text().notNull(),
    /** How hard it was for the learner; null where they didn't say. Moves the target of difficulty, never p(L). */
    fit: text({ enum: ['too_easy', 'right', 'too_hard'] }),
    /** The way it was taught left the concept unclear: the next lesson on it goes another way. */
    unclear: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.lessonId, table.learnerId] }),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);
