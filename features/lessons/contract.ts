import { z } from 'zod';
import type { Approach, Reader } from '@/core/fusion/ranges';
import type { DraftMeasures, FitAction } from '@/core/fusion/types';
import type { TeachingConcept } from '@/features/concepts/contract';
import { chunkPlaceSchema } from '@/features/library/contract';
import { type Mode, modeSchema } from '@/features/mastery/contract';
import { type LeadQuestion, presentationSchema } from '@/features/practice/contract';

export const citationSchema = z.object({
  chunkId: z.uuid(),
  sourceId: z.uuid(),
  sourceTitle: z.string(),
  headingPath: z.array(z.string()),
  /** Not there in lessons of before originals had places. */
  place: chunkPlaceSchema.nullish(),
  start: z.number().int(),
  end: z.number().int(),
});
export type Citation = z.infer<typeof citationSchema>;

export const lessonBlockSchema = z
  .object({
    /**
     * `gap`: a sentence with a word to think of; the word stands in `answer` and opens on request. `question`: to be thought about before reading
     * on; what answers it stands below.
     */
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
      'question',
    ]),
    /** Words of Meno's own that lead to the block ("Before this you need: …"), or null. */
    leadIn: z.string().nullable(),
    markdown: z.string(),
    html: z.string(),
    answer: z.string().nullable(),
    /** What the block rests on; empty only where it rests on the model alone. */
    citations: z.array(citationSchema),
    /** Part of it rests on no passage, but on the language model alone: shown with a plain mark. */
    own: z.boolean(),
  })
  .refine((block) => block.own || block.citations.length > 0, 'a block without a source');
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

/** How a concept is taught. */
export const approachSchema = z.enum([
  'worked_example',
  'analogy',
  'socratic',
  'visual',
  'concise',
]) satisfies z.ZodType<Approach>;
export type { Approach };

/** Why a lesson was put together from the material alone although a language model is configured. */
export const lessonNoteSchema = z.enum([
  /** It did not answer, or broke off. */
  'model_unreachable',
  /** It has too much to do, or the lesson would have taken longer than it may. */
  'model_busy',
  /** The learner has used up their share of it for now. */
  'model_budget',
  /** What it wrote did not fit the lesson, or the material did not bear it out. */
  'model_unfit',
]);
export type LessonNote = z.infer<typeof lessonNoteSchema>;

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
  /** Name and version of what wrote it: the composer, or model and prompt. */
  composer: z.string(),
  /** `model`: a language model wrote the words between the material's own tables, code and figures. */
  writer: z.enum(['composer', 'model']),
  /** Null where a model wrote it, or none is configured. */
  note: lessonNoteSchema.nullable(),
  /** How it teaches; null for lessons of the composer whose material bears no particular way. */
  approach: approachSchema.nullable(),
  /** Other ways in which the concept can be taught. */
  otherWays: z.array(approachSchema),
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
  /** How it should teach, as far as the material bears it; left out: what fits the errors, the mode and the lessons before. */
  approach: approachSchema.optional(),
  /** The lesson from the material alone, whatever is configured: for whoever does not want to wait. */
  writer: z.literal('composer').optional(),
});

export type CreateLesson = z.infer<typeof createLessonSchema>;

/** What a learner asks of lessons: easier words and shorter sentences, less at a time. */
export const readingPreferencesSchema = z.object({
  words: z.enum(['simple', 'usual']),
  length: z.enum(['shorter', 'usual']),
}) satisfies z.ZodType<Reader>;
export type ReadingPreferences = z.infer<typeof readingPreferencesSchema>;

/** A lesson while it is made, event by event. `section`s come as soon as they are checked, but nothing is kept before `lesson`. */
export type LessonEvent =
  /** Others are before: how many, and about how long that takes, in milliseconds. */
  | { type: 'queued'; position: number; waitMs: number }
  /** The model has begun with the plan. */
  | { type: 'planning' }
  /** The plan stands, the text begins. */
  | { type: 'writing'; title: string; number: number; mode: Mode; approach: Approach; reason: string }
  | { type: 'section'; section: LessonSection }
  /** What came so far is not kept: the lesson that follows is made from the material alone. */
  | { type: 'withdrawn'; note: LessonNote }
  /** The lesson as it is kept; the last event. */
  | { type: 'lesson'; lesson: Lesson };
export const lessonFeedbackSchema = z.object({
  rating: z.number().int().min(1).max(5),
  words: z.string().trim().max(2000).default(''),
  /** How hard it was: moves the target of difficulty for a while, never p(L). Null: not said. */
  fit: z.enum(['too_easy', 'right', 'too_hard']).nullable().default(null),
  /** The way it was taught left it unclear: the next lesson on the concept goes another way. */
  unclear: z.boolean().default(false),
});
export type LessonFeedback = z.infer<typeof lessonFeedbackSchema>;

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
  | 'section.worked'
  | 'section.likeness'
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
  /** Ways to teach it, the first the most wanted; left out: the material decides. */
  ways?: readonly Approach[];
  /** Exercises that may be asked before their passages are read. */
  questions?: readonly LeadQuestion[];
}
export interface ComposedLesson {
  sections: ComposedSection[];
  /** The way that it teaches, the first of those wanted that the material bore; null for none of them. */
  approach: Approach | null;
  /** Ids of the exercises whose questions it asks. */
  asked: string[];
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
    /** See `own` of a block; left out by the composer, whose every word is the material's. */
    own?: boolean;
  }[];
}

/** How a lesson by a model came about, kept beside it. Never what a learner wrote. */
export interface LessonMaking {
  model: string;
  prompts: { name: string; version: number }[];
  /** Record of the output, where one was written. */
  outputId: string | null;
  reader: Reader;
  /** Chunks that the prompt showed, and those that there was no room for. */
  chunkIds: string[];
  droppedChunkIds: string[];
  grounding: { sentences: number; rewritten: number; quoted?: number; removed: number };
  measures: DraftMeasures;
  actions: FitAction[];
}

export const lessonsErrors = { lesson_not_found: 404, concept_not_found: 404, nothing_to_teach: 409 } as const;
