/**
 * Values of each person, a list for each. What is protected is a person with everything that they did, not one row of theirs: two data
 * sets are neighbours when one has one person more.
 */
export type ByPerson<T> = readonly (readonly T[])[];

/** Keeps the first `most` values of each person, so that nobody weighs more; the order must not depend on other people. */
export function atMostEach<T>(people: ByPerson<T>, most: number): T[] {
  if (!(Number.isSafeInteger(most) && most >= 1))
    throw new RangeError(`a person brings one value at least, not ${most}`);
  return people.flatMap((values) => values.slice(0, most));
}

/** Limits that values are moved inside before they are summed, and the step they are rounded to. */
export interface Clipping {
  low: number;
  high: number;
  step: number;
}

/** @throws RangeError unless low < high, and both are whole multiples of the step (so that no rounding leads out of the limits). */
export function checkClipping({ low, high, step }: Clipping): void {
  if (!(step > 0 && low < high)) throw new RangeError(`no limits: ${low} to ${high} in steps of ${step}`);
  for (const limit of [low, high]) {
    const multiple = limit / step;
    if (!(Math.abs(multiple) < 2 ** 40) || Math.abs(multiple - Math.round(multiple)) > 1e-9) {
      throw new RangeError(`${limit} is no whole multiple of ${step}`);
    }
  }
}

/** A value in whole steps inside the limits; NaN counts as the lower one, since leaving it out would be seen. */
export function stepsOf(value: number, { low, high, step }: Clipping): bigint {
  const inside = Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));
  return BigInt(Math.round(inside / step));
}
