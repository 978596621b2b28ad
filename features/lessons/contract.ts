import { z } from 'zod';
import type { TeachingConcept } from '@/features/concepts/contract';
import { type Mode, modeSchema } from '@/features/mastery/contract';
import { presentationSchema } from '@/features/practice/contract';

export const citationSchema = z.object({
  chunkId: z.uuid(),
  sourceId: z.uuid(),
  sourceTitle: z.string(),
  headingPath: z.array(z.string()),
  start: z.number().int(),
  end: z.number().int(),
});
export type Citation = z.infer<typeof citationSchema>;

export const lessonBlockSchema = z.object({
  /** `gap`: a sentence with a word to think of; the word stands in `answer` and opens on request. */
  kind: z.enum([
    'paragraph',
    'list',
    'table',
    'code',
    'output',
    'math',
    'definition',
    'quote',
    'image',
    'diagram',
    'gap',
  ]),
  /** Words of Meno's own that lead to the block ("Before this you need: …"), or null. */
  leadIn: z.string().nullable(),
  markdown: z.string(),
  html: z.string(),
  answer: z.string().nullable(),
  citations: z.array(citationSchema).min(1),
});
export type LessonBlock = z.infer<typeof lessonBlockSchema>;

export const lessonSectionSchema = z.object({
  kind: z.enum([
    'definition',
    'explanation',
    'steps',
    'example',
    'comparison',
    'caution',
    'figure',
    'connection',
    'recap',
  ]),
  title: z.string(),
  blocks: z.array(lessonBlockSchema).min(1),
});
export type LessonSection = z.infer<typeof lessonSectionSchema>;

export const lessonSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  courseTitle: z.string(),
  conceptId: z.uuid(),
  title: z.string(),
  mode: modeSchema,
  /** Why this concept now, in one sentence. */
  reason: z.string(),
  /** The learner's p(L) when it was composed. */
  mastery: z.number(),
  minutes: z.number().int(),
  sections: z.array(lessonSectionSchema),
  exercises: z.array(presentationSchema),
  /** Nothing of the material on this concept was left unseen: said honestly, older passages return. */
  materialUsedUp: z.boolean(),
  /** 1 for the learner's first lesson on this concept. */
  number: z.number().int(),
  composer: z.string(),
  createdAt: z.iso.datetime(),
});
export type Lesson = z.infer<typeof lessonSchema>;

/** A lesson in a list. */
export const lessonSummarySchema = lessonSchema.pick({
  id: true,
  conceptId: true,
  title: true,
  number: true,
  mode: true,
  materialUsedUp: true,
  createdAt: true,
});
export type LessonSummary = z.infer<typeof lessonSummarySchema>;

export const createLessonSchema = z.object({
  /** Left out: what `GET /courses/:id/next` proposes. */
  conceptId: z.uuid().optional(),
});
export const lessonFeedbackSchema = z.object({
  rating: z.number().int().min(1).max(5),
  words: z.string().trim().max(2000).default(''),
});

/** One passage a lesson can show: a block or whole sentences of one, with where it stands. Key stays the same across re-ingestion of unchanged text. */
export interface ComposedBlock {
  kind: LessonBlock['kind'];
  markdown: string;
  answer: string | null;
  /** `key`: hash of the normalised text, remembered as shown. */
  uses: { key: string; chunkId: string; start: number; end: number }[];
  /** Path of the source, for resolving images and links. */
  sourcePath: string;
  /** A line of ours that brings the block in, such as "Before this you need isolation:"; stands before the block. */
  leadIn?: { message: LeadInMessage; params: { name: string } };
}
/** Keys of `platform/i18n/messages/<language>/lessons.json`. */
export type LeadInMessage = 'leadIn.needed' | 'leadIn.known' | 'leadIn.opens';
export type SectionTitleMessage =
  | 'section.definition'
  | 'section.idea'
  | 'section.explanation'
  | 'section.steps'
  | 'section.stepsToThink'
  | 'section.example'
  | 'section.examples'
  | 'section.precisely'
  | 'section.code'
  | 'section.more'
  | 'section.comparison'
  | 'section.table'
  | 'section.caution'
  | 'section.figure'
  | 'section.connection'
  | 'section.recap';
export interface ComposedSection {
  kind: LessonSection['kind'];
  /** Key of a message, or words of the material (a heading). */
  title: { message: SectionTitleMessage } | { text: string };
  blocks: ComposedBlock[];
}
export interface ComposeInput {
  concept: TeachingConcept;
  mode: Mode;
  /** Concepts to connect to; `known` by this learner or not. */
  neighbours: { concept: TeachingConcept; relation: 'prerequisite' | 'dependent'; known: boolean }[];
  /** Keys of what this learner was shown on this concept, with how often; in the order of last showing, longest ago first. */
  seen: Map<string, number>;
  seed: number;
  language: string;
}
export interface ComposedLesson {
  sections: ComposedSection[];
  /** Keys of fresh and of repeated material. */
  freshKeys: string[];
  repeatedKeys: string[];
  materialUsedUp: boolean;
  /** Words in all sections. */
  words: number;
}

/** A lesson's section as it is stored: words fixed, Markdown not yet rendered, citations as they stood that day. */
export interface StoredSection {
  kind: LessonSection['kind'];
  title: string;
  blocks: {
    kind: LessonBlock['kind'];
    leadIn: string | null;
    markdown: string;
    answer: string | null;
    sourcePath: string;
    citations: Citation[];
  }[];
}

export const lessonsErrors = { lesson_not_found: 404, concept_not_found: 404, nothing_to_teach: 409 } as const;
