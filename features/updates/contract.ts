import { z } from 'zod';

/** Most entries of a list in a report; `…Count` beside it says how many there are. */
export const LONGEST_LIST = 200;

const named = z.object({ id: z.uuid(), name: z.string() });

/** What became of a concept that the material no longer gives. */
export const fateSchema = z.enum([
  /** Nobody had worked on it. */
  'removed',
  /** Learners have evidence on it: out of sight, with all of it kept. */
  'hidden_with_evidence',
  /** Out of sight, kept because a teacher had decided something about it. */
  'hidden_with_decisions',
  /** Still there: a teacher gave it passages. */
  'kept_by_teacher',
]);
export type Fate = z.infer<typeof fateSchema>;

export const goneConceptSchema = named.extend({
  fate: fateSchema,
  /** Learners with evidence on it. */
  learnerCount: z.number().int(),
  /** Concepts that are now taught by its words, with the share of them. */
  successors: z.array(named.extend({ share: z.number() })),
});

export const changedConceptSchema = named.extend({
  /** `renamed`: its words now stand under another name. */
  what: z.array(z.enum(['renamed', 'definition', 'passages', 'returned'])),
  /** Name before, where it was renamed. */
  before: z.string().nullable(),
  learnerCount: z.number().int(),
});

const edgeSchema = z.object({ prerequisite: z.string(), concept: z.string() });

/** A teacher's decision that nothing in the material stands for any more since this change; it holds again when the words are back. */
export const looseDecisionSchema = z.object({
  kind: z.enum(['name', 'position', 'hidden', 'merged', 'passages', 'prerequisite', 'standard', 'passage_choice']),
  /** Name of what it is about. */
  about: z.string(),
});

/** Learners' answers, where they and not the material changed a course's map. */
export const answersCauseSchema = z.object({
  learners: z.number().int(),
  /** All that count as evidence, from the beginning of the course. */
  answers: z.number().int(),
  /** Proposed prerequisites that stayed and are more or less likely now. */
  weighed: z.number().int(),
});
export type AnswersCause = z.infer<typeof answersCauseSchema>;

export const updateReportSchema = z.object({
  /** Left out: the material changed. */
  answers: answersCauseSchema.optional(),
  sources: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      what: z.enum(['added', 'changed', 'removed']),
      chunksAdded: z.number().int(),
      chunksChanged: z.number().int(),
      chunksRemoved: z.number().int(),
    }),
  ),
  sourceCount: z.number().int(),
  chunks: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    /** The same words, elsewhere. */
    moved: z.number().int(),
    removed: z.number().int(),
  }),
  conceptsAdded: z.array(named),
  conceptsAddedCount: z.number().int(),
  conceptsChanged: z.array(changedConceptSchema),
  conceptsChangedCount: z.number().int(),
  conceptsGone: z.array(goneConceptSchema),
  conceptsGoneCount: z.number().int(),
  edgesAdded: z.array(edgeSchema),
  edgesAddedCount: z.number().int(),
  edgesRemoved: z.array(edgeSchema),
  edgesRemovedCount: z.number().int(),
  items: z.object({
    made: z.number().int(),
    /** Out of use: deleted, or kept out of sight where learners had them. */
    retired: z.number().int(),
    returned: z.number().int(),
  }),
  /** Teachers' decisions that still hold, by kind. */
  decisionsKept: z.record(z.string(), z.number().int()),
  decisionsLoose: z.array(looseDecisionSchema),
  decisionsLooseCount: z.number().int(),
  /** Learners with evidence on a concept that changed or went, each counted once. */
  learnersTouched: z.number().int(),
});
export type UpdateReport = z.infer<typeof updateReportSchema>;

export const courseUpdateSchema = z.object({
  ingestionId: z.uuid(),
  courseId: z.uuid(),
  at: z.iso.datetime(),
  /** Null while it goes on, or where it broke off. */
  report: updateReportSchema.nullable(),
});
export type CourseUpdate = z.infer<typeof courseUpdateSchema>;

/** A learner of the reader's classes with evidence on a concept that an update changed. */
export const touchedLearnerSchema = z.object({
  learnerId: z.uuid(),
  name: z.string(),
  concepts: z.array(named.extend({ mastery: z.number() })),
});
export type TouchedLearner = z.infer<typeof touchedLearnerSchema>;

/** What taught which concept before the material changed, by the words of the passages: their ids change with their headings. */
export interface TaughtBefore {
  /** Ids of all passages. */
  chunkIds: ReadonlySet<string>;
  /** By concept id: hashes of the words of passages that taught it. */
  words: ReadonlyMap<string, ReadonlySet<string>>;
  /** By concept id and hash: what a teacher had decided of the passage. */
  byTeacher: ReadonlyMap<string, ReadonlyMap<string, 'teaches' | 'mentions' | 'excluded'>>;
}

/** What others may ask; wired in `server/services.ts`. */
export interface UpdatesPort<Tx> {
  /** Remembers the course as it is, before an ingestion or learners' answers change it; once for each. */
  begin(tx: Tx, courseId: string, ingestionId: string): Promise<void>;
  /** What taught which concept before the ingestion; null where nothing was remembered. */
  taughtBefore(tx: Tx, ingestionId: string): Promise<TaughtBefore | null>;
  /** Compares the course with what was remembered, and keeps the report. `answers`: what brought the change, if the material didn't. */
  finish(tx: Tx, courseId: string, ingestionId: string, answers?: AnswersCause): Promise<void>;
}

export const updatesErrors = { update_not_found: 404 } as const;
