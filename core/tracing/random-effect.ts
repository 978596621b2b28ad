/** A probability whose log-odds differ between learners: centre + spread · z, with z ~ N(0, 1) integrated over these values. */
export const QUICKNESS = Float64Array.of(-3, -2, -1, 0, 1, 2, 3);
const DENSITY = QUICKNESS.map((z) => Math.exp((-z * z) / 2));
export const QUICKNESS_WEIGHTS = DENSITY.map((density) => density / DENSITY.reduce((sum, each) => sum + each, 0));

/** Expected events and trials of each group (skill) at each of the values of z: index group · values + value. */
export interface CountGrid {
  events: Float64Array;
  trials: Float64Array;
}

/** A centre stays within these log-odds, that is p from 0.0009 to 0.9991. */
const FARTHEST = 7;

/** Newton's steps for a skill's centre with the spread as it is; the term is concave, and a bad step is halved away. */
export function centreOf(grid: CountGrid, at: number, start: number, spread: number): number {
  const term = (centre: number) => binomialTerm(grid, at, centre, spread);
  return newton(start, term, (centre) => derivatives(grid, at, centre, spread, () => 1), -FARTHEST, FARTHEST);
}

/** The same for the spread that all groups share, their centres as they are. */
export function spreadOf(grid: CountGrid, centres: readonly number[], start: number): number {
  const points = QUICKNESS.length;
  const term = (spread: number) =>
    centres.reduce((sum, centre, skill) => sum + binomialTerm(grid, skill * points, centre, spread), 0);
  const both = (spread: number) => {
    const sums = { first: 0, second: 0 };
    for (const [skill, centre] of centres.entries()) {
      const { first, second } = derivatives(grid, skill * points, centre, spread, (point) => QUICKNESS[point] ?? 0);
      sums.first += first;
      sums.second += second;
    }
    return sums;
  };
  return newton(start, term, both, 0, 3);
}

function newton(
  start: number,
  term: (x: number) => number,
  derivativesAt: (x: number) => { first: number; second: number },
  lowest: number,
  highest: number,
): number {
  let [x, height] = [start, term(start)];
  for (let round = 0; round < 4; round++) {
    const { first, second } = derivativesAt(x);
    if (!(second < 0)) return x;
    let length = -first / second;
    for (let half = 0; half < 8; half++, length /= 2) {
      const next = Math.min(highest, Math.max(lowest, x + length));
      const reached = term(next);
      if (reached < height) continue;
      [x, height] = [next, reached];
      break;
    }
  }
  return x;
}

function binomialTerm({ events, trials }: CountGrid, at: number, centre: number, spread: number): number {
  let sum = 0;
  for (let point = 0; point < QUICKNESS.length; point++) {
    const x = centre + spread * (QUICKNESS[point] ?? 0);
    // ln p = −ln(1 + e^−x) and ln(1 − p) = ln p − x
    sum += (trials[at + point] ?? 0) * -softplus(-x) - ((trials[at + point] ?? 0) - (events[at + point] ?? 0)) * x;
  }
  return sum;
}

function derivatives(
  { events, trials }: CountGrid,
  at: number,
  centre: number,
  spread: number,
  by: (point: number) => number,
): { first: number; second: number } {
  let [first, second] = [0, 0];
  for (let point = 0; point < QUICKNESS.length; point++) {
    const p = logistic(centre + spread * (QUICKNESS[point] ?? 0));
    const all = trials[at + point] ?? 0;
    first += by(point) * ((events[at + point] ?? 0) - all * p);
    second -= by(point) ** 2 * all * p * (1 - p);
  }
  return { first, second };
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function logit(p: number): number {
  const inside = Math.min(0.9999, Math.max(0.0001, p));
  return Math.log(inside / (1 - inside));
}
