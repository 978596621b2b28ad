import { CLAMP_PARAMETERS, default_w, W17_W18_Ceiling } from 'ts-fsrs';

/** FSRS-6 knows 21 weights, w0 to w20. */
export const WEIGHTS = 21;

/** Where each weight may lie: [lowest, highest], as `ts-fsrs` clamps them. */
export const WEIGHT_BOUNDS: readonly (readonly [number, number])[] = CLAMP_PARAMETERS(W17_W18_Ceiling).map(
  ([low = 0, high = 0]) => [low, high] as const,
);

/** What the authors of FSRS-6 fitted to many thousand learners of flash cards. */
export const DEFAULT_WEIGHTS: readonly number[] = default_w;

/** A check is due when recall has fallen to this: FSRS's own default, where effort spent per fact kept is near its least. */
export const DEFAULT_DESIRED_RETENTION = 0.9;

/** Outside of these a date for the next check means nothing: due at once for ever, or never. */
export const DESIRED_RETENTION_BOUNDS: readonly [number, number] = [0.5, 0.99];

/** Stability in days stays within these; FSRS-6's S_MIN, and a hundred years. */
export const LEAST_STABILITY_DAYS = 0.001;
export const GREATEST_STABILITY_DAYS = 36_500;

/** FSRS-6 knows no shorter first stability than this, whatever w0 to w3 say. */
export const LEAST_FIRST_STABILITY_DAYS = 0.1;

/** How a district's learners forget (21 weights of FSRS-6) and what recall it wants to keep. */
export interface MemoryParameters {
  readonly weights: readonly number[];
  /** Probability of recall at which the next check is due; within {@link DESIRED_RETENTION_BOUNDS}. */
  readonly desiredRetention: number;
}

/**
 * Parameters fit for use: everything clamped to its bounds. Make them once and keep them; what is costly to
 * prepare is remembered by the object.
 *
 * @throws RangeError unless there are 21 finite weights, and the retention is a number.
 */
export function memoryParameters(
  weights: ArrayLike<number> = DEFAULT_WEIGHTS,
  desiredRetention: number = DEFAULT_DESIRED_RETENTION,
): MemoryParameters {
  const list = Array.from(weights);
  if (list.length !== WEIGHTS) throw new RangeError(`FSRS-6 has ${WEIGHTS} weights, not ${list.length}`);
  if (!list.every(Number.isFinite)) throw new RangeError('Every weight must be a finite number');
  if (Number.isNaN(desiredRetention)) throw new RangeError('The desired retention must be a number');
  return Object.freeze({
    weights: Object.freeze(list.map(clampWeight)),
    desiredRetention: clampTo(DESIRED_RETENTION_BOUNDS, desiredRetention),
  });
}

/** Nearest value of weight `index` that its bounds allow. */
export function clampWeight(value: number, index: number): number {
  return clampTo(WEIGHT_BOUNDS[index] ?? [0, 0], value);
}

export function clampTo([low, high]: readonly [number, number], value: number): number {
  return Math.min(high, Math.max(low, value));
}

export const DEFAULT_MEMORY_PARAMETERS: MemoryParameters = memoryParameters();
