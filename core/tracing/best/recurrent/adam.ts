/** First and second moments of each weight's slopes. */
export interface Moments {
  first: Float64Array;
  second: Float64Array;
}

export const emptyMoments = (size: number): Moments => ({
  first: new Float64Array(size),
  second: new Float64Array(size),
});

const BETA = { first: 0.9, second: 0.999 };
const TINY = 1e-8;

/**
 * One step of Adam (D. P. Kingma and J. Ba, ICLR 2015) on weights `from` to `to` − 1, with decay apart from the slopes
 * (I. Loshchilov and F. Hutter, ICLR 2019); empties the slopes.
 *
 * @param step 1 for the first: corrects the moments for their start at 0.
 * @param decay share of each weight that is lost in a step at rate 1.
 */
export function adamStep(
  weights: Float64Array,
  gradient: Float64Array,
  { first, second }: Moments,
  from: number,
  to: number,
  step: number,
  rate: number,
  decay: number,
): void {
  const a = 1 / (1 - BETA.first ** step);
  const b = 1 / (1 - BETA.second ** step);
  for (let i = from; i < to; i++) {
    const g = gradient[i] ?? 0;
    const m = BETA.first * (first[i] ?? 0) + (1 - BETA.first) * g;
    const v = BETA.second * (second[i] ?? 0) + (1 - BETA.second) * g * g;
    first[i] = m;
    second[i] = v;
    gradient[i] = 0;
    const w = weights[i] ?? 0;
    weights[i] = w - rate * ((m * a) / (Math.sqrt(v * b) + TINY) + decay * w);
  }
}
