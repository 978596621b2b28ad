import { type ConceptMemory, reviewConcept } from '@/core/memory/memory';
import type { CountedAnswer, KeptMemory } from '@/features/mastery/contract';

/** What is stored of a memory: all but the date on which it is due, which follows from it and from what the course wants. */
export interface Remembered extends KeptMemory {
  /** Number of the event of the last answer. */
  basis: number;
}

/** An answer that counts, as memory sees it. */
export type Answer = Pick<CountedAnswer, 'at' | 'correct' | 'hintsUsed'>;

/** The memory of a concept after one more answer; null before the first. */
export function afterAnswer(memory: KeptMemory | null, answer: Answer): KeptMemory {
  const next = reviewConcept(memory && withDueDate(memory), answer);
  const { stabilityDays, difficulty, lastReviewAt, reps, lapses } = next;
  return { stabilityDays, difficulty, lastReviewAt, reps, lapses };
}

/** The memory that a whole history gives, answer by answer; null for an empty one. */
export function afterAll(answers: readonly CountedAnswer[]): Remembered | null {
  let memory: KeptMemory | null = null;
  for (const answer of answers) memory = answer.standsFor ?? afterAnswer(memory, answer);
  return memory && { ...memory, basis: answers.at(-1)?.sequence ?? 0 };
}

/** A memory as `core/memory` takes it; the date, which it doesn't read, is left at nought. */
export function withDueDate(memory: KeptMemory): ConceptMemory {
  return { ...memory, dueAt: 0 };
}
