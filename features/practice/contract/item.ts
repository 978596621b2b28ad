import { z } from 'zod';

const optionSchema = z.object({ id: z.string(), text: z.string() });

/** What a learner sees of an item. `…Html` fields are sanitised HTML made by the server from the Markdown beside them. */
export const itemBodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), prompt: z.string(), options: z.array(optionSchema).min(2).max(6) }),
  z.object({ kind: z.literal('truth'), prompt: z.string(), options: z.array(optionSchema).min(2).max(6) }),
  /** `text` has one gap written as `____`. */
  z.object({ kind: z.literal('cloze'), prompt: z.string(), text: z.string() }),
  z.object({ kind: z.literal('ordering'), prompt: z.string(), steps: z.array(optionSchema).min(3).max(9) }),
  z.object({
    kind: z.literal('matching'),
    prompt: z.string(),
    left: z.array(optionSchema).min(2).max(6),
    right: z.array(optionSchema).min(2).max(6),
  }),
  z.object({ kind: z.literal('numeric'), prompt: z.string(), unit: z.string().nullable() }),
  z.object({ kind: z.literal('short'), prompt: z.string() }),
  /** `code` has one gap written as `____`. */
  z.object({ kind: z.literal('code'), prompt: z.string(), lang: z.string(), code: z.string() }),
]);
export type ItemBody = z.infer<typeof itemBodySchema>;
export type ItemKind = ItemBody['kind'];

/** What makes an answer right; never leaves the server before the answer is shown (teachers see it). */
export const itemKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), optionId: z.string() }),
  z.object({ kind: z.literal('truth'), optionId: z.string() }),
  /** `rivals`: other terms of the course, which are never taken for a misspelling of an answer. */
  z.object({
    kind: z.literal('cloze'),
    answers: z.array(z.string()).min(1),
    rivals: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal('ordering'), order: z.array(z.string()) }),
  z.object({ kind: z.literal('matching'), pairs: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('numeric'), value: z.number(), tolerance: z.number().min(0) }),
  z.object({ kind: z.literal('short'), reference: z.string(), keyPoints: z.array(z.array(z.string())).min(1) }),
  z.object({ kind: z.literal('code'), answers: z.array(z.string()).min(1) }),
]);
export type ItemKey = z.infer<typeof itemKeySchema>;

export const responseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), optionId: z.string().max(40) }),
  z.object({ kind: z.literal('truth'), optionId: z.string().max(40) }),
  z.object({ kind: z.literal('cloze'), text: z.string().max(500) }),
  z.object({ kind: z.literal('ordering'), order: z.array(z.string().max(40)).max(20) }),
  z.object({ kind: z.literal('matching'), pairs: z.record(z.string().max(40), z.string().max(40)) }),
  z.object({ kind: z.literal('numeric'), text: z.string().max(60) }),
  z.object({ kind: z.literal('short'), text: z.string().max(5000) }),
  z.object({ kind: z.literal('code'), text: z.string().max(2000) }),
]);
export type ItemResponse = z.infer<typeof responseSchema>;

/** Why the machine trusts an item that a model proposed: shown to the teacher who looks at it. */
export const itemTrustSchema = z.object({
  /** Which model wrote it, with which prompt. */
  model: z.string(),
  prompt: z.object({ name: z.string(), version: z.number().int() }),
  /** Record of the output. */
  outputId: z.string(),
  /** Who solved it again without the key and came to the same answer. */
  solvedBy: z.array(z.object({ model: z.string(), purpose: z.enum(['tutor', 'judge']) })),
  /** Words of the passage that the answer stands on. */
  quote: z.string(),
});
export type ItemTrust = z.infer<typeof itemTrustSchema>;

/** An item as the generator makes it and as the bank stores it, before ids. */
export interface GeneratedItem {
  conceptId: string;
  chunkId: string;
  /** Range in the source that the item was made from. */
  start: number;
  end: number;
  body: ItemBody;
  key: ItemKey;
  /** Exactly three, from a nudge to the passage; Markdown. None gives the answer away before the third. */
  hints: [string, string, string];
  /** The answer with why, from the material; Markdown. */
  worked: string;
  /** For choice and truth: what each wrong option really is, by option id; Markdown. */
  explanations: Record<string, string>;
  /** 0 easy to 1 hard, a guess until learners' answers calibrate it. */
  difficulty: number;
  /** Same material, same question: stays the same across re-ingestion. */
  fingerprint: string;
}
