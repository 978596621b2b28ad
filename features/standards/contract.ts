import { z } from 'zod';
import { frameworkSchema } from './contract/coverage';
import { type MaterialKind, materialKindSchema, tagStateSchema, targetKindSchema } from './contract/kinds';

export * from './contract/changes';
export * from './contract/coverage';
export * from './contract/kinds';

export const standardSchema = z.object({
  id: z.uuid(),
  frameworkId: z.uuid(),
  identifier: z.string(),
  code: z.string(),
  statement: z.string(),
  parentId: z.uuid().nullable(),
  strandId: z.uuid(),
  position: z.number().int(),
  depth: z.number().int(),
  itemType: z.string(),
  levels: z.array(z.string()),
  leaf: z.boolean(),
  withdrawn: z.boolean(),
});
export type Standard = z.infer<typeof standardSchema>;

/** A standard in the tree, with how many stand under it. */
export const treeStandardSchema = standardSchema.extend({ childCount: z.number().int() });
export type TreeStandard = z.infer<typeof treeStandardSchema>;

/** One standard with all that is known of it. */
export const standardDetailSchema = standardSchema.extend({
  /** From the top to its own group. */
  path: z.array(z.object({ id: z.uuid(), code: z.string(), statement: z.string() })),
  /** Associations with others, as far as those are here; `outward`: from this one to the other. */
  links: z.array(
    z.object({
      kind: z.string(),
      outward: z.boolean(),
      standard: z.object({ id: z.uuid(), code: z.string(), statement: z.string(), framework: z.string() }),
    }),
  ),
});
export type StandardDetail = z.infer<typeof standardDetailSchema>;

/** Most entries of each list in a report. */
export const LONGEST_LIST = 100;

const rowProblem = z.object({
  /** Row of the table from 1 with its header, or number of the item from 1. */
  row: z.number().int(),
  code: z.string(),
  /** What is wrong, in words. */
  reason: z.string(),
});
export type RowProblem = z.infer<typeof rowProblem>;

const listed = z.object({ code: z.string(), statement: z.string() });

export const importReportSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  withdrawn: z.number().int(),
  /** Withdrawn before, back in force. */
  restored: z.number().int(),
  unchanged: z.number().int(),
  /** Rows left out or mended. */
  problems: z.number().int(),
  /** Tags in courses that now stand on a withdrawn standard; they stay, and are marked. */
  tagsOnWithdrawn: z.number().int(),
  lists: z.object({
    added: z.array(listed),
    changed: z.array(listed.extend({ what: z.array(z.string()), before: z.string() })),
    withdrawn: z.array(listed),
    restored: z.array(listed),
    problems: z.array(rowProblem),
  }),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importResultSchema = z.object({
  /** Null in a trial of a framework that is new. */
  framework: frameworkSchema.nullable(),
  title: z.string(),
  /** Nothing was written. */
  trial: z.boolean(),
  report: importReportSchema,
});
export type ImportResult = z.infer<typeof importResultSchema>;

export const frameworkImportSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  report: importReportSchema,
});
export type FrameworkImport = z.infer<typeof frameworkImportSchema>;

/** What speaks for a tag, found in the text. */
export const tagEvidenceSchema = z.object({
  /** Words of the statement that the material speaks of, as they stand in the statement. */
  words: z.array(z.string()),
  /** Those that it doesn't. */
  missing: z.array(z.string()),
  /** Where it speaks of them. */
  chunkId: z.uuid().nullable(),
  heading: z.string().nullable(),
  /** Code of the equal standard that the tag was taken over from. */
  match: z.string().nullable(),
});
export type TagEvidence = z.infer<typeof tagEvidenceSchema>;

/** What a tag is put on; `id` of a chunk is its own. */
export const tagTargetSchema = z.object({ kind: targetKindSchema, id: z.uuid() });
export type TagTarget = z.infer<typeof tagTargetSchema>;

export const tagSchema = z.object({
  /** Names the tag within its course. */
  key: z.string(),
  standard: standardSchema.pick({ id: true, frameworkId: true, code: true, statement: true, withdrawn: true }),
  target: z.object({
    kind: targetKindSchema,
    /** Null where a passage's text is not in the material at present. */
    id: z.uuid().nullable(),
    name: z.string(),
    sourceId: z.uuid().nullable(),
  }),
  state: tagStateSchema,
  origin: z.enum(['text', 'match', 'teacher']),
  score: z.number(),
  evidence: tagEvidenceSchema.nullable(),
});
export type Tag = z.infer<typeof tagSchema>;

export const addTagSchema = z.object({ standardId: z.uuid(), target: tagTargetSchema });
export const decideTagsSchema = z.object({
  keys: z.array(z.string().max(300)).min(1).max(500),
  /** `reopen` takes a decision back. */
  verdict: z.enum(['accept', 'reject', 'reopen']),
});

export const courseFrameworkSchema = z.object({
  framework: frameworkSchema,
  levels: z.array(z.string()),
  strandIds: z.array(z.uuid()),
  proposedCount: z.number().int(),
  acceptedCount: z.number().int(),
});
export type CourseFramework = z.infer<typeof courseFrameworkSchema>;
export const chooseFrameworkSchema = z.object({
  levels: z.array(z.string().max(40)).max(60).default([]),
  strandIds: z.array(z.uuid()).max(200).default([]),
});

/** How hard a piece of material is and of what kind, and who says so. */
export const labelSchema = z.object({
  target: tagTargetSchema,
  /** 0 easy to 1 hard. */
  difficulty: z.number().min(0).max(1),
  /** `source`: a teacher's word on the source that the passage stands in. */
  difficultyBy: z.enum(['text', 'answers', 'source', 'teacher']),
  kind: materialKindSchema,
  kindBy: z.enum(['text', 'source', 'teacher']),
});
export type Label = z.infer<typeof labelSchema>;
/** Null takes the teacher's word back; what is left out stays. */
export const setLabelSchema = z.object({
  target: tagTargetSchema,
  difficulty: z.number().min(0).max(1).nullable().optional(),
  kind: materialKindSchema.nullable().optional(),
});

/** What a passage carries: accepted standards, and teachers' words on kind and difficulty (null: none was said). */
export interface PassageTags {
  standards: { id: string; code: string; statement: string }[];
  kind: MaterialKind | null;
  /** 0 easy to 1 hard. */
  difficulty: number | null;
}

/** What other features may ask; wired in `server/services.ts`. */
export interface StandardsPort<Tx> {
  /** Looks for new proposals after the material has changed, for the frameworks that the course is held against. */
  propose(tx: Tx, courseId: string): Promise<{ proposed: number }>;
  /** Teachers' words on passages of a course, by chunk id. */
  chunkLabels(
    tx: Tx,
    courseId: string,
    chunkIds: readonly string[],
  ): Promise<Map<string, { difficulty: number | null; kind: MaterialKind | null }>>;
  /** What passages of any courses carry, by chunk id. */
  passageTags(
    tx: Tx,
    chunks: readonly { id: string; courseId: string; sourceId: string; hash: string }[],
  ): Promise<Map<string, PassageTags>>;
}

export const standardsErrors = {
  framework_not_found: 404,
  standard_not_found: 404,
  target_not_found: 404,
  tag_not_found: 404,
  change_not_found: 404,
  not_a_framework: 400,
  too_many_standards: 413,
  file_too_large: 413,
  course_not_linked: 404,
} as const;
