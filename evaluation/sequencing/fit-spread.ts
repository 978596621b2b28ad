import { type CourseModel, ITEM_LEVELS, type LearnerSpread } from '@/core/sequencing/course-model';
import { shiftedModels } from '@/core/sequencing/learner-kinds';
import type { PilotLog } from './pilot';

type Fitted = Pick<CourseModel, 'pInit' | 'pInitReady' | 'pLearn' | 'rightKnown' | 'rightUnknown'>;

/** Steps of the search, in log-odds: coarse, then fine. */
const STEPS = [0.4, 0.2, 0.1] as const;

/** Differences beyond this are noise of few learners. */
const WIDEST = 2;

const START: LearnerSpread = { init: 0.8, learn: 0.4, right: 0.4, rightByQuickness: 0.2 };

/**
 * How far learners differ: the deviations under which the pilot's answers are most likely, each learner one of the kinds with their
 * prior weights (marginal likelihood), found by a pattern search (R. Hooke and T. Jeeves, Journal of the ACM 8, 1961).
 */
export function fitSpread(log: PilotLog, model: Fitted): LearnerSpread {
  let best = START;
  let height = marginalLikelihood(log, model, best);
  for (const step of STEPS) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const key of ['init', 'learn', 'right', 'rightByQuickness'] as const) {
        for (const direction of [step, -step]) {
          const value = Math.min(WIDEST, Math.max(key === 'rightByQuickness' ? -WIDEST : 0, best[key] + direction));
          if (value === best[key]) continue;
          const tried = { ...best, [key]: value };
          const reached = marginalLikelihood(log, model, tried);
          if (!(reached > height + 1e-6)) continue;
          best = tried;
          height = reached;
          moved = true;
          break;
        }
      }
    }
  }
  return best;
}

/** Log-likelihood of all answers of the pilot, each concept by itself, without forgetting. */
export function marginalLikelihood(log: PilotLog, model: Fitted, spread: LearnerSpread): number {
  const kinds = shiftedModels(model, spread);
  const likelihoods = kinds.map((kind) => learnerLikelihoods(log, kind.model));
  let sum = 0;
  for (let learner = 0; learner < log.learners; learner++) {
    const logs = likelihoods.map((of, kind) => (of[learner] ?? 0) + Math.log(kinds[kind]?.weight ?? 0));
    const most = Math.max(...logs);
    sum += most + Math.log(logs.reduce((total, each) => total + Math.exp(each - most), 0));
  }
  return sum;
}

/** Log-likelihood of each learner's answers, were they of this model. */
function learnerLikelihoods({ learners, rows, learner, concept, item, correct }: PilotLog, model: Fitted) {
  const result = new Float64Array(learners);
  let [at, who] = [-1, -1];
  let known = 0;
  for (let row = 0; row < rows; row++) {
    const c = concept[row] ?? 0;
    const person = learner[row] ?? 0;
    if (c !== at || person !== who) known = model.pInit[c] ?? 0;
    [at, who] = [c, person];
    const emission = c * ITEM_LEVELS + (item[row] ?? 0);
    const right = correct[row] === 1;
    const rightKnown = model.rightKnown[emission] ?? 0;
    const rightUnknown = model.rightUnknown[emission] ?? 0;
    const both = known * (right ? rightKnown : 1 - rightKnown);
    const all = both + (1 - known) * (right ? rightUnknown : 1 - rightUnknown);
    result[person] = (result[person] ?? 0) + Math.log(all);
    known = both / all;
    known += (1 - known) * (model.pLearn[c] ?? 0);
  }
  return result;
}
