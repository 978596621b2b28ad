import type { Random } from '../random/random';
import { type ApproachArms, copyArms, createArms, observeArm, resetArms, teachingRate } from './approach-arms';
import { type CourseModel, ITEM_LEVELS } from './course-model';
import type { LearnerView } from './learner-view';
import type { Choice } from './policy';
import { type Credit, creditOf } from './soft-credit';
import { thompsonApproach } from './thompson';

/** The bandit over ways of teaching as a policy uses it: choose, and learn from the next answer on the same concept. */
export interface ApproachChoice {
  arms: ApproachArms;
  reset(): void;
  choose(concept: number, random: Random): number;
  /** An answer on `choice.concept`, which is in the view already; then comes the explanation in `choice.approach`. */
  observe(view: LearnerView, choice: Choice, correct: boolean): void;
  /** The same for the same learner, to go another way from here on. */
  fork(): ApproachChoice;
}

export function createApproachChoice(model: CourseModel): ApproachChoice {
  const { count } = model.graph;
  return choiceFrom(model, new Int8Array(count).fill(-1), new Float64Array(count));
}

/** @param shown by concept, the approach of the last explanation (−1 for none), and `before` p(L) before it. */
function choiceFrom(model: CourseModel, shown: Int8Array, before: Float64Array): ApproachChoice {
  const arms = createArms(model.graph.count, model.approachRate);
  const credit: Credit = { tried: 0, taught: 0 };
  return {
    arms,
    reset() {
      resetArms(arms);
      shown.fill(-1);
    },
    choose: (concept, random) => thompsonApproach(arms, concept, random),
    observe(view, choice, correct) {
      const { concept, approach, item } = choice;
      const last = shown[concept] ?? -1;
      if (last >= 0) {
        const at = concept * ITEM_LEVELS + item;
        creditOf(
          before[concept] ?? 0,
          teachingRate(arms, concept, last),
          model.rightKnown[at] ?? 0,
          model.rightUnknown[at] ?? 0,
          correct,
          credit,
        );
        observeArm(arms, concept, last, credit.tried, credit.taught);
      }
      shown[concept] = approach;
      before[concept] = view.posteriorKnown;
    },
    fork() {
      const other = choiceFrom(model, shown.slice(), before.slice());
      copyArms(arms, other.arms);
      return other;
    },
  };
}
