import { type BktFitOptions, type CountsInARow, type FittedSkill, fitSkills } from './bkt-fit';
import { buildForest, type ForestOptions } from './bkt-forest';
import { checkProbability } from './bkt-refusals';
import type { TracingData } from './dataset';

export interface RefitOptions extends Omit<BktFitOptions, 'keptCounts' | 'warmStart'> {
  /** What the answers fitted so far still count, 0 to 1: 1 never forgets them, 0.99 a night halves them in ten weeks. */
  keep?: number;
  /** p(L) of a learner on a skill where these answers go on, NaN where they begin. */
  startKnown?: ForestOptions['startKnown'];
  /** Emission class of each new row, where the fit has classes. */
  emissionClass?: Int32Array;
}

/**
 * Fits on with new answers alone. What earlier ones taught is kept as their expected counts (the sufficient statistics of
 * the model), which stand beside the new ones as pseudo-counts in every step: the incremental form of
 * expectation-maximisation (Neal and Hinton, "A view of the EM algorithm that justifies incremental, sparse, and other
 * variants", 1998). Costs as much as the new answers, however many there were; what is lost is that old hidden states are
 * not thought over again under the new parameters, so now and then everything is fitted afresh.
 *
 * @param previous fits by skill code; `data` is read with the same dictionaries, and may have new skills after them.
 * @returns fits whose counts are the kept and the new ones together, ready for the next refit.
 * @throws RangeError where `keep` is no share.
 */
export function refitSkills(previous: readonly FittedSkill[], data: TracingData, options: RefitOptions): FittedSkill[] {
  const { keep = 1, startKnown, emissionClass, ...fit } = options;
  checkProbability('keep', keep);
  const forest = buildForest(data, {
    ...(startKnown ? { startKnown } : {}),
    ...(emissionClass ? { emissionClass } : {}),
  });
  const kept = previous.map(
    ({ events, trials }): CountsInARow => ({
      events: events.map((value) => keep * value),
      trials: trials.map((value) => keep * value),
    }),
  );
  const fitted = fitSkills(forest, {
    ...fit,
    starts: fit.starts ?? 1,
    keptCounts: (skill) => kept[skill],
    warmStart: (skill) => previous[skill]?.row,
  });
  return fitted.map((skill, code) => withKept(skill, kept[code]));
}

function withKept(skill: FittedSkill, kept: CountsInARow | undefined): FittedSkill {
  if (!kept || kept.events.length !== skill.events.length) return skill;
  return {
    ...skill,
    events: skill.events.map((value, i) => value + (kept.events[i] ?? 0)),
    trials: skill.trials.map((value, i) => value + (kept.trials[i] ?? 0)),
  };
}
