/** What is kept of a learner's memory of one concept, as other features may ask for it. */
export interface ReviewMemory {
  /** When recall falls to what the course wants kept: the next unaided check. */
  dueAt: Date;
  /** Days after which recall has fallen to 90 %. */
  stabilityDays: number;
  /** Probability that the concept is recalled now, 0 to 1. */
  recall: number;
  lastReviewAt: Date;
}

/** What other features may ask; wired in `server/features.ts`. */
export interface ReviewsPort<Tx> {
  /** The memory of every concept of a course that a learner has answered on, by concept. */
  memoriesOf(tx: Tx, learnerId: string, courseId: string): Promise<Map<string, ReviewMemory>>;
  /** Concepts that are due for a learner now, in all courses that the asker sees. */
  dueCount(tx: Tx, learnerId: string): Promise<number>;
}
