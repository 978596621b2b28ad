import { z } from 'zod';
import type { CourseFit } from '@/core/retrieval/course-fit';
import type { FittedRisk, RiskRow } from '@/core/risk/fit';
import type { Extraction, ExtractionInput, TeachingConcept } from '@/features/concepts/contract';
import type { FitInput } from '@/features/library/find/fit-course';
import type { FitModelInput, FittedModel } from '@/features/mastery/model/fit-model';
import type { GeneratedItem } from '@/features/practice/contract';
import type { ExportPlan, PlanInput } from '@/features/research/exports/plan-export';
import type { ProposedTag, ProposeInput } from '@/features/standards/propose/propose-tags';

export interface GenerationInput {
  concepts: TeachingConcept[];
  seed: number;
  language: string;
}

/** Deals learners to the folds of a fit; the same each time, so that a fit can be made again. */
export const RISK_SEED = 1;

/** Both ends of the channel are this program, so values are named, not checked again. */
export const computeRequestSchema = z.discriminatedUnion('task', [
  z.object({ id: z.number(), task: z.literal('extract'), input: z.custom<ExtractionInput>() }),
  z.object({ id: z.number(), task: z.literal('generate'), input: z.custom<GenerationInput>() }),
  z.object({ id: z.number(), task: z.literal('fit'), input: z.custom<FitModelInput>() }),
  z.object({ id: z.number(), task: z.literal('fitRisk'), input: z.custom<readonly RiskRow[]>() }),
  z.object({ id: z.number(), task: z.literal('fitCourse'), input: z.custom<FitInput>() }),
  z.object({ id: z.number(), task: z.literal('proposeTags'), input: z.custom<ProposeInput>() }),
  z.object({ id: z.number(), task: z.literal('planExport'), input: z.custom<PlanInput>() }),
]);
export type ComputeRequest = z.infer<typeof computeRequestSchema>;

export const extractReplySchema = z.object({
  id: z.number(),
  output: z.custom<Extraction>().optional(),
  error: z.string().optional(),
});
export const generateReplySchema = z.object({
  id: z.number(),
  output: z.custom<GeneratedItem[]>().optional(),
  error: z.string().optional(),
});
/** Wrapped, since a fit of too few answers is null. */
export const fitReplySchema = z.object({
  id: z.number(),
  output: z.custom<{ fitted: FittedModel | null }>().optional(),
  error: z.string().optional(),
});
export const fitRiskReplySchema = z.object({
  id: z.number(),
  output: z.custom<{ fitted: FittedRisk | null }>().optional(),
  error: z.string().optional(),
});
export const fitCourseReplySchema = z.object({
  id: z.number(),
  output: z.custom<CourseFit>().optional(),
  error: z.string().optional(),
});
export const proposeTagsReplySchema = z.object({
  id: z.number(),
  output: z.custom<ProposedTag[]>().optional(),
  error: z.string().optional(),
});
export const planExportReplySchema = z.object({
  id: z.number(),
  output: z.custom<ExportPlan>().optional(),
  error: z.string().optional(),
});
