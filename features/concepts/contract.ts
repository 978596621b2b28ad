import { z } from 'zod';
import { type CourseChunk, chunkPlaceSchema } from '@/features/library/contract';

export const conceptSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** One self-contained sentence of the material, with the chunk that says it. */
  definition: z.object({ text: z.string(), chunkId: z.uuid() }).nullable(),
  /** Teaching order in the course, from 0. */
  position: z.number().int(),
  /** Longest way from a concept without prerequisites, from 0. */
  level: z.number().int(),
  origin: z.enum(['extracted', 'teacher']),
  hidden: z.boolean(),
  chunkCount: z.number().int(),
  itemCount: z.number().int(),
});
export type Concept = z.infer<typeof conceptSchema>;

export const prerequisiteSchema = z.object({
  /** Needed before `conceptId`. */
  prerequisiteId: z.uuid(),
  conceptId: z.uuid(),
  origin: z.enum(['proposed', 'teacher']),
  /** Strength of the evidence, 0 to 1; 1 for a teacher's edge. */
  weight: z.number(),
  /** Why, in words, from the text. */
  evidence: z.string(),
});
export type Prerequisite = z.infer<typeof prerequisiteSchema>;

export const conceptMapSchema = z.object({
  concepts: z.array(
    conceptSchema.extend({
      /** The reader's own p(L), null before any evidence. */
      mastery: z.number().nullable(),
      mode: z.enum(['foundational', 'scaffolded', 'advanced']).nullable(),
      /** Every prerequisite is known. */
      ready: z.boolean(),
    }),
  ),
  prerequisites: z.array(prerequisiteSchema),
});
export type ConceptMap = z.infer<typeof conceptMapSchema>;

/** A passage that teaches a concept, enough to choose it by. */
export const conceptPassageSchema = z.object({
  chunkId: z.uuid(),
  sourceId: z.uuid(),
  sourceTitle: z.string(),
  headingPath: z.array(z.string()),
  place: chunkPlaceSchema.nullish(),
  /** Its first 240 characters, cut at a word. */
  excerpt: z.string(),
});
export type ConceptPassage = z.infer<typeof conceptPassageSchema>;

export const updateConceptSchema = z
  .object({
    name: z.string().trim().min(1).max(120),
    hidden: z.boolean(),
    position: z.number().int().min(0),
  })
  .partial();
export const createConceptSchema = z.object({
  name: z.string().trim().min(1).max(120),
  chunkIds: z.array(z.uuid()).max(200).default([]),
});
/** Everything of `conceptIds` goes to the concept in the path; their names become aliases. */
export const mergeConceptsSchema = z.object({ conceptIds: z.array(z.uuid()).min(1).max(20) });
/** The named chunks leave the concept in the path and teach the new concept. */
export const splitConceptSchema = z.object({
  name: z.string().trim().min(1).max(120),
  chunkIds: z.array(z.uuid()).min(1).max(200),
});
export const createPrerequisiteSchema = z.object({ prerequisiteId: z.uuid(), conceptId: z.uuid() });

/** What extraction reads and gives; pure, so that a model can later propose through the same seam. */
export interface ExtractionInput {
  chunks: CourseChunk[];
  language: string;
  /** Names of the concepts, where they are known: the map then has these and no other, each with its name as key. */
  given?: readonly string[];
}
export interface ExtractedConcept {
  /** Normalised term: the same concept after re-ingestion. */
  key: string;
  name: string;
  aliases: string[];
  definition: { text: string; chunkId: string } | null;
  position: number;
  /** 0 to 1. */
  importance: number;
  /** Chunks that teach it (best first) and chunks that only mention it. */
  chunks: { chunkId: string; role: 'teaches' | 'mentions'; weight: number }[];
  /** Which signals found it: heading, glossary, definition, emphasis. */
  signals: string[];
}
export interface ExtractedPrerequisite {
  prerequisiteKey: string;
  conceptKey: string;
  weight: number;
  evidence: string;
}
export interface Extraction {
  concepts: ExtractedConcept[];
  prerequisites: ExtractedPrerequisite[];
}

/** A concept as lessons and exercises read it. */
export interface TeachingConcept {
  id: string;
  name: string;
  aliases: string[];
  definition: { text: string; chunkId: string } | null;
  position: number;
  hidden: boolean;
  /** Chunks that teach it, in teaching order (source position, then ordinal). */
  chunks: CourseChunk[];
  prerequisiteIds: string[];
  dependentIds: string[];
}

/** What other features may ask; wired in `server/features.ts`. */
export interface ConceptsPort<Tx> {
  teachingConcepts(tx: Tx, courseId: string): Promise<TeachingConcept[]>;
  teachingConcept(tx: Tx, courseId: string, conceptId: string): Promise<TeachingConcept | null>;
  /** Rebuilds the map from the course's chunks; teachers' edits win. */
  rebuild(tx: Tx, courseId: string): Promise<{ concepts: number; prerequisites: number }>;
}

export const conceptsErrors = {
  concept_not_found: 404,
  prerequisite_not_found: 404,
  prerequisite_cycle: 409,
  prerequisite_exists: 409,
  merge_with_itself: 400,
  chunk_not_in_concept: 400,
  concept_name_taken: 409,
} as const;
