import { z } from 'zod';
import type { DocumentFormat, DocumentWarning, PlaceKind } from '@/platform/documents/types';
import type { Block } from '@/platform/markdown/types';
import type { Retrieved, RetrieveInput, SimilarChunk, SimilarInput } from './contract/retrieve';

export * from './contract/retrieve';

export const courseSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  description: z.string(),
  language: z.string(),
  /** `district`: everybody in the district may learn from it; `classes`: only its classes. */
  visibility: z.enum(['district', 'classes']),
  sourceCount: z.number().int(),
  chunkCount: z.number().int(),
  conceptCount: z.number().int(),
  itemCount: z.number().int(),
  /** The reader may change it. */
  editable: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Course = z.infer<typeof courseSchema>;

const courseValues = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2000),
  /** BCP 47 tag; `und` until the material shows what it is written in. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  visibility: z.enum(['district', 'classes']),
});
export const createCourseSchema = courseValues.extend({
  description: courseValues.shape.description.default(''),
  language: courseValues.shape.language.default('und'),
  visibility: courseValues.shape.visibility.default('district'),
});
/** Without the defaults: what is left out stays as it is. */
export const updateCourseSchema = courseValues.partial();

/** `queued → parsing → ready`, or `failed` with a reason, or `cancelled`. */
export const sourceStatusSchema = z.enum(['queued', 'parsing', 'ready', 'failed', 'cancelled']);
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/** What could not be taken over from a document, for its teacher. */
export const documentWarningSchema = z.object({
  code: z.enum([
    'pages_without_text',
    'text_by_ocr',
    'pictures_left_out',
    'formula_left_out',
    'part_unreadable',
    'macros_left_out',
    'cut_short',
  ]),
  count: z.number().int(),
  detail: z.string().optional(),
}) satisfies z.ZodType<DocumentWarning>;

export const placeKindSchema = z.enum([
  'page',
  'slide',
  'cell',
  'row',
  'time',
  'section',
]) satisfies z.ZodType<PlaceKind>;

/** Where in the original a passage stands: "page 12", "slides 3–4", "1:02:15". */
export const chunkPlaceSchema = z.object({
  kind: placeKindSchema,
  /** Label of the place that it begins in, as people say it. */
  from: z.string(),
  /** Label of the place that it ends in; often the same. */
  to: z.string(),
  /** To open the original by: physical page, slide or cell from 1, seconds for `time`. */
  number: z.number(),
});
export type ChunkPlace = z.infer<typeof chunkPlaceSchema>;

export const documentFormatSchema = z.enum([
  'markdown',
  'mdx',
  'text',
  'html',
  'pdf',
  'docx',
  'pptx',
  'odt',
  'epub',
  'notebook',
  'latex',
  'glossary',
  'subtitles',
]) satisfies z.ZodType<DocumentFormat>;

/** `core`: the course is made of it; `supplementary`: it stands beside, and shapes neither map nor lessons. */
export const sourcePartSchema = z.enum(['core', 'supplementary']);

export const sourceSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  path: z.string(),
  title: z.string(),
  format: documentFormatSchema,
  status: sourceStatusSchema,
  warnings: z.array(documentWarningSchema),
  /** It has pages that are pictures of text, which a program here can read when somebody asks for it. */
  scansOffered: z.boolean(),
  /** It has such pages, and no program is installed here that reads them. */
  scansUnread: z.boolean(),
  /** Machine code and words of why it failed. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  bytes: z.number().int(),
  sha256: z.string(),
  chunkCount: z.number().int(),
  /** BCP 47 tag, as far as its words tell; null: that of the course. */
  language: z.string().nullable(),
  position: z.number().int(),
  part: sourcePartSchema,
  /** A teacher said so; otherwise its path does. */
  partByTeacher: z.boolean(),
  updatedAt: z.iso.datetime(),
});
export type Source = z.infer<typeof sourceSchema>;

