import { answerKey } from '@/platform/models/answer-key';
import { promptVersion } from '@/platform/models/prompt';
import { type StoredReply, storedReplySchema } from '../contract';
import { tutorAnswerPrompt } from '../prompts/tutor-answer';
import type { Turn } from './turn';

/** Whether an answer has nothing of this learner in it, so that whoever asks the same may have it. */
export function isImpersonal(turn: Turn): boolean {
  return turn.history.length === 0 && turn.open.length === 0 && turn.recent.length === 0;
}

/** The same for the same prompt, models, place, mode and question; that the material is the same the cache looks after. */
export function keptKey(turn: Turn, models: readonly string[]): string {
  return answerKey({
    prompt: promptVersion(tutorAnswerPrompt),
    models,
    mode: `${turn.mode ?? ''} ${turn.concept?.id ?? ''}`,
    language: turn.course.language,
    question: turn.question,
  });
}

/** A kept answer, if it is still one of this version; marked as kept. */
export function readKept(value: unknown): StoredReply | null {
  const read = storedReplySchema.safeParse(value);
  return read.success ? { ...read.data, notes: [...new Set([...read.data.notes, 'kept' as const])] } : null;
}
