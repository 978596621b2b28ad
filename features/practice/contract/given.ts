/** One answer of a learner's for whoever looks for patterns: what was given, never what is right. */
export interface GivenAnswer {
  presentationId: string;
  itemId: string;
  /** What the exercise is on now, after merges too. */
  conceptId: string;
  correct: boolean;
  /** It was right or wrong without a hint and without the answer known. */
  unaided: boolean;
  at: Date;
  /** Code of the kind of mistake, as the grading names it; null for a right answer. */
  slip: string | null;
  /** What was given where it was wrong, as plain words: the option, the word, the number, the wrong pairs. */
  givens: string[];
  /** The passage that the exercise was made from. */
  chunkId: string | null;
  sourceId: string | null;
}

/** What recommendations may ask of the exercises. */
export interface GivenAnswersPort<Tx> {
  /** The latest answers of some learners in a course, the latest first, of each at most `limit`; who has none is left out. */
  givenAnswers(
    tx: Tx,
    learnerIds: readonly string[],
    courseId: string,
    limit: number,
  ): Promise<Map<string, GivenAnswer[]>>;
}
