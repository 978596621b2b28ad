/** Kinds of mistake that say what was not understood, by the code that grading gives them; all others say only that it was wrong. */
const SLIPS = {
  numericUnit: 'unit',
  numericSign: 'sign',
  numericPercent: 'percent',
  numericPower: 'power',
  numericInverse: 'inverse',
  numericDouble: 'double',
  numericGiven: 'given',
  numericOther: 'given',
  orderingSwapped: 'order',
  orderingMoved: 'order',
  orderingPair: 'order',
  matchingSwapped: 'swapped',
  shortOpposite: 'opposite',
  codeCase: 'case',
  codeQuotes: 'quotes',
  codeBracket: 'bracket',
  codeKind: 'codeKind',
} as const;

export type Slip = (typeof SLIPS)[keyof typeof SLIPS];

/** What a code of the grading says of a learner's understanding; null where it says no more than wrong. */
export function slipOf(code: string | null): Slip | null {
  const found = Object.entries(SLIPS).find(([name]) => name === code);
  return found ? found[1] : null;
}
