import { KNOWN_FROM } from '../tracing/thresholds';
import { fellBehind, type RiskFacts, WINDOW_DAYS } from './facts';

/** One answer, as much of it as is counted. */
export interface CountedAnswer {
  /** Milliseconds. */
  at: number;
  right: boolean;
  /** `none`: after the answer had been shown. */
  evidence: 'unaided' | 'hinted' | 'none';
  /** p(L) of its concept before and after. */
  before: number;
  after: number;
}

/** What is known of a learner in a course. */
export interface RiskHistory {
  /** In the order in which they were given; those of at least two windows before the moment that is asked for. */
  answers: readonly CountedAnswer[];
  /** When concepts did not settle: from, and until when; null: still. */
  plans: readonly { from: number; to: number | null }[];
  /** Concepts that they know once all of these answers are given. */
  knownNow: number;
}

const DAY = 24 * 3600 * 1000;
const SHORT_DAYS = 14;

type OwnFacts = Omit<RiskFacts, 'usual'>;

/**
 * What can be seen of each learner of a course at a moment, from what lay before it alone.
 *
 * @param histories all learners who are counted, so that it can be said what is usual. @param concepts how many the course has.
 * @returns as many as histories; null for those who haven't begun.
 */
export function factsAt(histories: readonly RiskHistory[], at: number, concepts: number): (RiskFacts | null)[] {
  const own = histories.map((history) => ownFactsAt(history, at, concepts));
  const begun = own.filter((facts) => facts !== null);
  const usual = {
    silentDays: medianOf(begun.map(({ silentDays }) => silentDays)),
    answers: medianOf(begun.map(({ answers }) => answers)),
    gained: medianOf(begun.map(({ gained }) => gained)),
  };
  return own.map((facts) => facts && { ...facts, usual });
}

/**
 * Whether each learner fell behind in the window after a moment; see `fellBehind`.
 *
 * @returns as many as histories; null where it can't be told, or for those who hadn't begun.
 */
export function outcomesAt(histories: readonly RiskHistory[], at: number, concepts: number): (boolean | null)[] {
  const until = at + WINDOW_DAYS * DAY;
  const own = histories.map((history) => {
    const begun = (history.answers[0]?.at ?? Number.POSITIVE_INFINITY) <= at;
    return begun
      ? {
          gained: gainsIn(history.answers, at, until),
          known: knownAt(history, until),
          left: concepts - knownAt(history, at),
        }
      : null;
  });
  const begun = own.filter((each) => each !== null);
  const usual = {
    gained: medianOf(begun.map(({ gained }) => gained)),
    known: medianOf(begun.map(({ known }) => known)),
  };
  return own.map((each) => each && fellBehind(each, usual));
}

function ownFactsAt(history: RiskHistory, at: number, concepts: number): OwnFacts | null {
  const { answers } = history;
  const end = answers.findIndex((answer) => answer.at > at);
  const before = end < 0 ? answers : answers.slice(0, end);
  const last = before.at(-1);
  if (!last) return null;
  const since = (days: number) => before.filter((answer) => answer.at > at - days * DAY);
  const [short, long, window] = [since(SHORT_DAYS), since(2 * SHORT_DAYS), since(WINDOW_DAYS)];
  const unaided = window.filter(({ evidence }) => evidence === 'unaided');
  return {
    silentDays: Math.min(WINDOW_DAYS, Math.floor((at - last.at) / DAY)),
    activeDays: new Set(short.map((answer) => Math.floor((at - answer.at) / DAY))).size,
    answers: short.length,
    answersBefore: long.length - short.length,
    unaided: unaided.length,
    wrong: unaided.filter(({ right }) => !right).length,
    helped: window.length - unaided.length,
    gained: gainsIn(answers, at - WINDOW_DAYS * DAY, at),
    known: knownAt(history, at),
    concepts,
    plans: history.plans.filter(({ from, to }) => from <= at && (to === null || to > at)).length,
  };
}

const rises = ({ before, after }: CountedAnswer) => before < KNOWN_FROM && after >= KNOWN_FROM;
const falls = ({ before, after }: CountedAnswer) => before >= KNOWN_FROM && after < KNOWN_FROM;

/** Concepts that came to be known in a stretch of time, less those that were lost again: never below 0. */
function gainsIn(answers: readonly CountedAnswer[], from: number, to: number): number {
  let gained = 0;
  for (const answer of answers) if (answer.at > from && answer.at <= to) gained += step(answer);
  return Math.max(0, gained);
}

const step = (answer: CountedAnswer): number => (rises(answer) ? 1 : falls(answer) ? -1 : 0);

/** What is known now less what was come to know since. */
function knownAt({ answers, knownNow }: RiskHistory, at: number): number {
  let known = knownNow;
  for (const answer of answers) if (answer.at > at) known -= step(answer);
  return Math.max(0, known);
}

/** The lower middle one: a whole number that a learner has. 0 of none. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
