/**
 * Names what is no number among the given ones. Hot loops look at their result alone, which is NaN where anything was, and
 * call this then: NaN handed on would end up in a learner's record.
 *
 * @throws RangeError always.
 */
export function refuseNaN(values: Readonly<Record<string, number | null>>): never {
  const names = Object.keys(values).filter((name) => Number.isNaN(values[name]));
  throw new RangeError(`${names.length > 0 ? names.join(', ') : 'the result'} is not a number`);
}

/** @throws RangeError that names the thing unless it lies from 0 to 1. */
export function checkProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} should be a probability, and is ${value}`);
}
