import type { LessonsService } from '@/features/lessons/service';
import type { MasteryService } from '@/features/mastery/service';
import type { RecommendationChangesPort } from '@/features/recommendations/contract';
import type { Tx } from '@/platform/database/transaction';

type Changes = RecommendationChangesPort<Tx>;

/** Lessons that tell recommendations of feedback on them. */
export function tellingLessons(lessons: LessonsService, changes: Changes): LessonsService {
  return {
    ...lessons,
    async feedback(tx, courseId, lessonId, learnerId, input) {
      await lessons.feedback(tx, courseId, lessonId, learnerId, input);
      await changes.learnerChanged(tx, learnerId, courseId);
    },
  };
}

/** Mastery for explanations in own words, which are evidence without an exercise: recommendations are told of each. */
export function tellingMastery(mastery: MasteryService, changes: Changes): MasteryService {
  return {
    ...mastery,
    async recordEvidence(tx, input) {
      const change = await mastery.recordEvidence(tx, input);
      await changes.learnerChanged(tx, input.learnerId, input.courseId);
      return change;
    },
    async overrule(tx, input) {
      const change = await mastery.overrule(tx, input);
      if (change) await changes.learnerChanged(tx, input.learnerId, input.courseId);
      return change;
    },
  };
}
