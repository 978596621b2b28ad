import { createRandom } from '../../../random/random';
import { adamStep, emptyMoments } from './adam';
import { createSegmentRunner, emptyGradient, type NetworkData, SEGMENT } from './segment';
import type { NetworkShape } from './shape';
import { drawWeights, type NetworkWeights } from './weights';

export interface NetworkOptions {
  seed: number;
  epochs: number;
  /** Step of Adam at first; it falls to nearly nothing along half a cosine. */
  rate: number;
  /** Learners whose slopes make one step. */
  batch: number;
  /** Decay of the tables of skills. */
  decay: number;
  /** Share of the state that a prediction in the fit sees. */
  keep: number;
  onEpoch?: (epoch: number, trainLoss: number, heldOutLoss: number) => void;
}

/** One learner's rows. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Fits a recurrent network by truncated back-propagation through time (R. J. Williams and J. Peng, Neural Computation 2,
 * 1990) with Adam, and keeps the epoch with the least loss on the held-out learners. Deterministic for a seed.
 */
export function fitNetwork(
  shape: NetworkShape,
  data: NetworkData,
  learners: readonly Stretch[],
  heldOut: readonly Stretch[],
  options: NetworkOptions,
): NetworkWeights {
  const { width, hidden } = shape;
  const random = createRandom(options.seed);
  const weights = drawWeights(shape, options.seed);
  const runner = createSegmentRunner(weights, data);
  const gradient = emptyGradient(weights);
  const moments = {
    dense: emptyMoments(weights.dense.length),
    answered: emptyMoments(weights.answered.length),
    asked: emptyMoments(weights.asked.length),
  };
  const order = learners.map((_, l) => l);
  const masks = new Float64Array(hidden * SEGMENT);
  const steps = options.epochs * Math.ceil(learners.length / options.batch);
  let [step, least] = [0, Number.POSITIVE_INFINITY];
  let best = copyOf(weights);

  const update = () => {
    step++;
    const rate = options.rate * (0.02 + 0.49 * (1 + Math.cos((Math.PI * step) / steps)));
    clip(gradient.dense, 20);
    adamStep(weights.dense, gradient.dense, moments.dense, 0, weights.dense.length, step, rate, 0);
    for (const table of ['answered', 'asked'] as const) {
      const rows = table === 'answered' ? gradient.answeredRows : gradient.askedRows;
      for (const row of rows) {
        adamStep(
          weights[table],
          gradient[table],
          moments[table],
          row * width,
          (row + 1) * width,
          step,
          rate,
          options.decay,
        );
      }
      rows.clear();
    }
  };

  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    random.shuffle(order);
    let [loss, rows] = [0, 0];
    for (const [k, l] of order.entries()) {
      const { from, to } = learners[l] ?? { from: 0, to: 0 };
      runner.begin();
      for (let start = from; start < to; start += SEGMENT) {
        for (let i = 0; i < masks.length; i++) masks[i] = random.uniform() < options.keep ? 1 / options.keep : 0;
        loss += runner.run(start, Math.min(to, start + SEGMENT), gradient, options.keep < 1 ? masks : null);
      }
      rows += to - from;
      if ((k + 1) % options.batch === 0 || k + 1 === order.length) update();
    }
    const watched = lossOf(weights, data, heldOut);
    options.onEpoch?.(epoch, loss / rows, watched);
    if (watched < least || heldOut.length === 0) [least, best] = [watched, copyOf(weights)];
  }
  return best;
}

/** Mean log-loss on these learners, NaN for none; their margins are written to `margins` by row. */
export function lossOf(
  weights: NetworkWeights,
  data: NetworkData,
  learners: readonly Stretch[],
  margins?: Float64Array,
): number {
  const runner = createSegmentRunner(weights, data);
  let [loss, rows] = [0, 0];
  for (const { from, to } of learners) {
    runner.begin();
    for (let start = from; start < to; start += SEGMENT) {
      loss += runner.run(start, Math.min(to, start + SEGMENT), null, null, margins);
    }
    rows += to - from;
  }
  return loss / rows;
}

function clip(gradient: Float64Array, most: number): void {
  let square = 0;
  for (let i = 0; i < gradient.length; i++) square += (gradient[i] ?? 0) ** 2;
  const norm = Math.sqrt(square);
  if (norm <= most) return;
  for (let i = 0; i < gradient.length; i++) gradient[i] = ((gradient[i] ?? 0) * most) / norm;
}

const copyOf = ({ shape, dense, answered, asked }: NetworkWeights): NetworkWeights => ({
  shape,
  dense: dense.slice(),
  answered: answered.slice(),
  asked: asked.slice(),
});
