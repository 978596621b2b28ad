import type { ItemParameters } from './item';

/** 1PL: one discrimination for all items; 2PL: each its own; 3PL: and a chance of guessing. */
export type IrtModel = '1pl' | '2pl' | '3pl';

/**
 * What is done about guessing.
 * - `fixed`: known, for all items or for each (1/options for a choice, 0 for an open answer).
 * - `prior`: estimated, with a Beta(1 + weight · mode, 1 + weight · (1 − mode)) prior, as if `weight` answers by pure
 *   guessing had been seen, a share `mode` of them right.
 * - `free`: estimated from the answers alone. Easy items say next to nothing about guessing: expect wild values.
 */
export type Guessing =
  | { kind: 'fixed'; values: number | ArrayLike<number> }
  | { kind: 'prior'; mode: number | ArrayLike<number>; weight: number }
  | { kind: 'free' };

export interface CalibrateOptions {
  /** Default: fixed 0 for 1PL and 2PL; for 3PL a prior of mode 0.2 and weight 20, the default of BILOG-MG. */
  guessing?: Guessing;
  /**
   * Normal prior of the discriminations. Default none, but mean 1.2 and deviation 1 where guessing has a prior too (the
   * 3PL as it is when nothing is said): see DISCRIMINATION_PRIOR. Null: none.
   */
  discriminationPrior?: { mean: number; deviation: number } | null;
  /** Normal prior of the intercepts −a·b, with a mean for each item (default none): shrinks items with few answers. */
  interceptPrior?: { means: ArrayLike<number>; deviation: number };
  /** Gauss–Hermite points before those without weight are left out (default 61, of which 38 stay). */
  points?: number;
  /** A step of EM that moves no parameter by more ends the fit (default 1e-6). */
  tolerance?: number;
  /** E-steps at most (default 3000). */
  mostSteps?: number;
  /** Squared extrapolation of EM (default true). */
  accelerate?: boolean;
  /** Default true; they cost about as much as a few dozen E-steps. */
  standardErrors?: boolean;
  /** Called with the penalised log-likelihood of every point the fit went through; it never falls. */
  onPoint?(penalised: number): void;
}

/** Items by column. Ability is normal with mean 0 and deviation 1: that fixes the scale. */
export interface Calibration {
  model: IrtModel;
  persons: number;
  items: number;
  /** Natural logarithm of the marginal likelihood, without priors. */
  logLikelihood: number;
  /** The same with the priors' logarithm, up to a constant: what was maximised. */
  penalised: number;
  discrimination: Float64Array;
  difficulty: Float64Array;
  guessing: Float64Array;
  /** From the observed information; NaN for what was not estimated or can't be told. Null when not asked for. */
  standardErrors: { discrimination: Float64Array; difficulty: Float64Array; guessing: Float64Array } | null;
  /** 0 for items that everyone (or no one) who saw them got right, or nobody saw: see `calibrate`. */
  estimated: Uint8Array;
  /** Whether guessing was estimated from the answers, and not given. */
  guessingEstimated: boolean;
  steps: number;
  converged: boolean;
}

/** The parameters of one item of a calibration. @param item 0 to items − 1. */
export function itemOf(calibration: Pick<Calibration, 'discrimination' | 'difficulty' | 'guessing'>, item: number) {
  const parameters: ItemParameters = {
    discrimination: calibration.discrimination[item] ?? Number.NaN,
    difficulty: calibration.difficulty[item] ?? Number.NaN,
    guessing: calibration.guessing[item] ?? Number.NaN,
  };
  return parameters;
}

/** All items of a calibration, in order. */
export function itemsOf(calibration: Calibration): ItemParameters[] {
  return Array.from({ length: calibration.items }, (_, item) => itemOf(calibration, item));
}
