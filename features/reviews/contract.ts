import { z } from 'zod';
import { presentationSchema } from '@/features/practice/contract';

/** Concepts of a quick round: about five minutes. */
export const QUICK_ROUND = 8;
/** Most concepts of one round; what is due beyond it comes with the next. */
export const LONGEST_ROUND = 100;
/** Days that the calendar shows, today among them. */
export const CALENDAR_DAYS = 28;
/** Bounds of what may be wanted. */
export const RETENTION_BOUNDS = { least: 0.7, greatest: 0.97 } as const;
export const CAP_BOUNDS = { least: 1, greatest: 500 } as const;

const capSchema = z.number().int().min(CAP_BOUNDS.least).max(CAP_BOUNDS.greatest).nullable();

/** What a course wants of its reviews. */
export const reviewSettingsSchema = z.object({
  /** Probability of recall at which a concept is due. */
  retention: z.number().min(RETENTION_BOUNDS.least).max(RETENTION_BOUNDS.greatest),
  /** At most so many of the course's concepts a day for each learner; null: no limit. */
  dailyCap: capSchema,
});
export type ReviewSettings = z.infer<typeof reviewSettingsSchema>;

/** What a learner wants of their own reviews. */
export const reviewPreferencesSchema = z.object({
  /** At most so many concepts a day, of all courses together; null: no limit. */
  dailyCap: capSchema,
});
export type ReviewPreferences = z.infer<typeof reviewPreferencesSchema>;

/** Where a learner's reviews stand, and what is coming. Days are those of UTC. */
export const reviewsSchema = z.object({
  today: z.object({
    /** Wanted today and within the limits: those whose date has come, and those that would show that they have held. */
    due: z.number().int(),
    unproven: z.number().int(),
    /** Wanted today, and put off by a limit. */
    waiting: z.number().int(),
    /** Reviewed today in rounds. */
    done: z.number().int(),
  }),
  /** When the next one is due, while none is; null where nothing is coming. */
  nextAt: z.iso.datetime().nullable(),
  /** The round that is open, to go on with. */
  session: z.object({ id: z.uuid(), done: z.number().int(), total: z.number().int() }).nullable(),
  preferences: reviewPreferencesSchema,
  /** Courses that limit a day. */
  limits: z.array(z.object({ courseId: z.uuid(), title: z.string(), lang: z.string(), dailyCap: z.number().int() })),
  days: z.array(z.object({ date: z.iso.date(), count: z.number().int(), moved: z.number().int() })),
  /** Due after the last of these days. */
  later: z.number().int(),
});
export type Reviews = z.infer<typeof reviewsSchema>;

/** What is to be reviewed on a day, least recall first. */
export const reviewDaySchema = z.object({
  date: z.iso.date(),
  reviews: z.array(
    z.object({
      conceptId: z.uuid(),
      name: z.string(),
      courseId: z.uuid(),
      courseTitle: z.string(),
      lang: z.string(),
      dueAt: z.iso.datetime(),
      /** Probability of recall on that day (now, for today). */
      recall: z.number(),
      unproven: z.boolean(),
      /** A limit put it off from its own day. */
      moved: z.boolean(),
    }),
  ),
});
export type ReviewDay = z.infer<typeof reviewDaySchema>;

/** `quick`: about five minutes; `all`: as many as are wanted today; `more`: a quick round of what waits behind a limit. */
export const beginRoundSchema = z.object({ length: z.enum(['quick', 'all', 'more']) });
export type RoundLength = z.infer<typeof beginRoundSchema>['length'];

export const outcomeSchema = z.enum(['kept', 'slipped', 'elsewhere', 'dropped']);
export type ReviewOutcome = z.infer<typeof outcomeSchema>;

/** A round of reviews as it stands. */
export const roundSchema = z.object({
  id: z.uuid(),
  finished: z.boolean(),
  done: z.number().int(),
  total: z.number().int(),
  /** The question whose turn it is; null once the round is over, and before its first question was asked for. */
  current: z
    .object({
      ordinal: z.number().int(),
      /** It slipped earlier in this round. */
      again: z.boolean(),
      courseTitle: z.string(),
      lang: z.string(),
      presentation: presentationSchema,
    })
    .nullable(),
  /** Concepts with an outcome, in their order; one that came twice stands once, as its first answer has it. */
  concepts: z.array(
    z.object({
      conceptId: z.uuid(),
      name: z.string(),
      courseId: z.uuid(),
      courseTitle: z.string(),
      lang: z.string(),
      outcome: outcomeSchema,
      /** When it comes back; null where it is no longer reviewed. */
      dueAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type Round = z.infer<typeof roundSchema>;

/** What is kept of a learner's memory of one concept, as other features may ask for it. */
export interface ReviewMemory {
  /** When recall falls to what the course wants kept: the next unaided check. */
  dueAt: Date;
  /** Days after which recall has fallen to 90 %. */
  stabilityDays: number;
  /** Probability that the concept is recalled now, 0 to 1. */
  recall: number;
  lastReviewAt: Date;
}

/** What other features may ask; wired in `server/features.ts`. */
export interface ReviewsPort<Tx> {
  /** The memory of every concept of a course that a learner has answered on, by concept. */
  memoriesOf(tx: Tx, learnerId: string, courseId: string): Promise<Map<string, ReviewMemory>>;
  /** Mastered concepts whose date has come and that the limits leave for today, in all courses that the asker sees. */
  dueCount(tx: Tx, learnerId: string): Promise<number>;
}

export const reviewsErrors = {
  course_not_found: 404,
  round_not_found: 404,
  nothing_due: 409,
} as const;
