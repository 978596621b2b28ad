import { z } from 'zod';
import { type Role, roles } from '@/platform/database/roles';

/** `making` and `removing` are worked on by a job; `failed`: nothing of it is left but the word that it failed. */
export const demoStateSchema = z.enum(['making', 'ready', 'removing', 'failed']);
export type DemoState = z.infer<typeof demoStateSchema>;

/** What is worked on; each is a line of the progress page. */
export const demoStageSchema = z.enum(['waiting', 'course', 'people', 'history', 'after', 'finished', 'removing']);
export type DemoStage = z.infer<typeof demoStageSchema>;

/** How large a demo school is. */
export const demoSizeSchema = z.object({
  /** Learners of each of the two classes. */
  learnersPerClass: z.number().int().min(1).max(200).default(30),
  /** Weeks of history before now. */
  weeks: z.number().int().min(1).max(26).default(6),
  /** The same seed gives the same school. */
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});
export type DemoSize = z.infer<typeof demoSizeSchema>;

/** Of which roles somebody of the demo can be signed in as, in the order in which they are shown. */
export const demoRoles = [
  'teacher',
  'learner',
  'guardian',
  'counsellor',
  'school_admin',
  'dpo',
] as const satisfies readonly Role[];
export type DemoRole = (typeof demoRoles)[number];

/** All that a demo school is made from. */
export interface DemoPlan extends DemoSize {
  /** Where its history ends, as an ISO moment. */
  until: string;
  /** Who is left out is not made, or can’t be signed in as. */
  passwordHashes: Partial<Record<DemoRole, string>>;
}

/** A person of the demo school who can be signed in as; the password is told once, when the making begins. */
export const demoAccountSchema = z.object({
  role: z.enum(roles),
  name: z.string(),
  email: z.string(),
  password: z.string(),
});
export type DemoAccount = z.infer<typeof demoAccountSchema>;

export const demoSchema = z.object({
  /** Null: there is no demo school. */
  state: demoStateSchema.nullable(),
  stage: demoStageSchema.nullable(),
  /** Share of the work that is done, 0 to 1. */
  share: z.number(),
  /** Its removal takes the school's own entry with it: it was made on the first screen and holds nothing else. */
  ownDistrict: z.boolean(),
  counts: z.object({
    learners: z.number().int(),
    teachers: z.number().int(),
    classes: z.number().int(),
    answers: z.number().int(),
    lessons: z.number().int(),
  }),
  /** The demo's people who can be signed in as, without their passwords. */
  people: z.array(demoAccountSchema.omit({ password: true })),
  courseId: z.uuid().nullable(),
});
export type Demo = z.infer<typeof demoSchema>;

/** The demo school as it was begun, with its passwords, which are told this once. */
export const demoBegunSchema = z.object({ accounts: z.array(demoAccountSchema) });
export type DemoBegun = z.infer<typeof demoBegunSchema>;

export const demoErrors = {
  demo_exists: 409,
  no_demo: 404,
  demo_finished: 409,
} as const;
