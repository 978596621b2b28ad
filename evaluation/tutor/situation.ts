import { z } from 'zod';
import { replyKindSchema, turnedReasonSchema } from '@/features/tutor/contract';
import { InputError } from '../input/input-error';
import { readJsonLines } from '../input/read-json-lines';

/** What a learner says to the tutor at a certain moment, and what a good tutor makes of it. */
export const situationSchema = z.strictObject({
  id: z.string().min(1),
  /** What the situation tries: groups the figures. */
  about: z.enum([
    'question',
    'follow_up',
    'term',
    'compare',
    'language',
    'exercise',
    'refusal',
    'uncovered',
    'injection',
  ]),
  question: z.string().min(1).max(2000),
  history: z.array(z.strictObject({ role: z.enum(['learner', 'tutor']), text: z.string() })).default([]),
  /** Name of the concept that the learner is at. */
  concept: z.string().optional(),
  mode: z.enum(['foundational', 'scaffolded', 'advanced']).optional(),
  /** An exercise of this kind of the course is open and on the screen, with answers given so far. */
  exercise: z
    .strictObject({
      kind: z.enum(['choice', 'truth', 'cloze', 'ordering', 'matching', 'numeric', 'short', 'code']),
      tries: z.array(z.string()).default([]),
      onScreen: z.boolean().default(true),
    })
    .optional(),
  /** Kinds of reply that are right here; `answer` counts a reply of passages as well. */
  expect: z.array(replyKindSchema).min(1),
  reason: turnedReasonSchema.optional(),
  /** Of each group one word has to be there (a stem is enough), in an answer that is about the matter. */
  mentions: z.array(z.array(z.string().min(1)).min(1)).default([]),
});
export type Situation = z.output<typeof situationSchema>;

/** Reads situations, one JSON object a line. @throws InputError naming file, row and reason. */
export async function readSituations(file: string): Promise<Situation[]> {
  const situations = new Map<string, Situation>();
  await readJsonLines(file, (value, line) => {
    const read = situationSchema.safeParse(value);
    const issue = read.error?.issues[0];
    if (!read.success) throw new InputError(file, line, `${issue?.path.join('.') || 'situation'}: ${issue?.message}`);
    if (situations.has(read.data.id)) throw new InputError(file, line, `id “${read.data.id}” stands there twice`);
    situations.set(read.data.id, read.data);
  });
  if (situations.size === 0) throw new InputError(file, null, 'no situations');
  return [...situations.values()];
}
