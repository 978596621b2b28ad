import type { ErrorKind } from '@/core/sequencing/approach-prior';
import type { FeedbackCode } from './grade';

/** What a judgement says of the kind of error; a code that is not here says nothing of it. */
const KINDS: Partial<Record<FeedbackCode, ErrorKind>> = {
  // Something that is done by rule went wrong on the way.
  orderingSwapped: 'procedure',
  orderingMoved: 'procedure',
  orderingPair: 'procedure',
  orderingWrong: 'procedure',
  numericSign: 'procedure',
  numericPercent: 'procedure',
  numericPower: 'procedure',
  numericNear: 'procedure',
  numericInverse: 'procedure',
  numericDouble: 'procedure',
  numericDigits: 'procedure',
  numericOne: 'procedure',
  codeMore: 'procedure',
  codeLess: 'procedure',
  codeBracket: 'procedure',
  codeToken: 'procedure',
  codeKind: 'procedure',
  codeName: 'procedure',
  // One thing was taken for another.
  choiceExplained: 'confusion',
  clozeOther: 'confusion',
  clozeMeaning: 'confusion',
  matchingSwapped: 'confusion',
  matchingWrong: 'confusion',
  matchingSome: 'confusion',
  shortOpposite: 'confusion',
  // What stands in the question or the passage was not read closely.
  clozeTold: 'misreading',
  clozePassage: 'misreading',
  numericUnit: 'misreading',
  numericGiven: 'misreading',
  numericOther: 'misreading',
};

/** What wrong answers have in common: the kind of most of them that tell, the latest deciding among equals; null where none tells. */
export function errorKindOf(codes: readonly FeedbackCode[]): ErrorKind | null {
  const counts = new Map<ErrorKind, number>();
  for (const code of codes) {
    const kind = KINDS[code];
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  let best: ErrorKind | null = null;
  for (const [kind, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = kind;
  return best;
}
