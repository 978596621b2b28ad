import { logLoss } from '@/core/evaluation/log-loss';
import type { TracingData } from '@/core/tracing/dataset';
import { predictOnline } from './follow-all';
import type { OnlineIrt } from './follow-learner';
import type { FollowSettings } from './settings';

/** Factors by which a setting is moved up and down, coarse first. */
const FACTORS = [2, 1.4, 1.2];
const RANGES: Record<keyof FollowSettings, [least: number, most: number]> = {
  skillVariance: [0.01, 4],
  abilityDrift: [1e-4, 0.2],
  skillDrift: [1e-4, 0.2],
  practice: [0.01, 2],
};

/** Searches, setting by setting, for the smallest log-loss on learners that the calibration has not seen. */
export function tuneSettings(model: OnlineIrt, held: TracingData): FollowSettings {
  let settings = { ...model.settings };
  const lossOf = (tried: FollowSettings) =>
    logLoss(held.correct, predictOnline({ calibration: model.calibration, settings: tried }, held));
  let best = lossOf(settings);
  for (const factor of FACTORS) {
    for (const name of ['practice', 'skillVariance', 'abilityDrift', 'skillDrift'] as const) {
      const [least, most] = RANGES[name];
      for (const step of [factor, 1 / factor]) {
        const tried = { ...settings, [name]: Math.min(most, Math.max(least, settings[name] * step)) };
        const loss = lossOf(tried);
        if (!(loss < best)) continue;
        [settings, best] = [tried, loss];
        break;
      }
    }
  }
  return settings;
}