export const chunkSchema = z.object({
  id: z.uuid(),
  sourceId: z.uuid(),
  ordinal: z.number().int(),
  headingPath: z.array(z.string()),
  anchor: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  /** Null where the format has no places but headings. */
  place: chunkPlaceSchema.nullable(),
  text: z.string(),
});
export type Chunk = z.infer<typeof chunkSchema>;

/** A chunk as the other features read it: with its blocks and where its source stands in the course. */
export interface CourseChunk extends Chunk {
  blocks: Block[];
  sourceTitle: string;
  sourcePath: string;
  sourcePosition: number;
  /** A teacher prefers it to others that answer as well. */
  pinned?: boolean;
  /** It stands beside the course: further reading, which shapes neither its map nor its lessons. */
  supplementary?: boolean;
}

/** One upload: its files one by one, then the map and the exercises of the whole course. */
export const ingestionSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  stage: z.enum(['files', 'map', 'items', 'index', 'finished']),
  files: z.array(
    z.object({
      sourceId: z.uuid().nullable(),
      path: z.string(),
      status: z.enum(['queued', 'parsing', 'ready', 'unchanged', 'failed', 'cancelled']),
      failure: z.object({ code: z.string(), message: z.string() }).nullable(),
      chunkCount: z.number().int(),
    }),
  ),
  filesDone: z.number().int(),
  filesTotal: z.number().int(),
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Ingestion = z.infer<typeof ingestionSchema>;

export const sourceViewSchema = sourceSchema.extend({
  /** The whole source as sanitised HTML; blocks carry `data-start` and `data-end`. */
  html: z.string(),
  chunks: z.array(chunkSchema.omit({ text: true })),
  /** Address of the file as it was uploaded; `#page=N` after it opens a PDF at its page. Null where its bytes are gone. */
  original: z.string().nullable(),
});
export type SourceView = z.infer<typeof sourceViewSchema>;

export const searchHitSchema = z.object({
  chunkId: z.uuid(),
  courseId: z.uuid(),
  courseTitle: z.string(),
  sourceId: z.uuid(),
  sourceTitle: z.string(),
  headingPath: z.array(z.string()),
  place: chunkPlaceSchema.nullable(),
  /** BCP 47 tag of the language that the passage is in. */
  language: z.string(),
  /** Text around the best match; `start`/`end` of each matched word are offsets in it. */
  excerpt: z.string(),
  matches: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  /** The excerpt as safe HTML on one line: words marked, formulas drawn, code as code. */
  html: z.string(),
  score: z.number(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** What other features may ask of the library; wired in `server/features.ts`. Calls run in the caller's transaction. */
export interface LibraryPort<Tx> {
  courseChunks(tx: Tx, courseId: string): Promise<CourseChunk[]>;
  chunksById(tx: Tx, courseId: string, chunkIds: string[]): Promise<CourseChunk[]>;
  /** Passages of the course for a prompt, best first, within the room there is. */
  retrieve(tx: Tx, input: RetrieveInput): Promise<Retrieved>;
  /** Passages that are like others or like a text, by meaning where the course has vectors, else by characteristic terms. Nothing hidden. */
  similar(tx: Tx, input: SimilarInput): Promise<SimilarChunk[]>;
  /**
   * Names all that {@link similar} hangs on within a course: another word wherever its answers may be others. Null where the course is out of
   * sight. Holds for this process only.
   */
  materialVersion(tx: Tx, courseId: string): Promise<string | null>;
  /** Maps an image or link written in a source to the URL that serves it here, or null where it leads nowhere. */
  urlResolver(
    tx: Tx,
    courseId: string,
  ): Promise<(sourcePath: string, url: string, kind: 'image' | 'link') => string | null>;
}

export const libraryErrors = {
  course_not_found: 404,
  source_not_found: 404,
  no_ocr: 409,
  chunk_not_found: 404,
  not_splittable: 400,
  not_split: 400,
  question_not_found: 404,
  too_many_questions: 409,
  index_not_waiting: 409,
  ingestion_not_found: 404,
  ingestion_running: 409,
  ingestion_finished: 409,
  no_files: 400,
  too_many_files: 413,
  upload_too_large: 413,
  bad_path: 400,
} as const;
