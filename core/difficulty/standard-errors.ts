import type { Calibration } from './calibration';
import { inverseOf } from './cholesky';
import { BOUNDS } from './curves';
import { type InformationInput, observedInformation } from './observed-information';
import type { Priors } from './priors';

export interface ErrorsInput
  extends Pick<InformationInput, 'responses' | 'curves' | 'normal' | 'expectation' | 'table'> {
  commonSlope: boolean;
  guessFree: boolean;
  priors: Priors;
  estimated: Uint8Array;
}

/** Past this many parameters the matrix would take too long; their errors are left unknown (NaN). */
const MOST_PARAMETERS = 1200;

/**
 * Standard errors: the roots of the diagonal of the inverse of the observed information, priors included, at the
 * estimates; that of a difficulty by the delta method. An estimate at a bound, and everything when the information has no
 * inverse or there are more than 1,200 parameters, gets NaN.
 */
export function standardErrorsOf(input: ErrorsInput): NonNullable<Calibration['standardErrors']> {
  const { curves, responses, estimated } = input;
  const { items } = responses;
  const unknown = () => new Float64Array(items).fill(Number.NaN);
  const errors = { discrimination: unknown(), difficulty: unknown(), guessing: unknown() };
  const { places, size } = placesOf(input, items);
  if (size === 0 || size > MOST_PARAMETERS) return errors;
  const information = observedInformation({ ...input, places, size });
  addPriors(input, places, size, information);
  const covariance = inverseOf(information, size);
  if (!covariance) return errors;
  const at = (i: number, j: number) => covariance[i * size + j] ?? Number.NaN;
  for (let item = 0; item < items; item++) {
    if (estimated[item] === 0) continue;
    const [a, d, c] = [places[3 * item] ?? -1, places[3 * item + 1] ?? 0, places[3 * item + 2] ?? -1];
    if (c >= 0) errors.guessing[item] = Math.sqrt(at(c, c));
    // With its slope at a bound an item's difficulty has no error that would mean anything.
    if (a < 0) continue;
    const slope = curves.slope[item] ?? 0;
    errors.discrimination[item] = Math.sqrt(at(a, a));
    // b = −d/a: ∂b/∂a = d/a² = −b/a, ∂b/∂d = −1/a.
    const b = -(curves.intercept[item] ?? 0) / slope;
    errors.difficulty[item] = Math.sqrt(b * b * at(a, a) + 2 * b * at(a, d) + at(d, d)) / Math.abs(slope);
  }
  return errors;
}

function placesOf({ commonSlope, guessFree, estimated, curves }: ErrorsInput, items: number) {
  const places = new Int32Array(3 * items).fill(-1);
  const inside = (slope: number) => Math.abs(slope) < BOUNDS.slope;
  const common = commonSlope && inside(curves.slope[estimated.indexOf(1)] ?? Number.POSITIVE_INFINITY);
  let size = common ? 1 : 0;
  for (let item = 0; item < items; item++) {
    if (estimated[item] === 0) continue;
    if (common) places[3 * item] = 0;
    if (!commonSlope && inside(curves.slope[item] ?? 0)) places[3 * item] = size++;
    places[3 * item + 1] = size++;
    const guess = curves.guess[item] ?? 0;
    if (guessFree && guess > BOUNDS.leastGuess && guess < BOUNDS.greatestGuess) places[3 * item + 2] = size++;
  }
  return { places, size };
}

/** Minus the second derivatives of the log prior. */
function addPriors(input: ErrorsInput, places: Int32Array, size: number, information: Float64Array): void {
  const { priors, curves, estimated } = input;
  const add = (place: number, value: number) => {
    if (place >= 0) information[place * size + place] = (information[place * size + place] ?? 0) + value;
  };
  if (priors.slope && input.commonSlope) add(places[3 * estimated.indexOf(1)] ?? -1, priors.slope.deviation ** -2);
  for (let item = 0; item < curves.slope.length; item++) {
    if (estimated[item] === 0) continue;
    if (priors.slope && !input.commonSlope) add(places[3 * item] ?? -1, priors.slope.deviation ** -2);
    if (priors.intercept) add(places[3 * item + 1] ?? -1, priors.intercept.deviation ** -2);
    if (priors.guess) {
      const c = curves.guess[item] ?? 0;
      add(
        places[3 * item + 2] ?? -1,
        (priors.guess.successes[item] ?? 0) / c ** 2 + (priors.guess.failures[item] ?? 0) / (1 - c) ** 2,
      );
    }
  }
}
