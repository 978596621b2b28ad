/** A fixed-point map that climbs: EM, one step at a time. */
export interface Climb {
  /** Overwrites x by one step from it and returns the objective AT x before the step. */
  step(x: Float64Array): number;
  /** Brings an extrapolated point back inside its bounds, in place. */
  clamp(x: Float64Array): void;
}

export interface ClimbOptions {
  /** Stops when no coordinate of a plain step moved by more. */
  tolerance: number;
  /** Steps at most. */
  mostSteps: number;
  /** False: plain steps only. */
  accelerate: boolean;
  /** The objective at each point that was kept, never falling. */
  onPoint?(objective: number): void;
}

/**
 * Climbs by squared extrapolation, SQUAREM scheme S3: R. Varadhan and C. Roland, "Simple and globally convergent methods
 * for accelerating the convergence of any EM algorithm", Scandinavian Journal of Statistics 35 (2008), 335–353. Two steps
 * show how fast EM creeps; a third point is thrown ahead along their curve, and taken only if the objective there is not
 * below that of the step before, so that the climb stays one.
 *
 * @param x where to start; the last point kept on return.
 */
export function climb(x: Float64Array, { step, clamp }: Climb, options: ClimbOptions) {
  const { tolerance, mostSteps, accelerate, onPoint } = options;
  const start = new Float64Array(x.length);
  const once = new Float64Array(x.length);
  const ahead = new Float64Array(x.length);
  let steps = 0;
  const take = (point: Float64Array) => {
    steps += 1;
    return step(point);
  };

  while (steps < mostSteps) {
    start.set(x);
    const objective = take(x);
    onPoint?.(objective);
    if (greatestChange(start, x) <= tolerance) return { steps, converged: true };
    if (!accelerate) continue;
    once.set(x);
    const known = take(x);
    onPoint?.(known);
    if (greatestChange(once, x) <= tolerance) return { steps, converged: true };

    const length = extrapolation(start, once, x);
    if (length <= 1) continue;
    for (let i = 0; i < x.length; i++) {
      const r = (once[i] ?? 0) - (start[i] ?? 0);
      const v = (x[i] ?? 0) - (once[i] ?? 0) - r;
      ahead[i] = (start[i] ?? 0) + 2 * length * r + length * length * v;
    }
    clamp(ahead);
    const thrown = take(ahead);
    if (thrown >= known) {
      onPoint?.(thrown);
      x.set(ahead);
    }
  }
  return { steps, converged: false };
}

/** |r| / |v|, the length of S3, at most 16: further throws are mostly refused. */
function extrapolation(start: Float64Array, once: Float64Array, twice: Float64Array): number {
  let [rr, vv] = [0, 0];
  for (let i = 0; i < start.length; i++) {
    const r = (once[i] ?? 0) - (start[i] ?? 0);
    const v = (twice[i] ?? 0) - (once[i] ?? 0) - r;
    rr += r * r;
    vv += v * v;
  }
  return vv > 0 ? Math.min(16, Math.sqrt(rr / vv)) : 1;
}

function greatestChange(from: Float64Array, to: Float64Array): number {
  let greatest = 0;
  for (let i = 0; i < from.length; i++) greatest = Math.max(greatest, Math.abs((to[i] ?? 0) - (from[i] ?? 0)));
  return greatest;
}
