import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  coursePolicies,
  createdAt,
  districtId,
  editorPolicies,
  inDistrict,
  me,
  moment,
  policySet,
  role,
  updatedAt,
} from '@/platform/database/columns';
import type { DocumentFormat, DocumentWarning, Place } from '@/platform/documents/types';
import type { Block } from '@/platform/markdown/types';
import type { ChunkPlace } from './contract';

export const courses = pgTable(
  'courses',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    title: text().notNull(),
    description: text().notNull().default(''),
    language: text().notNull().default('en'),
    visibility: text({ enum: ['district', 'classes'] })
      .notNull()
      .default('district'),
    ownerId: uuid('owner_id').notNull(),
    /** Of the demo school. */
    simulated: boolean().notNull().default(false),
    /** Counts up whenever chunks, concepts or items of the course change; caches hold it. */
    revision: integer().notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    ...policySet('course', {
      read: `${inDistrict} and (owner_id = ${me} or id in (select meno_visible_courses()))`,
      write: `${inDistrict} and id in (select meno_editable_courses())`,
      insert: `${inDistrict} and (${role} = 'system' or (${role} in ('admin', 'teacher') and owner_id = ${me}))`,
    }),
  ],
);

export const sources = pgTable(
  'sources',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    path: text().notNull(),
    title: text().notNull(),
    status: text({ enum: ['queued', 'parsing', 'ready', 'failed', 'cancelled'] }).notNull(),
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    position: integer().notNull(),
    chunkCount: integer('chunk_count').notNull().default(0),
    /** Language that its words are in, as far as they tell; null: that of the course. */
    language: text(),
    format: text().$type<DocumentFormat>().notNull().default('markdown'),
    /** Pages, slides, … of the original that its text comes from, in order. */
    places: jsonb().$type<Place[]>().notNull().default([]),
    /** What could not be taken over from the original. */
    warnings: jsonb().$type<DocumentWarning[]>().notNull().default([]),
    /** Its pages that are pictures are to be read by text recognition: a teacher asked for it. */
    ocr: boolean().notNull().default(false),
    /** Folder of the package it came in, and its place in the package's own order; null where none says one. */
    packageRoot: text('package_root'),
    packagePlace: integer('package_place'),
    /** A teacher's word on whether the course is made of it or it stands beside; null: as its path has it. */
    part: text({ enum: ['core', 'supplementary'] }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('sources_path').on(table.districtId, table.courseId, table.path),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** The text of a source, as uploaded or as Markdown made of it: chunk offsets count its UTF-16 code units. */
export const sourceTexts = pgTable(
  'source_texts',
  {
    districtId: districtId(),
    sourceId: uuid('source_id').notNull(),
    courseId: uuid('course_id').notNull(),
    text: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.sourceId] }),
    foreignKey({
      columns: [table.districtId, table.sourceId],
      foreignColumns: [sources.districtId, sources.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

export const chunks = pgTable(
  'chunks',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    sourceId: uuid('source_id').notNull(),
    ordinal: integer().notNull(),
    headingPath: text('heading_path').array().notNull(),
    anchor: text().notNull(),
    startOffset: integer('start_offset').notNull(),
    endOffset: integer('end_offset').notNull(),
    text: text().notNull(),
    blocks: jsonb().$type<Block[]>().notNull(),
    /** Where in the original it stands; null where the format has no places but headings. */
    place: jsonb().$type<ChunkPlace>(),
    /** Hash of heading path and text: an unchanged chunk keeps its id when its source changes around it. */
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('chunks_source').on(table.districtId, table.sourceId, table.ordinal),
    index('chunks_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.sourceId],
      foreignColumns: [sources.districtId, sources.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** Images that came with an upload; the bytes lie in the data folder under their hash. */
export const assets = pgTable(
  'assets',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    path: text().notNull(),
    sha256: text().notNull(),
    bytes: integer().notNull(),
    mediaType: text('media_type').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.path] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

export const ingestions = pgTable(
  'ingestions',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    createdBy: uuid('created_by').notNull(),
    status: text({ enum: ['queued', 'running', 'done', 'failed', 'cancelled'] })
      .notNull()
      .default('queued'),
    stage: text({ enum: ['files', 'map', 'items', 'index', 'finished'] })
      .notNull()
      .default('files'),
    error: text(),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('ingestions_course').on(table.districtId, table.courseId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

export const ingestionFiles = pgTable(
  'ingestion_files',
  {
    districtId: districtId(),
    ingestionId: uuid('ingestion_id').notNull(),
    ordinal: integer().notNull(),
    courseId: uuid('course_id').notNull(),
    path: text().notNull(),
    /** Where the uploaded bytes lie (content address); null when the file was refused on arrival. */
    sha256: text(),
    bytes: integer().notNull(),
    sourceId: uuid('source_id'),
    status: text({ enum: ['queued', 'parsing', 'ready', 'unchanged', 'failed', 'cancelled'] })
      .notNull()
      .default('queued'),
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
    chunkCount: integer('chunk_count').notNull().default(0),
    /** What the package that it came in calls it; null: its own title. */
    title: text(),
    packageRoot: text('package_root'),
    packagePlace: integer('package_place'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.ingestionId, table.ordinal] }),
    foreignKey({
      columns: [table.districtId, table.ingestionId],
      foreignColumns: [ingestions.districtId, ingestions.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** Size, time of change (milliseconds) and hash of a file as it was last taken in from a watched place, by path. */
export type SeenFiles = Record<string, [bytes: number, changedMs: number, sha256: string]>;

/** Folders and Git repositories that a course follows. */
export const watches = pgTable(
  'watches',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    kind: text({ enum: ['folder', 'git'] }).notNull(),
    /** Folder on the server, or address of the repository. */
    location: text().notNull(),
    /** Branch of a repository; null: its own main one. */
    branch: text(),
    /** Sources whose file is gone go too. */
    removeGone: boolean('remove_gone').notNull().default(false),
    /** Files as they were at the last look that found something new. */
    seen: jsonb().$type<SeenFiles>().notNull().default({}),
    /** Commit of the repository that was taken in last. */
    revision: text(),
    checkedAt: moment('checked_at'),
    /** Why the last look failed; null: it did not. */
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
    /** The last upload that it started. */
    ingestionId: uuid('ingestion_id'),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('watches_location').on(table.districtId, table.courseId, table.location),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
