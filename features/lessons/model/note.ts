import type { ModelFailure } from '@/platform/models/types';
import type { LessonNote } from '../contract';

/** What a learner is told where a model failed; null where there is nothing to tell: none is configured, or they left. */
const NOTES: Record<ModelFailure, LessonNote | null> = {
  not_configured: null,
  cancelled: null,
  unavailable: 'model_unreachable',
  loading: 'model_unreachable',
  interrupted: 'model_unreachable',
  busy: 'model_busy',
  timeout: 'model_busy',
  over_budget: 'model_budget',
  context_overflow: 'model_unfit',
  schema_mismatch: 'model_unfit',
  refused: 'model_unfit',
  bad_answer: 'model_unfit',
};

export function noteOf(failure: ModelFailure): LessonNote | null {
  return NOTES[failure];
}
