const USUAL = [5, 10, 20, 30, 50, 100];

/** Limits to choose from, with the one that is set among them. */
export function capChoices(set: number | null): number[] {
  return set === null || USUAL.includes(set) ? USUAL : [...USUAL, set].sort((a, b) => a - b);
}
