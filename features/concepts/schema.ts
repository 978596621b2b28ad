import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { chunks, courses } from '@/features/library/schema';
import {
  coursePolicies,
  createdAt,
  districtId,
  editorPolicies,
  inDistrict,
  moment,
  policySet,
  updatedAt,
} from '@/platform/database/columns';
import type { MapChange } from './history/changes';
import type { MapState } from './history/state';

const mayEdit = `${inDistrict} and course_id in (select meno_editable_courses())`;

export const concepts = pgTable(
  'concepts',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    /** Normalised term from extraction; what a re-ingestion finds the concept by. Teachers' own concepts have one too. */
    key: text().notNull(),
    name: text().notNull(),
    aliases: text().array().notNull().default([]),
    definitionText: text('definition_text'),
    definitionChunkId: uuid('definition_chunk_id'),
    /** Teaching order; a concept that a teacher moved stands between two others, so it may be a fraction. */
    position: doublePrecision().notNull(),
    level: integer().notNull().default(0),
    importance: real().notNull().default(0),
    origin: text({ enum: ['extracted', 'teacher'] }).notNull(),
    hidden: boolean().notNull().default(false),
    /** A teacher set the name, the position: extraction leaves it alone. */
    nameEdited: boolean('name_edited').notNull().default(false),
    positionEdited: boolean('position_edited').notNull().default(false),
    definitionEdited: boolean('definition_edited').notNull().default(false),
    /** A teacher looked at it and said that it belongs on the map. */
    accepted: boolean().notNull().default(false),
    /** A teacher took their own concept off the map; kept, out of sight, so that it can come back as it was. */
    removed: boolean().notNull().default(false),
    /** A teacher merged it into another: its key is found, the other concept gets its chunks. */
    mergedInto: uuid('merged_into'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('concepts_course').on(table.districtId, table.courseId, table.position),
    index('concepts_key').on(table.districtId, table.courseId, table.key),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

export const conceptChunks = pgTable(
  'concept_chunks',
  {
    districtId: districtId(),
    conceptId: uuid('concept_id').notNull(),
    chunkId: uuid('chunk_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** `excluded`: a teacher took the chunk away from this concept. */
    role: text({ enum: ['teaches', 'mentions', 'excluded'] }).notNull(),
    weight: real().notNull(),
    origin: text({ enum: ['extracted', 'teacher'] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.conceptId, table.chunkId] }),
    index('concept_chunks_course').on(table.districtId, table.courseId),
    index('concept_chunks_chunk').on(table.districtId, table.chunkId),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.chunkId], foreignColumns: [chunks.districtId, chunks.id] }).onDelete(
      'cascade',
    ),
    ...coursePolicies(),
  ],
);

export const prerequisites = pgTable(
  'prerequisites',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    prerequisiteId: uuid('prerequisite_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    origin: text({ enum: ['proposed', 'teacher'] }).notNull(),
    /** `rejected`: a teacher removed it; it is not proposed again. */
    status: text({ enum: ['active', 'rejected'] })
      .notNull()
      .default('active'),
    weight: real().notNull(),
    evidence: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.prerequisiteId, table.conceptId] }),
    index('prerequisites_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.prerequisiteId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** Who changed the map, when and how, and what it takes to take it back. Nothing is ever deleted from it. */
export const conceptEdits = pgTable(
  'concept_edits',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    userId: uuid('user_id').notNull(),
    kind: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    /** The course's revision that this edit made; 0 for edits from before changes were kept. */
    revision: integer().notNull().default(0),
    /** What it changed, before and after; null for edits from before changes were kept. */
    changes: jsonb().$type<MapChange[]>(),
    /** `dropped`: taken back, and then its person went on another way, so it is not done again. */
    state: text({ enum: ['done', 'undone', 'dropped'] })
      .notNull()
      .default('done'),
    /** The edit that this one took back or did again. */
    ofEdit: uuid('of_edit'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('concept_edits_course').on(table.districtId, table.courseId, table.createdAt),
    index('concept_edits_revision').on(table.districtId, table.courseId, table.revision),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...policySet('course', { read: mayEdit, write: mayEdit }),
  ],
);

/** States of a map that a teacher gave a name. */
export const mapVersions = pgTable(
  'map_versions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    name: text().notNull(),
    userId: uuid('user_id').notNull(),
    conceptCount: integer('concept_count').notNull(),
    edgeCount: integer('edge_count').notNull(),
    state: jsonb().$type<MapState>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('map_versions_course').on(table.districtId, table.courseId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

/** Who has a map open to change it, and at which concept: told to the others while it is fresh. */
export const mapEditors = pgTable(
  'map_editors',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    userId: uuid('user_id').notNull(),
    conceptId: uuid('concept_id'),
    seenAt: moment('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.userId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
