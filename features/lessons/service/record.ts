import type { OutputRecord } from '@/features/language-models/contract';
import type { Tx } from '@/platform/database/transaction';
import type { ModelError } from '@/platform/models/types';
import type { TutorDeps } from '../deps';
import type { PreparedDraft } from '../model/draft';
import type { LessonRequest } from './need';

/** Records a lesson that a model wrote. @returns the record's id. */
export async function recordShown(
  { outputs }: TutorDeps,
  tx: Tx,
  request: LessonRequest,
  { making, served, calls }: PreparedDraft,
): Promise<string> {
  await outputs.recordCalls(tx, { courseId: request.courseId, learnerId: request.learnerId }, calls ?? []);
  return outputs.record(tx, {
    ...common(request),
    served,
    chunkIds: making.chunkIds,
    droppedChunkIds: making.droppedChunkIds,
    outcome: 'shown',
    problem: null,
    grounding: making.grounding,
  });
}

/** Records that a model wrote none, and why. */
export function recordFailure(
  { outputs }: TutorDeps,
  tx: Tx,
  request: LessonRequest,
  error: ModelError,
  need: { chunkIds: string[]; droppedChunkIds: string[] } | null,
): Promise<string> {
  return outputs.record(tx, {
    ...common(request),
    served: null,
    chunkIds: need?.chunkIds ?? [],
    droppedChunkIds: need?.droppedChunkIds ?? [],
    outcome: error.failure === 'cancelled' ? 'cancelled' : 'fallback',
    problem: { code: error.failure, message: error.message },
    grounding: null,
  });
}

function common({ courseId, learnerId }: LessonRequest): Pick<OutputRecord, 'task' | 'courseId' | 'learnerId'> {
  return { task: 'lesson', courseId, learnerId };
}
