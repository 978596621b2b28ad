import { z } from 'zod';

export const modeSchema = z.enum(['foundational', 'scaffolded', 'advanced']);
export type Mode = z.infer<typeof modeSchema>;

/** Four-parameter BKT of a concept; guess and slip can be set per item kind. All probabilities. */
export const bktParametersSchema = z.object({
  pInit: z.number().min(0.001).max(0.999),
  pLearn: z.number().min(0).max(0.999),
  pSlip: z.number().min(0.001).max(0.49),
  /** Null: 1/options for choice, 0.05 for open answers. */
  pGuess: z.number().min(0.001).max(0.49).nullable(),
});
export type ConceptBktParameters = z.infer<typeof bktParametersSchema>;

/** How an attempt counts: `unaided` fully, `hinted` weighed down as a guess, `none` not at all. */
export const evidenceKindSchema = z.enum(['unaided', 'hinted', 'none']);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

export const masteryChangeSchema = z.object({
  conceptId: z.uuid(),
  conceptName: z.string(),
  before: z.number(),
  after: z.number(),
  modeBefore: modeSchema,
  modeAfter: modeSchema,
  evidence: evidenceKindSchema,
});
export type MasteryChange = z.infer<typeof masteryChangeSchema>;

export const conceptProgressSchema = z.object({
  conceptId: z.uuid(),
  name: z.string(),
  position: z.number().int(),
  mastery: z.number(),
  mode: modeSchema,
  /** Attempts that counted, and all attempts. */
  evidenceCount: z.number().int(),
  attemptCount: z.number().int(),
  lastEvidenceAt: z.iso.datetime().nullable(),
});
export type ConceptProgress = z.infer<typeof conceptProgressSchema>;

export const courseProgressSchema = z.object({
  courseId: z.uuid(),
  conceptCount: z.number().int(),
  knownCount: z.number().int(),
  /** Mean p(L) over the course's visible concepts. */
  meanMastery: z.number(),
  concepts: z.array(conceptProgressSchema),
  /** Mean mastery after each day with evidence, oldest first. */
  history: z.array(z.object({ date: z.iso.date(), meanMastery: z.number(), knownCount: z.number().int() })),
});
export type CourseProgress = z.infer<typeof courseProgressSchema>;

export const conceptEvidenceSchema = z.object({
  conceptId: z.uuid(),
  mastery: z.number(),
  parameters: bktParametersSchema,
  entries: z.array(
    z.object({
      at: z.iso.datetime(),
      itemId: z.uuid(),
      itemKind: z.string(),
      prompt: z.string(),
      correct: z.boolean(),
      evidence: evidenceKindSchema,
      hintsUsed: z.number().int(),
      before: z.number(),
      after: z.number(),
    }),
  ),
});
export type ConceptEvidence = z.infer<typeof conceptEvidenceSchema>;

export interface EvidenceInput {
  learnerId: string;
  courseId: string;
  conceptId: string;
  attemptId: string;
  correct: boolean;
  kind: EvidenceKind;
  /** 1/options for choice, null for open answers. */
  chanceOfGuessing: number | null;
  hintsUsed: number;
  at: Date;
}

/** What other features may ask; wired in `server/features.ts`. */
export interface MasteryPort<Tx> {
  /** Updates p(L) and appends the event in the caller's transaction. */
  recordEvidence(tx: Tx, input: EvidenceInput): Promise<{ before: number; after: number }>;
  /** p(L) of each concept that has evidence. */
  masteryOf(tx: Tx, learnerId: string, courseId: string): Promise<Map<string, number>>;
}

export const masteryErrors = { learner_not_found: 404, concept_not_found: 404 } as const;
