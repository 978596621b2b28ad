import { sql } from 'drizzle-orm';
import {
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
import { courses } from '@/features/library/schema';
import { createdAt, districtId, editorPolicies, updatedAt } from '@/platform/database/columns';
import { concepts } from './schema';

/**
 * What a model proposes for a map and the text bears out, and which concepts may be one, until a teacher decides. Nothing but the teachers' own view reads it: gates, lessons
 * and learners' maps know only what was accepted.
 */
export const mapSuggestions = pgTable(
  'map_suggestions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    kind: text({ enum: ['concept', 'prerequisite', 'merge'] }).notNull(),
    /** Normalised term, or the two concepts' ids: what was proposed once is not proposed again. */
    key: text().notNull(),
    state: text({ enum: ['open', 'accepted', 'rejected'] })
      .notNull()
      .default('open'),
    /** Of a concept: its term as it stands in the passage; '' of a prerequisite. */
    name: text().notNull(),
    /** Of a merge: the concept that would go into the other. */
    prerequisiteId: uuid('prerequisite_id'),
    conceptId: uuid('concept_id'),
    /** Passage that bears it out; it may be gone by now. */
    chunkId: uuid('chunk_id').notNull(),
    /** Words of the passage, as they stand there. */
    quote: text().notNull(),
    /** Passages that name the concept, or that teach the later concept and name the earlier one; of a merge that teach both. */
    support: integer().notNull(),
    /** Share of the later concept's passages that name the earlier one, 0 to 1; 0 of a concept; of a merge how like the two are. */
    weight: real().notNull(),
    model: text().notNull(),
    /** Record of the model's output. */
    outputId: uuid('output_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('map_suggestions_key').on(table.districtId, table.courseId, table.kind, table.key),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.prerequisiteId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

/** Times that a model was asked for proposals for a map, and how far it got. */
export const mapSuggestionRuns = pgTable(
  'map_suggestion_runs',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    /** Null where the system asked by itself. */
    requestedBy: uuid('requested_by'),
    state: text({ enum: ['waiting', 'working', 'done', 'failed'] }).notNull(),
    /** Passages that a model has read, by a hash of their words and of the prompts: not asked about again. */
    asked: text().array().notNull().default([]),
    proposed: integer().notNull().default(0),
    kept: integer().notNull().default(0),
    /** How many were dropped, by reason. */
    dropped: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** Code of why it failed, null where it didn't. */
    problem: text(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('map_suggestion_runs_course').on(table.districtId, table.courseId, table.createdAt),
    uniqueIndex('map_suggestion_runs_open')
      .on(table.districtId, table.courseId)
      .where(sql`state in ('waiting', 'working')`),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
