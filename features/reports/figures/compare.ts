import { changeByLearner, differenceByLearner } from '@/core/evaluation/by-learner';
import { cliffsDelta, type Dominance, dominanceOfChange } from '@/core/experiments/cliffs-delta';
import type { ArmFigures } from '@/core/experiments/compare-arms';
import { type EffectSize, hedgesG, hedgesGOfChange } from '@/core/experiments/effect-size';
import { type ComparedFigure, type Estimate, FEWEST_LEARNERS, type FigureKey } from '../contract';
import { estimateOf, figureOf, seedFor } from './figures';
import { type Measure, measures } from './measures';
import type { Group, LearnerRecord } from './records';

/** A figure of two groups of different learners; the second less the first. */
export function compareGroups(figure: FigureKey, first: Group, second: Group): ComparedFigure {
  const measure = measures[figure];
  const [ones, others] = [first.learners.filter(measure.has), second.learners.filter(measure.has)];
  const both = { figure, first: figureOf(figure, first), second: figureOf(figure, second) };
  if (Math.min(ones.length, others.length) < FEWEST_LEARNERS) return { ...both, difference: null, effect: null };
  const difference = estimateOf(
    differenceByLearner(
      [ones.length, measure.statistic(ones, first.dayCount)],
      [others.length, measure.statistic(others, second.dayCount)],
      { seed: seedFor(figure) },
    ),
  );
  const values = ones.map((record) => measure.ofOne(record, first.dayCount));
  const otherValues = others.map((record) => measure.ofOne(record, second.dayCount));
  const effect = () =>
    measure.effect === 'cliffs_delta'
      ? ofDominance(cliffsDelta(values, otherValues))
      : ofEffect(hedgesG(armOf(values), armOf(otherValues)));
  return { ...both, difference, effect: effectOf(measure, difference, effect) };
}

/** A figure of the same learners in two periods: only those of whom it can be had in both. */
export function comparePeriods(figure: FigureKey, first: Group, second: Group): ComparedFigure {
  const measure = measures[figure];
  const pairs = pairsOf(first, second).filter(([before, after]) => measure.has(before) && measure.has(after));
  const before = pairs.map(([record]) => record);
  const after = pairs.map(([, record]) => record);
  const both = {
    figure,
    first: figureOf(figure, { ...first, learners: before }),
    second: figureOf(figure, { ...second, learners: after }),
  };
  if (pairs.length < FEWEST_LEARNERS) return { ...both, difference: null, effect: null };
  const difference = estimateOf(
    changeByLearner(
      pairs.length,
      measure.statistic(before, first.dayCount),
      measure.statistic(after, second.dayCount),
      {
        seed: seedFor(figure),
      },
    ),
  );
  const values = before.map((record) => measure.ofOne(record, first.dayCount));
  const later = after.map((record) => measure.ofOne(record, second.dayCount));
  const changes = later.map((value, index) => value - (values[index] ?? 0));
  const effect = () =>
    measure.effect === 'cliffs_delta'
      ? ofDominance(dominanceOfChange(changes))
      : ofEffect(hedgesGOfChange(armOf(changes), correlation(values, later)));
  return { ...both, difference, effect: effectOf(measure, difference, effect) };
}

/** The records of those who worked in both periods. */
export function pairsOf(first: Group, second: Group): [LearnerRecord, LearnerRecord][] {
  const later = new Map(second.learners.map((record) => [record.id, record]));
  return first.learners.flatMap((before): [LearnerRecord, LearnerRecord][] => {
    const after = later.get(before.id);
    return after && before.days.length > 0 && after.days.length > 0 ? [[before, after]] : [];
  });
}

function effectOf(measure: Measure, difference: Estimate | null, standard: () => Estimate | null) {
  const effect = measure.effect === 'difference_of_proportions' ? difference : standard();
  return effect ? { ...effect, measure: measure.effect } : null;
}

const ofEffect = (effect: EffectSize | null): Estimate | null =>
  effect && { value: effect.g, low: effect.low, high: effect.high };
const ofDominance = (found: Dominance | null): Estimate | null =>
  found && { value: found.delta, low: found.low, high: found.high };

function armOf(values: readonly number[]): ArmFigures {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { learners: values.length, mean, variance: squares / (values.length - 1) };
}

/** Pearson's correlation; 0 where one side doesn't vary. */
function correlation(first: readonly number[], second: readonly number[]): number {
  const [one, other] = [armOf(first), armOf(second)];
  const together = first.reduce((sum, value, i) => sum + (value - one.mean) * ((second[i] ?? 0) - other.mean), 0);
  const spread = Math.sqrt(one.variance * other.variance) * (first.length - 1);
  return spread > 0 ? together / spread : 0;
}
