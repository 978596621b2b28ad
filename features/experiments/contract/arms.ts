import { z } from 'zod';
import { approachSchema } from '@/features/lessons/contract';

/** What can be compared: how lessons teach, what chooses the next step, how a model is asked to write. One of each at a time in a course. */
export const subjectSchema = z.enum(['approach', 'policy', 'prompt']);
export type Subject = z.infer<typeof subjectSchema>;

/** What an arm does. The first arm of an experiment is what the others are held against. */
export const armSettingsSchema = z.discriminatedUnion('subject', [
  z.object({
    subject: z.literal('approach'),
    /** `bandit`: chosen for each learner and concept from what taught so far; else the same one wherever the material bears it. */
    approach: z.enum([...approachSchema.options, 'bandit']),
  }),
  z.object({
    subject: z.literal('policy'),
    /** `pathway`: everything that Pathways weighs; `course_order`: the course's own order, behind the same gates. */
    policy: z.enum(['pathway', 'course_order']),
  }),
  z.object({
    subject: z.literal('prompt'),
    /** Name and version of a prompt, as its file has them. */
    prompt: z.string().max(80),
    version: z.number().int().min(1),
    /** `simple`: the ranges of plainer words. A learner who asked for plainer words keeps them in every arm. */
    words: z.enum(['usual', 'simple']),
  }),
]);
export type ArmSettings = z.infer<typeof armSettingsSchema>;
