import { z } from 'zod';
import type { Ranges } from '@/core/fusion/ranges';
import type { Mode } from '@/features/mastery/contract';
import type { ObjectSchema } from '@/platform/models/types';
import type { LessonSection } from '../contract';

const kindSchema = z.enum([
  'definition',
  'explanation',
  'steps',
  'example',
  'comparison',
  'caution',
  'figure',
  'recap',
]);
type PlanKind = z.infer<typeof kindSchema>;

const planSchema = z.object({
  sections: z
    .array(
      z.object({
        kind: kindSchema,
        title: z.string().max(80),
        /** Refs of passages. */
        passages: z.array(z.string().max(6)).max(4),
        /** Refs of set pieces. */
        pieces: z.array(z.string().max(6)).max(2),
      }),
    )
    .max(7),
});
export type ModelPlan = z.infer<typeof planSchema>;

export const lessonPlanSchema: ObjectSchema<ModelPlan> = { name: 'lesson_plan', zod: planSchema };

/** Sections of a lesson in the order in which they are read, by mode: the composer's structure. */
const ORDER: Record<Mode, PlanKind[]> = {
  foundational: ['definition', 'explanation', 'figure', 'example', 'steps', 'comparison', 'caution', 'recap'],
  scaffolded: ['definition', 'explanation', 'example', 'steps', 'figure', 'comparison', 'caution', 'recap'],
  advanced: ['definition', 'explanation', 'caution', 'comparison', 'figure', 'example', 'recap'],
};
/** Where examples come before the rule. */
const EXAMPLES_FIRST: PlanKind[] = [
  'definition',
  'example',
  'figure',
  'explanation',
  'steps',
  'comparison',
  'caution',
  'recap',
];
/** Fewer make no lesson. */
const LEAST_SECTIONS = 2;

/** One section as it will be written. */
export interface PlannedSection {
  kind: LessonSection['kind'];
  title: string;
  passages: string[];
  pieces: string[];
}

/** The kinds that a plan may have, in order. */
export function kindsFor(mode: Mode, ranges: Ranges): PlanKind[] {
  return ranges.examplesFirst ? EXAMPLES_FIRST : ORDER[mode];
}

/**
 * A model's plan brought into the form that lessons have: kinds that the mode has, each once, in its order, with passages and pieces that exist, no piece
 * twice; titles without marks. Null where too little of it is left.
 */
export function soundPlan(
  plan: ModelPlan,
  mode: Mode,
  ranges: Ranges,
  known: { passages: ReadonlySet<string>; pieces: ReadonlySet<string> },
): PlannedSection[] | null {
  const order: string[] = kindsFor(mode, ranges);
  const used = new Set<string>();
  const sections: PlannedSection[] = [];
  for (const section of plan.sections) {
    if (!order.includes(section.kind) || sections.some(({ kind }) => kind === section.kind)) continue;
    const title = plainTitle(section.title);
    const passages = [...new Set(section.passages.map(bare))].filter((ref) => known.passages.has(ref));
    const pieces = [...new Set(section.pieces.map(bare))].filter((ref) => known.pieces.has(ref) && !used.has(ref));
    if (title === '' || (passages.length === 0 && pieces.length === 0)) continue;
    for (const ref of pieces) used.add(ref);
    sections.push({ kind: section.kind, title, passages, pieces });
  }
  const sorted = sections.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return sorted.length >= LEAST_SECTIONS ? sorted : null;
}

/** `[c1]` and `C1` are `c1`. */
function bare(ref: string): string {
  return ref.replace(/[[\]\s]/g, '').toLowerCase();
}

function plainTitle(title: string): string {
  return title
    .replace(/\[+[cs]\d+\]+/gi, '')
    .replace(/^[#\s\d.:)]+/, '')
    .replace(/[*_`<>[\]]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.!:]+\s*$/, '')
    .trim();
}
