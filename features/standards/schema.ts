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
import { courses } from '@/features/library/schema';
import {
  coursePolicies,
  createdAt,
  districtId,
  districtPolicies,
  editorPolicies,
  moment,
  updatedAt,
} from '@/platform/database/columns';
import type { TagChangeEntry } from './changes/entry';
import type { ImportReport, MaterialKind, TagEvidence } from './contract';

/** Frameworks of standards, for the whole district. */
export const standardFrameworks = pgTable(
  'standard_frameworks',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    /** By which it is found when it comes again: of CASE its document's, of a table `csv:` and its title. */
    identifier: text().notNull(),
    title: text().notNull(),
    creator: text().notNull().default(''),
    subject: text().notNull().default(''),
    version: text().notNull().default(''),
    language: text().notNull().default('en'),
    /** Where it is published, as it says itself; never asked by Meno. */
    uri: text(),
    format: text({ enum: ['case', 'csv'] }).notNull(),
    importedBy: uuid('imported_by').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('standard_frameworks_identifier').on(table.districtId, table.identifier),
    ...districtPolicies(['admin', 'teacher', 'system']),
  ],
);

/** Standards and the groups that they stand in. None is ever deleted while its framework is there: tags may stand on it. */
export const standards = pgTable(
  'standards',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    frameworkId: uuid('framework_id').notNull(),
    identifier: text().notNull(),
    /** Human coding scheme: `CCSS.MATH.CONTENT.3.NF.A.1`. */
    code: text().notNull().default(''),
    statement: text().notNull(),
    /** Standard or group that it is part of; null at the top. */
    parentId: uuid('parent_id'),
    /** The group at the top that it belongs to; itself at the top. */
    strandId: uuid('strand_id').notNull(),
    /** Reading order in the framework, from 0. */
    position: integer().notNull(),
    /** From 0 at the top. */
    depth: integer().notNull(),
    itemType: text('item_type').notNull().default(''),
    /** Education levels as the framework writes them: `03`, `HS`. */
    levels: text().array().notNull().default([]),
    /** Nothing is part of it: it is what a course can cover. */
    leaf: boolean().notNull(),
    /** The framework no longer has it, or has ended it. */
    withdrawn: boolean().notNull().default(false),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('standards_identifier').on(table.districtId, table.frameworkId, table.identifier),
    index('standards_order').on(table.districtId, table.frameworkId, table.position),
    foreignKey({
      columns: [table.districtId, table.frameworkId],
      foreignColumns: [standardFrameworks.districtId, standardFrameworks.id],
    }).onDelete('cascade'),
    ...districtPolicies(['admin', 'teacher', 'system']),
  ],
);

/** Associations other than those of the tree; either end may belong to another framework. */
export const standardLinks = pgTable(
  'standard_links',
  {
    districtId: districtId(),
    frameworkId: uuid('framework_id').notNull(),
    fromIdentifier: text('from_identifier').notNull(),
    toIdentifier: text('to_identifier').notNull(),
    /** As CASE names it: `exactMatchOf`, `precedes`, `isRelatedTo`, … */
    kind: text().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.districtId, table.frameworkId, table.fromIdentifier, table.toIdentifier, table.kind],
    }),
    index('standard_links_to').on(table.districtId, table.toIdentifier),
    foreignKey({
      columns: [table.districtId, table.frameworkId],
      foreignColumns: [standardFrameworks.districtId, standardFrameworks.id],
    }).onDelete('cascade'),
    ...districtPolicies(['admin', 'teacher', 'system']),
  ],
);

/** Each time that a framework came in, with what was different. */
export const standardImports = pgTable(
  'standard_imports',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    frameworkId: uuid('framework_id').notNull(),
    importedBy: uuid('imported_by').notNull(),
    report: jsonb().$type<ImportReport>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('standard_imports_framework').on(table.districtId, table.frameworkId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.frameworkId],
      foreignColumns: [standardFrameworks.districtId, standardFrameworks.id],
    }).onDelete('cascade'),
    ...districtPolicies(['admin', 'teacher', 'system']),
  ],
);

/** Frameworks that a course is held against, and for which levels. */
export const courseFrameworks = pgTable(
  'course_frameworks',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    frameworkId: uuid('framework_id').notNull(),
    /** Only standards of these levels; empty: of all. */
    levels: text().array().notNull().default([]),
    /** Only standards of these groups at the top; empty: of all. */
    strandIds: uuid('strand_ids').array().notNull().default([]),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId, table.frameworkId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.frameworkId],
      foreignColumns: [standardFrameworks.districtId, standardFrameworks.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

/**
 * What covers which standard. A passage is named by its source and the hash of its heading path and text, so that the tag holds when the
 * material comes in again, and holds again when the text is back; `targetHash` is empty for all else.
 */
export const standardTags = pgTable(
  'standard_tags',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    standardId: uuid('standard_id').notNull(),
    targetKind: text('target_kind', { enum: ['source', 'chunk', 'concept', 'item'] }).notNull(),
    targetId: uuid('target_id').notNull(),
    targetHash: text('target_hash').notNull().default(''),
    /** `rejected`: it is not proposed again. */
    state: text({ enum: ['proposed', 'accepted', 'rejected'] }).notNull(),
    /** Found in the text, taken over from an equal standard, or a teacher's word. */
    origin: text({ enum: ['text', 'match', 'teacher'] }).notNull(),
    /** 0 to 1; 1 for a teacher's word. */
    score: real().notNull(),
    evidence: jsonb().$type<TagEvidence>(),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({
      columns: [table.districtId, table.courseId, table.standardId, table.targetKind, table.targetId, table.targetHash],
    }),
    index('standard_tags_target').on(table.districtId, table.targetKind, table.targetId),
    index('standard_tags_standard').on(table.districtId, table.standardId),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.standardId],
      foreignColumns: [standards.districtId, standards.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);

/** A teacher's word on how hard a piece of material is and of what kind; without one Meno works it out from the text. */
export const materialLabels = pgTable(
  'material_labels',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    targetKind: text('target_kind', { enum: ['source', 'chunk', 'concept', 'item'] }).notNull(),
    targetId: uuid('target_id').notNull(),
    /** As in tags. */
    targetHash: text('target_hash').notNull().default(''),
    /** 0 easy to 1 hard; null: as worked out. */
    difficulty: real(),
    kind: text().$type<MaterialKind>(),
    decidedBy: uuid('decided_by').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({
      columns: [table.districtId, table.courseId, table.targetKind, table.targetId, table.targetHash],
    }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** Every change of tags and labels by a person: who, when, what was before and after. Never written over. */
export const tagChanges = pgTable(
  'tag_changes',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    changedBy: uuid('changed_by').notNull(),
    createdAt: createdAt(),
    /** The change that this one undid. */
    undoes: uuid(),
    entries: jsonb().$type<TagChangeEntry[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('tag_changes_course').on(table.districtId, table.courseId, table.id),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...editorPolicies(),
  ],
);
