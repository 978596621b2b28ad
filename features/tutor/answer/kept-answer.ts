import { createHash } from 'node:crypto';
import type { RetrievedPassage } from '@/features/library/contract';
import { type StoredReply, storedReplySchema } from '../contract';
import { tutorAnswerPrompt } from '../prompts/tutor-answer';
import type { Turn } from './turn';

/** Whether an answer has nothing of this learner in it, so that whoever asks the same may have it. */
export function isImpersonal(turn: Turn): boolean {
  return turn.history.length === 0 && turn.open.length === 0 && turn.recent.length === 0;
}

/** The same for the same prompt, model, passages as they are now, mode and question. */
export function keptKey(turn: Turn, model: string, passages: readonly RetrievedPassage[]): string {
  const question = turn.question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[?!. ]+$/, '');
  const parts = [
    tutorAnswerPrompt.name,
    tutorAnswerPrompt.version,
    model,
    turn.mode ?? '',
    turn.concept?.id ?? '',
    question,
    ...passages.flatMap((passage) => [passage.chunkId, passage.text]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** A kept answer, if it is still one of this version; marked as kept. */
export function readKept(value: unknown): StoredReply | null {
  const read = storedReplySchema.safeParse(value);
  return read.success ? { ...read.data, notes: [...new Set([...read.data.notes, 'kept' as const])] } : null;
}
