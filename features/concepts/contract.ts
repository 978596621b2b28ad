import { z } from 'zod';
import { type CourseChunk, chunkPlaceSchema } from '@/features/library/contract';
import type { TaughtBefore } from '@/features/updates/contract';

export const conceptSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** One self-contained sentence of the material, with the chunk that says it. */
  definition: z.object({ text: z.string(), chunkId: z.uuid() }).nullable(),
  /** Teaching order in the course, from 0; a fraction where a teacher put it between two others. */
  position: z.number(),
  /** Longest way from a concept without prerequisites, from 0. */
  level: z.number().int(),
  origin: z.enum(['extracted', 'teacher']),
  hidden: z.boolean(),
  /** A teacher said that it belongs on the map, or made it. */
  accepted: z.boolean(),
  /** How sure extraction is of it, 0 to 1; 0 for a teacher's own. */
  importance: z.number(),
  chunkCount: z.number().int(),
  itemCount: z.number().int(),
});
export type Concept = z.infer<typeof conceptSchema>;

export const prerequisiteSchema = z.object({
  /** Needed before `conceptId`. */
  prerequisiteId: z.uuid(),
  conceptId: z.uuid(),
  origin: z.enum(['proposed', 'teacher']),
  /** Strength of the evidence, 0 to 1; 1 for an edge that a teacher drew, a proposal that one accepted keeps its own. */
  weight: z.number(),
  /** Why, in words, from the text. */
  evidence: z.string(),
  /** What the answers of the course's learners say, for those who teach it; null where there are too few, and for learners. */
  learners: z
    .object({
      /** Answered on both. */
      both: z.number().int(),
      /** Of those who met `conceptId` later: knew the other one by then. */
      knew: z.number().int(),
      /** Share of them, 0 to 1, whose first answer was right, and of the others. */
      knewRight: z.number(),
      othersRight: z.number(),
      /** What it does to the weight of a proposal. */
      effect: z.enum(['for', 'against', 'none']),
    })
    .nullable(),
});
export type Prerequisite = z.infer<typeof prerequisiteSchema>;

export const conceptMapSchema = z.object({
  /** Counts up with every change of the course; send it with an edit, so that nobody is written over. */
  revision: z.number().int(),
  concepts: z.array(
    conceptSchema.extend({
      /** The reader's own p(L), null before any evidence. */
      mastery: z.number().nullable(),
      mode: z.enum(['foundational', 'scaffolded', 'advanced']).nullable(),
      /** Every prerequisite is known. */
      ready: z.boolean(),
      /** Where the material teaches it most; null where no passage does. */
      place: z.object({ sourceId: z.uuid(), title: z.string(), heading: z.string().nullable() }).nullable(),
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
    position: z.number().min(0),
    /** Puts it before this concept in teaching order; null: at the end. */
    before: z.uuid().nullable(),
    /** In a teacher's words, with the passage it rests on, which has to teach the concept; null: none. */
    definition: z.object({ text: z.string().trim().min(1).max(600), chunkId: z.uuid() }).nullable(),
  })
  .partial();
export type ConceptUpdate = z.infer<typeof updateConceptSchema>;
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
/** Passages that teach the concept by a teacher's word, or that do not. */
export const setPassagesSchema = z.object({
  chunkIds: z.array(z.uuid()).min(1).max(200),
  role: z.enum(['teaches', 'excluded']),
});
export const createPrerequisiteSchema = z.object({ prerequisiteId: z.uuid(), conceptId: z.uuid() });

/** What extraction reads and gives; pure, so that a model can later propose through the same seam. */
export interface ExtractionInput {
  chunks: CourseChunk[];
  language: string;
  /** Names of the concepts, where they are known: the map then has these and no other, each with its name as key. */
  given?: readonly string[];
  /** What learners' answers say of pairs of concepts, by their keys. */
  learned?: readonly LearnedEdge[];
}
/** What learners' answers add to the evidence of the text that one concept is needed before another. */
export interface LearnedEdge {
  prerequisiteKey: string;
  conceptKey: string;
  /** -2 to 2. */
  logOdds: number;
  /** More than chance: may make an edge that the text gives no reason for. */
  sure: boolean;
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
  /** Which signals found it: topic (a folder), title, heading, glossary, linked (or listed at a document's head), definition, objective, emphasis, phrase. */
  signals: string[];
}
export interface ExtractedPrerequisite {
  prerequisiteKey: string;
  conceptKey: string;
  /** Probability that it is needed, 0 to 1. */
  weight: number;
  /** No longer way through other edges implies it. */
  direct: boolean;
  evidence: string;
}
/** Two concepts that may be one under two names. */
export interface ExtractedAlike {
  /** The one that more speaks for. */
  key: string;
  otherKey: string;
  /** Of what their passages speak of, 0 to 1. */
  likeness: number;
}
export interface Extraction {
  concepts: ExtractedConcept[];
  prerequisites: ExtractedPrerequisite[];
  /** For a teacher to merge or to keep apart; the likest first. */
  alike?: ExtractedAlike[];
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
  /** Rebuilds the map from the course's chunks; teachers' edits win. `taught`: what taught which concept before the material changed. */
  rebuild(tx: Tx, courseId: string, taught?: TaughtBefore | null): Promise<{ concepts: number; prerequisites: number }>;
}

export const conceptsErrors = {
  concept_not_found: 404,
  prerequisite_not_found: 404,
  prerequisite_cycle: 409,
  prerequisite_exists: 409,
  merge_with_itself: 400,
  chunk_not_in_concept: 400,
  concept_name_taken: 409,
  chunk_not_found: 404,
  map_changed: 409,
  edit_not_found: 404,
  nothing_to_undo: 409,
  nothing_to_redo: 409,
  undo_blocked: 409,
  version_not_found: 404,
  no_model: 409,
} as const;
