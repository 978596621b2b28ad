import { ANYTHING } from '@/core/privacy/anonymity/hierarchy';
import type { ItemResponse } from '@/features/practice/contract';
import type { ToldPerson } from './plan-export';
import type { Pseudonyms } from './pseudonyms';
import type { AnswerRow } from './store-read';

/** One answer as it is told: nothing in it is anybody's own but by its pseudonyms. */
export interface ToldAnswer {
  learner: string;
  session: string;
  /** Of the export's courses, in the order in which they were chosen: `course-1`. */
  course: string;
  class: string;
  school: string;
  age: string;
  /** Further groups, in the plan's order. */
  groups: string[];
  concept: string;
  item: string;
  itemKind: string;
  /** Milliseconds since 1970: moved by the learner's own number of days, and cut to the hour; within it only the order is kept. */
  at: number;
  /** The n-th time that the learner met the item, and the n-th try then; from 1. */
  presentation: number;
  attempt: number;
  correct: boolean;
  /** 0 to 1. */
  score: number;
  hints: number;
  evidence: string;
  /** Whole seconds, half an hour at most. */
  seconds: number;
  /** p(L) before and after, to two digits. */
  masteryBefore: number;
  masteryAfter: number;
  /** What was chosen; words only where they were asked for. */
  response: string | null;
  statementId: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Answers that lie further apart belong to two sessions. */
const SESSION_GAP_MS = HOUR_MS / 2;
const MOST_SECONDS = 1800;

/** A learner's answers in one course as they are told, in order. */
export function toldAnswers(
  rows: readonly AnswerRow[],
  person: ToldPerson,
  { pseudonyms, course, includeWords }: { pseudonyms: Pseudonyms; course: string; includeWords: boolean },
): ToldAnswer[] {
  const { courseId, learnerId } = person;
  const shift = pseudonyms.shiftDays(courseId, learnerId) * DAY_MS;
  const common = { learner: pseudonyms.learner(courseId, learnerId), course, ...quasiColumns(person, pseudonyms) };
  const met = new Map<string, string[]>();
  const tries = new Map<string, number>();
  let session = 0;
  let [before, last] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return rows.slice(0, person.rows).map((row, n) => {
    if (row.at - before > SESSION_GAP_MS) session += 1;
    before = row.at;
    last = Math.max(Math.floor((row.at + shift) / HOUR_MS) * HOUR_MS, last + 1000);
    const seen = met.get(row.itemId) ?? [];
    if (!seen.includes(row.presentationId)) seen.push(row.presentationId);
    met.set(row.itemId, seen);
    const attempt = (tries.get(row.presentationId) ?? 0) + 1;
    tries.set(row.presentationId, attempt);
    return {
      ...common,
      session: `${common.learner}-${session}`,
      concept: row.concept,
      item: pseudonyms.thing('item', row.itemId),
      itemKind: row.itemKind,
      at: last,
      presentation: seen.indexOf(row.presentationId) + 1,
      attempt,
      correct: row.correct,
      score: round(row.score),
      hints: row.hintsUsed,
      evidence: row.evidence,
      seconds: Math.min(MOST_SECONDS, Math.round(row.elapsedMs / 1000)),
      masteryBefore: round(row.masteryBefore),
      masteryAfter: round(row.masteryAfter),
      response: responseOf(row.response, includeWords),
      statementId: pseudonyms.statementId(courseId, learnerId, n),
    };
  });
}

/** A class tells its school too, so that nothing more is said by naming both. */
function quasiColumns({ told, classId, schoolId }: ToldPerson, pseudonyms: Pseudonyms) {
  const [age = '', place = '', ...groups] = told;
  const school = schoolId ? pseudonyms.thing('school', schoolId) : '';
  const atClass = place !== '' && place === classId;
  return {
    age,
    class: place === '' ? '' : atClass ? pseudonyms.thing('class', place) : ANYTHING,
    school: place === '' ? '' : place === ANYTHING ? ANYTHING : school,
    groups,
  };
}

/** What was chosen, or a number; whatever could be words only where they are wanted. */
function responseOf(response: ItemResponse, includeWords: boolean): string | null {
  switch (response.kind) {
    case 'choice':
    case 'truth':
      return response.optionId;
    case 'ordering':
      return response.order.join(' ');
    case 'matching':
      return Object.entries(response.pairs)
        .map(([left, right]) => `${left}=${right}`)
        .join(' ');
    case 'numeric':
      return includeWords || isNumber(response.text) ? response.text.trim() : null;
    default:
      return includeWords ? response.text : null;
  }
}

const isNumber = (text: string) => /^[+-]?\d{1,12}([.,]\d{1,12})?$/.test(text.trim());
const round = (value: number) => Math.round(value * 100) / 100;
