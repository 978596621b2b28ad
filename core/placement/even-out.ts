/** Bands of the share known in which learners are counted. */
const BANDS = 20;
/** A band with fewer than this share of the draws is not blown up to its full part: a handful of draws would stand for all of it. */
const SCARCE = 0.004;

/**
 * Weights of drawn learners with which the share of the course that they know is spread as wide as its mean over the draws allows: by the density
 * (1 − x)^(b − 1) of a Beta(1, b), b = (1 − mean) / mean. The draws' mean says what a course's graph and p(L0) make likely, and nothing but it is kept.
 * @param knownCount concepts that each learner knows, of `concepts`. @returns weights, all together 1.
 */
export function evenOut(knownCount: Uint16Array, concepts: number): Float64Array {
  const size = knownCount.length;
  const bands = Math.min(BANDS, concepts + 1);
  const bandOf = (known: number) => Math.min(bands - 1, Math.floor((known / (concepts + 1)) * bands));
  const drawn = new Float64Array(bands);
  let mean = 0;
  for (const known of knownCount) {
    const band = bandOf(known);
    drawn[band] = (drawn[band] ?? 0) + 1 / size;
    mean += known / (size * Math.max(1, concepts));
  }
  // Whoever draws nobody who knows anything, or nobody who doesn't, has nothing to spread.
  if (mean <= 0 || mean >= 1) return new Float64Array(size).fill(1 / size);
  const b = (1 - mean) / mean;
  const weight = Float64Array.from(knownCount, (known) => {
    const share = (known + 0.5) / (concepts + 1);
    return (1 - share) ** (b - 1) / Math.max(SCARCE, drawn[bandOf(known)] ?? 0);
  });
  const all = weight.reduce((sum, own) => sum + own, 0);
  return weight.map((own) => own / all);
}
