/** What one learner did on one day (UTC). */
export interface DayWork {
  day: string;
  answers: number;
  lessons: number;
  questions: number;
}

/** Where a learner stood over a period: before its first day, and at the end of each of its days. */
export interface MasteryCurve {
  startMastery: number;
  startKnown: number;
  /** Mean p(L) over the course's concepts, 0 to 1, and concepts known, one for each day of the period. */
  mastery: Float64Array;
  known: Uint16Array;
}

/** All that a report is made from, of one learner in one period. */
export interface LearnerRecord {
  id: string;
  /** First answers without help, and how many of them were right. */
  first: number;
  right: number;
  /** Of each timed answer, milliseconds, none above the cap; and how many were above it. */
  times: number[];
  capped: number;
  days: DayWork[];
  /** How often they gave one to five stars. */
  stars: number[];
  /** Null: had not begun the course by the end of the period. */
  curve: MasteryCurve | null;
}

/** Learners in one period of `days` days. */
export interface Group {
  learners: LearnerRecord[];
  dayCount: number;
}

export function workOf(record: LearnerRecord, kind: 'answers' | 'lessons' | 'questions'): number {
  return record.days.reduce((sum, day) => sum + day[kind], 0);
}

/** Answers, lessons and questions together. */
export function interactionsOf(record: LearnerRecord): number {
  return record.days.reduce((sum, { answers, lessons, questions }) => sum + answers + lessons + questions, 0);
}
