import { z } from 'zod';
import type { ObjectSchema } from '@/platform/models/types';

/** Kinds of exercises that a model may propose. */
export const PROPOSED_KINDS = ['choice', 'truth', 'cloze', 'numeric', 'short', 'ordering', 'matching'] as const;
export type ProposedKind = (typeof PROPOSED_KINDS)[number];

/** Exercises of one kind that a model is asked for at a time. */
export const MOST_AT_ONCE = 3;

const words = (most: number) => z.string().max(most);
const common = {
  /** Ref of the passage that the answer stands on, such as `c1`. */
  passage: words(8),
  /** Words of that passage, as they are. */
  quote: words(500),
  hint1: words(240),
  hint2: words(240),
  why: words(500),
  difficulty: z.enum(['easy', 'medium', 'hard']),
};
const wrong = z.array(z.object({ text: words(240), why: words(300) })).max(4);

const choice = z.object({ kind: z.literal('choice'), question: words(400), right: words(240), wrong, ...common });
const truth = z.object({ kind: z.literal('truth'), right: words(300), wrong, ...common });
const cloze = z.object({
  kind: z.literal('cloze'),
  sentence: words(400),
  answers: z.array(words(60)).max(4),
  ...common,
});
const numeric = z.object({
  kind: z.literal('numeric'),
  question: words(400),
  value: z.number(),
  unit: words(20),
  ...common,
});
const short = z.object({
  kind: z.literal('short'),
  question: words(400),
  reference: words(500),
  points: z.array(z.object({ wordings: z.array(words(60)).max(4) })).max(5),
  ...common,
});
const ordering = z.object({
  kind: z.literal('ordering'),
  question: words(300),
  steps: z.array(words(200)).max(7),
  ...common,
});
const matching = z.object({
  kind: z.literal('matching'),
  question: words(300),
  pairs: z.array(z.object({ left: words(120), right: words(240) })).max(5),
  ...common,
});

/** One exercise as a model writes it: flat, all fields there, in the subset of JSON schema that every server takes. */
export type Proposal =
  | z.infer<typeof choice>
  | z.infer<typeof truth>
  | z.infer<typeof cloze>
  | z.infer<typeof numeric>
  | z.infer<typeof short>
  | z.infer<typeof ordering>
  | z.infer<typeof matching>;

const several = <Item extends z.ZodType<Proposal>>(item: Item) => z.object({ items: z.array(item).max(MOST_AT_ONCE) });

/** What a model is held to, one kind at a time: small models manage that. */
export const PROPOSAL_SCHEMAS: Record<ProposedKind, ObjectSchema<{ items: Proposal[] }>> = {
  choice: { name: 'exercises_choice', zod: several(choice) },
  truth: { name: 'exercises_truth', zod: several(truth) },
  cloze: { name: 'exercises_gap', zod: several(cloze) },
  numeric: { name: 'exercises_number', zod: several(numeric) },
  short: { name: 'exercises_own_words', zod: several(short) },
  ordering: { name: 'exercises_order', zod: several(ordering) },
  matching: { name: 'exercises_match', zod: several(matching) },
};
