import { type BoostingOptions, fitBoosting } from '../../boosting/fit-boosting';
import { type BoostingModel, boostingMargin } from '../../boosting/predict-boosting';
import type { TracingData } from '../dataset';
import { describeTrain } from '../logistic/describe-answers';
import { fitLogistic, type LogisticModel, logisticMargin } from '../logistic/fit-logistic';
import { type AnswerRates, fitRates } from '../logistic/rates';
import { mixOf, type Shares } from './mix';
import { fitNetworkMember, type NetworkMember } from './network-member';
import type { NetworkOptions } from './recurrent/fit-network';

/** Logistic tracing, boosted trees and a recurrent network on the same features, their log-odds mixed. */
export interface BestTracing {
  rates: AnswerRates;
  logistic: LogisticModel;
  trees: BoostingModel;
  /** Null where there were too few learners. */
  network: NetworkMember | null;
  shares: Shares;
}

export interface BestOptions {
  seed: number;
  trees?: Partial<BoostingOptions>;
  network?: Partial<NetworkOptions>;
  /** Told now and then how far the fit is. */
  progress?: (line: string) => void;
}

/** One learner in so many is kept from the fit, to say when to stop and how to mix. */
const HELD_OUT = 10;
/** With fewer learners than this nothing can be held out soundly: logistic tracing alone. */
const LEAST_LEARNERS = 40;

/** On held-out train learners of assist09, slower learning with more trees gained 0.0002 of log-loss for half as much time again. */
const TREES: BoostingOptions = {
  objective: 'logistic',
  rounds: 220,
  learningRate: 0.1,
  leaves: 24,
  minWeight: 15,
  l2: 5,
  rowShare: 0.7,
  columnShare: 0.6,
  patience: 15,
};

/**
 * Fits the three models on nine learners in ten and mixes them as predicts the tenth best. Trees: J. H. Friedman, Annals of
 * Statistics 29 (2001), 1189–1232; mixing by held-out data is D. H. Wolpert's stacking, Neural Networks 5 (1992), 241–259.
 * Deterministic for a seed.
 */
export function fitBest(train: TracingData, options: BestOptions): BestTracing {
  const features = describeTrain(train);
  const rates = fitRates(train, () => true);
  const enough = train.learners >= LEAST_LEARNERS;
  const heldOut = Uint8Array.from(train.learner, (learner) => (enough && learner % HELD_OUT === 7 ? 1 : 0));
  const fitted: number[] = [];
  const watched: number[] = [];
  for (let row = 0; row < train.rows; row++) (heldOut[row] ? watched : fitted).push(row);

  const logistic = fitLogistic(train, features, Int32Array.from(fitted));
  const alone = { rates, logistic, trees: noTrees(features.columns), network: null };
  if (!enough) return { ...alone, shares: { logistic: 1, trees: 0, network: 0 } };
  const trees = fitBoosting(features, train.correct, {
    ...TREES,
    seed: options.seed,
    ...options.trees,
    heldOut,
    onRound: (round) => {
      if (round % 20 === 0) options.progress?.(`${round} trees`);
    },
  });
  const byNetwork = new Float64Array(train.rows);
  const network = fitNetworkMember(
    train,
    features,
    heldOut,
    {
      seed: options.seed,
      ...options.network,
      onEpoch: (epoch, loss, watchedLoss) =>
        options.progress?.(`network, pass ${epoch}: log-loss ${loss.toFixed(4)}, held out ${watchedLoss.toFixed(4)}`),
    },
    byNetwork,
  );
  const margins = watched.map((row) => {
    const [skill, item, from] = [train.skill[row] ?? -1, train.item[row] ?? -1, row * features.columns];
    return {
      logistic: logisticMargin(logistic, skill, item, features.values, from),
      trees: boostingMargin(trees, features.values, from),
      network: byNetwork[row] ?? 0,
      label: train.correct[row] ?? 0,
    };
  });
  return { rates, logistic, trees, network, shares: mixOf(margins) };
}

function noTrees(columns: number): BoostingModel {
  return { objective: 'logistic', columns, start: 0, trees: [] };
}
