import type { TracingData } from '@/core/tracing/dataset';
import { predictOnline } from './follow-all';
import type { OnlineIrt } from './follow-learner';
import { DEFAULT_SETTINGS, type FollowSettings } from './settings';
import { calibrateBySkill } from './skill-calibration';
import { subsetOfLearners } from './subset-of-learners';
import { tuneSettings } from './tune-settings';

/** One learner in so many is kept from the items while the settings are tuned. */
const HELD_OUT = 5;
/** With fewer learners the default settings stay. */
const LEAST_LEARNERS = 50;

/**
 * Fits items by skill and the movement of ability: the settings are those that predict learners best who were kept from
 * the items, then the items are fitted once more on all. No randomness; no data at all gives a model that says ½.
 *
 * @param settings given ones are not tuned, which saves most of the time.
 */
export function fitOnlineIrt(data: TracingData, settings?: FollowSettings): OnlineIrt {
  return { settings: settings ?? tunedOn(data), calibration: calibrateBySkill(data) };
}

function tunedOn(data: TracingData): FollowSettings {
  if (data.learners < LEAST_LEARNERS) return { ...DEFAULT_SETTINGS };
  const kept = subsetOfLearners(data, (learner) => learner % HELD_OUT !== 0);
  const held = subsetOfLearners(data, (learner) => learner % HELD_OUT === 0);
  return tuneSettings({ calibration: calibrateBySkill(kept), settings: DEFAULT_SETTINGS }, held);
}

/**
 * P(right) of every row of the data themselves, as for learners the items never saw: each learner is followed with items
 * fitted on the learners of the other folds. For what is trained on top of these predictions.
 *
 * @param folds 2 or more; learner `l` lies in fold l % folds.
 */
export function crossPredictOnline(data: TracingData, folds: number, settings: FollowSettings): Float64Array {
  const chances = new Float64Array(data.rows);
  for (let fold = 0; fold < folds; fold++) {
    const model = fitOnlineIrt(
      subsetOfLearners(data, (learner) => learner % folds !== fold),
      settings,
    );
    const held = predictOnline(
      model,
      subsetOfLearners(data, (learner) => learner % folds === fold),
    );
    let next = 0;
    for (let row = 0; row < data.rows; row++) {
      if ((data.learner[row] ?? 0) % folds === fold) chances[row] = held[next++] ?? 0;
    }
  }
  return chances;
}
