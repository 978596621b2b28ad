import { createRandom } from '../../../random/random';
import { layoutOf, type NetworkShape } from './shape';

/** All that is fitted; plain numbers. */
export interface NetworkWeights {
  shape: NetworkShape;
  /** By {@link layoutOf}. */
  dense: Float64Array;
  /** What an answer gives to the state: a row of `width` for skill s at 2s + correct. */
  answered: Float64Array;
  /** What is asked: a row of `width` for each skill. */
  asked: Float64Array;
}

/** Small normal weights: 1/√inputs for matrices (X. Glorot and Y. Bengio, AISTATS 2010, up to a factor), 0 for biases and output. */
export function drawWeights(shape: NetworkShape, seed: number): NetworkWeights {
  const { skills, features, hidden, width, inner } = shape;
  const random = createRandom(seed);
  const at = layoutOf(shape);
  const dense = new Float64Array(at.size);
  const draw = (from: number, size: number, deviation: number) => {
    for (let i = from; i < from + size; i++) dense[i] = random.normal(0, deviation);
  };
  draw(at.fromInput, 3 * hidden * width, 1 / Math.sqrt(width));
  draw(at.fromState, 3 * hidden * hidden, 1 / Math.sqrt(hidden));
  draw(at.surprise, width, 1);
  draw(at.innerState, inner * hidden, 1 / Math.sqrt(hidden));
  draw(at.innerQuery, inner * width, 1 / Math.sqrt(width));
  draw(at.innerFeatures, inner * features, 1 / Math.sqrt(Math.max(1, features)));
  draw(at.out, inner, 0.1 / Math.sqrt(inner));
  draw(at.match, width * hidden, 1 / Math.sqrt(hidden));
  const table = (rows: number, deviation: number) =>
    Float64Array.from({ length: rows * width }, () => random.normal(0, deviation));
  return { shape, dense, answered: table(2 * skills, 0.5), asked: table(skills, 0.1) };
}
