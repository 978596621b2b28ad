/** Why a sentence is not supported by the passages that it cites. */
export type UnsupportedReason =
  | 'number'
  | 'negation'
  | 'quantifier'
  | 'name'
  | 'term'
  | 'code'
  | 'formula'
  | 'coverage';
