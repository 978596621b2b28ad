/** Machine codes of what happened; the words are in the messages of practice, under `feedback`. */
export type FeedbackCode =
  | 'right'
  | 'nothing'
  | 'otherKind'
  | 'choiceWrong'
  | 'choiceExplained'
  | 'clozeWrong'
  | 'clozeOther'
  | 'clozeMeaning'
  | 'clozeNear'
  | 'clozeForm'
  | 'clozePart'
  | 'clozeTold'
  | 'clozePassage'
  | 'orderingSwapped'
  | 'orderingMoved'
  | 'orderingPair'
  | 'orderingWrong'
  | 'orderingIncomplete'
  | 'matchingSwapped'
  | 'matchingWrong'
  | 'matchingWrongSome'
  | 'matchingSome'
  | 'matchingNone'
  | 'matchingIncomplete'
  | 'numericNoNumber'
  | 'numericUnit'
  | 'numericSign'
  | 'numericPercent'
  | 'numericPower'
  | 'numericNear'
  | 'numericInverse'
  | 'numericDouble'
  | 'numericDigits'
  | 'numericGiven'
  | 'numericOther'
  | 'numericOne'
  | 'numericWrong'
  | 'shortBrief'
  | 'shortBriefSome'
  | 'shortOpposite'
  | 'shortSome'
  | 'shortNone'
  | 'shortWrong'
  | 'codeCase'
  | 'codeQuotes'
  | 'codeMore'
  | 'codeLess'
  | 'codeSpelling'
  | 'codeBracket'
  | 'codeToken'
  | 'codeKind'
  | 'codeName'
  | 'codeOther'
  | 'codeWrong'
  /** No judgement: what to do next, after one. */
  | 'next';

/** The judgement of one response. */
export interface Grade {
  correct: boolean;
  /** Share of the answer that is right, 0 to 1; 1 exactly when correct. */
  score: number;
  feedback: { code: FeedbackCode; params: Record<string, string | number> };
}

/** A fully right response. */
export const RIGHT: Grade = { correct: true, score: 1, feedback: { code: 'right', params: {} } };

/** A response that is not right; `score` is kept under 1. */
export function notRight(code: FeedbackCode, score = 0, params: Record<string, string | number> = {}): Grade {
  return { correct: false, score: Math.min(0.99, Math.max(0, score)), feedback: { code, params } };
}
