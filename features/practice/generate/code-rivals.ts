/** Brings its object in as one of several: "e.g. by providing a `toString` method". */
const AS_EXAMPLE = /\b(?:e\.g\.|for example|for instance|such as|like)[,:]?(?:\s+(?:by\s)?[\p{L}-]+){0,3}\s*[`(]*$/iu;

/** Whether a piece of code is named as an example of several, so that another would do as well. @param before the sentence up to it. */
export function isOneOfSeveral(before: string): boolean {
  return AS_EXAMPLE.test(before);
}

/** Shortest name that another may go on from. */
const LEAST = 4;

/**
 * Whether the course knows another name that goes on from this one, or that this one goes on from (`hasOwn`, `hasOwnProperty`): such names do much
 * the same, and either may fill a gap.
 *
 * @param names names of methods and functions, without what stands before the dot.
 */
export function hasNearName(name: string, names: ReadonlySet<string>): boolean {
  const own = lastPart(name);
  return [...names].some((other) => goesOn(own, other) || goesOn(other, own));
}

/** What stands behind the last dot, without brackets. */
export function lastPart(name: string): string {
  return name.replace(/\(.*$/, '').replace(/^.*\./, '');
}

function goesOn(short: string, long: string): boolean {
  return (
    short.length >= LEAST &&
    long.length > short.length &&
    long.startsWith(short) &&
    /^[\p{Lu}_]/u.test(long.slice(short.length))
  );
}
