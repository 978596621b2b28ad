import { z } from 'zod';
import { chunkPlaceSchema } from '@/features/library/contract';

/** A passage that an answer rests on; `number` is what its blocks point to, counted in the order of the answer. */
export const chatCitationSchema = z.object({
  number: z.number().int(),
  chunkId: z.uuid(),
  sourceId: z.uuid(),
  sourceTitle: z.string(),
  headingPath: z.array(z.string()),
  /** Not there in conversations of before originals had places. */
  place: chunkPlaceSchema.nullish(),
});
export type ChatCitation = z.infer<typeof chatCitationSchema>;

export const chatBlockSchema = z.object({
  kind: z.enum(['paragraph', 'list', 'code', 'math', 'table', 'heading', 'quote', 'ask']),
  /** Sanitised HTML without links and images. */
  html: z.string(),
  /** Numbers of the passages it rests on. */
  citations: z.array(z.number().int()),
  /** Part of it rests on the model alone. */
  own: z.boolean(),
});
export type ChatBlock = z.infer<typeof chatBlockSchema>;

/**
 * What kind of answer it is: `answer` by a model and checked; `passages` word for word from the material; `hint` of an open exercise; `ask`:
 * a question back; `shown`: the worked answer after honest tries; `not_covered`; `turned`: kindly turned away (`reason` says why).
 */
export const replyKindSchema = z.enum(['answer', 'passages', 'hint', 'ask', 'shown', 'not_covered', 'turned']);
export type ReplyKind = z.infer<typeof replyKindSchema>;

export const turnedReasonSchema = z.enum([
  'self_harm',
  'danger',
  'sexual',
  'drugs',
  'hacking',
  'abuse',
  'homework',
  'other_people',
  'instructions',
  'off_topic',
]);
export type TurnedReason = z.infer<typeof turnedReasonSchema>;

/**
 * What is said under an answer: no model is there, or it failed before or while it wrote; sentences were left out because the material does
 * not bear them out, or because they would give away an open exercise; the learner stopped it; it came from earlier work; the model put it into the learner's language.
 */
export const replyNoteSchema = z.enum([
  'no_model',
  'model_failed',
  'model_interrupted',
  'nothing_stood',
  'left_out',
  'gives_away',
  'stopped',
  'kept',
  'translated',
]);
export type ReplyNote = z.infer<typeof replyNoteSchema>;

const replyHead = z.object({
  kind: replyKindSchema,
  reason: turnedReasonSchema.nullable(),
  notes: z.array(replyNoteSchema),
  /** Name of the model that wrote; null where no model did. */
  model: z.string().nullable(),
  citations: z.array(chatCitationSchema),
});

export const chatMessageSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('learner'), id: z.uuid(), words: z.string(), at: z.iso.datetime() }),
  replyHead.extend({
    role: z.literal('tutor'),
    id: z.uuid(),
    blocks: z.array(chatBlockSchema),
    reported: z.boolean(),
    at: z.iso.datetime(),
  }),
]);
export type ChatMessage = z.infer<typeof chatMessageSchema>;
export type TutorMessage = Extract<ChatMessage, { role: 'tutor' }>;

/** How many questions a learner may still ask, in words that people can check. */
export const askLimitSchema = z.object({
  perHour: z.number().int(),
  left: z.number().int(),
  /** When the next question may be asked; null while some are left. */
  againAt: z.iso.datetime().nullable(),
});
export type AskLimit = z.infer<typeof askLimitSchema>;

export const threadSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  conceptId: z.uuid().nullable(),
  lessonId: z.uuid().nullable(),
  title: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ChatThread = z.infer<typeof threadSchema>;

export const threadWithMessagesSchema = threadSchema.extend({
  messages: z.array(chatMessageSchema),
  limit: askLimitSchema,
});
export type ThreadWithMessages = z.infer<typeof threadWithMessagesSchema>;

/** A thread in a list; `found` is where the search words stand in it. */
export const threadSummarySchema = threadSchema.extend({ found: z.string().nullable() });
export type ThreadSummary = z.infer<typeof threadSummarySchema>;

/** Where the learner is: read by the server from what they have open, never believed beyond these ids. */
export const placeSchema = z.object({
  conceptId: z.uuid().nullish(),
  lessonId: z.uuid().nullish(),
  presentationId: z.uuid().nullish(),
});
export type Place = z.infer<typeof placeSchema>;

/** What stands in an empty chat. */
export const openingSchema = z.object({
  /** Three questions worth asking, made from the course. */
  suggestions: z.array(z.string()),
  /** The concept that the place is about. */
  concept: z.string().nullable(),
  /** An exercise is open here: hints first. */
  exercise: z.boolean(),
  /** A model is there; otherwise answers are passages of the material. */
  model: z.boolean(),
  /** The reader, or who decides for them, wants no tutor: conversations can be read, and nothing asked. */
  off: z.boolean(),
  limit: askLimitSchema,
});
export type Opening = z.infer<typeof openingSchema>;

export const QUESTION_LENGTH = 2000;
export const askSchema = placeSchema.extend({
  /** Left out: a new conversation. */
  threadId: z.uuid().nullish(),
  question: z.string().trim().min(1).max(QUESTION_LENGTH),
});
export type Ask = z.infer<typeof askSchema>;

export const reportSchema = z.object({
  reason: z.enum(['wrong', 'unclear', 'unkind', 'other']),
  words: z.string().trim().max(1000).default(''),
});
export const chatReportSchema = z.object({
  id: z.uuid(),
  question: z.string(),
  answer: z.string(),
  writtenBy: z.string(),
  reason: reportSchema.shape.reason,
  words: z.string(),
  at: z.iso.datetime(),
});
export type ChatReport = z.infer<typeof chatReportSchema>;

/** What comes over the wire while an answer is made. */
export type TutorEvent =
  /** First: the conversation, and the learner's question as it is kept. */
  | { type: 'asked'; thread: ChatThread; message: ChatMessage }
  | { type: 'queued'; position: number; waitMs: number }
  | { type: 'started'; model: string }
  | { type: 'block'; block: ChatBlock; citations: ChatCitation[] }
  /** What was shown so far is taken back: another answer takes its place. */
  | { type: 'restart' }
  | { type: 'done'; message: TutorMessage; limit: AskLimit };

export const storedBlockSchema = chatBlockSchema.omit({ html: true }).extend({ markdown: z.string() });
export type StoredBlock = z.infer<typeof storedBlockSchema>;
/** A reply as it is stored: Markdown, rendered anew on each reading. */
export const storedReplySchema = replyHead.extend({ blocks: z.array(storedBlockSchema) });
export type StoredReply = z.infer<typeof storedReplySchema>;

export const tutorErrors = {
  /** The learner, or who decides for them, wants no tutor. */
  tutor_off: 403,
  thread_not_found: 404,
  message_not_found: 404,
  place_not_found: 404,
  too_many_questions: 429,
  still_answering: 409,
} as const;
