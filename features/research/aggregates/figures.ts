import type { Draws } from '@/core/privacy/noise/random-bits';
import { type CellPart, type CellPlan, type CellRow, releaseCells } from '@/core/privacy/release/cells';
import type { Mechanism } from '@/core/privacy/release/mechanism';
import { type Aggregate, type AggregateQuestion, type Figure, LEVELS_FROM, type Measure } from '../contract';
import type { LearnerConcept } from './store';

/** p(L) is summed in hundredths. */
const STEPS = 100;
/** Of a question on the course as a whole. */
const COURSE = 'course';

type Told = NonNullable<Aggregate['rows']>;

/**
 * What a question is answered with: sums over learners in cells that the course's map gives, noised for a whole learner, and what is read off
 * them afterwards, which loses nothing more.
 */
export function figuresOf(
  question: AggregateQuestion,
  concepts: readonly { id: string; name: string }[],
  rows: readonly LearnerConcept[],
  draws: Draws,
): Told {
  const byConcept = question.by === 'concept';
  const cells = byConcept ? concepts : [{ id: COURSE, name: '' }];
  if (cells.length === 0) return [];
  const people = byLearner(rows).map((own) => (byConcept ? own : [wholeCourse(own, question.mostAnswers)]));
  const levels = question.measure === 'levels';
  const plan: CellPlan = {
    cells: levels
      ? cells.flatMap(({ id }) => LEVELS_FROM.map((_, level) => `${id} ${level}`))
      : cells.map(({ id }) => id),
    parts: partsOf(question),
    mostCells: byConcept ? question.mostConcepts : 1,
    mechanism: mechanismOf(question),
  };
  const { values, within95 } = releaseCells(
    people.map((own) => own.flatMap((row) => rowOf(question.measure, row))),
    plan,
    draws,
  );
  const each = levels ? LEVELS_FROM.length : 1;
  return cells.map(({ name }, i) => ({
    label: name,
    figures: values.slice(i * each, (i + 1) * each).map((value) => figureOf(question.measure, value, within95)),
  }));
}

function byLearner(rows: readonly LearnerConcept[]): LearnerConcept[][] {
  const people = new Map<string, LearnerConcept[]>();
  for (const row of rows) {
    const own = people.get(row.learnerId);
    if (own) own.push(row);
    else people.set(row.learnerId, [row]);
  }
  return [...people.values()];
}

/** Laplace noise of ε loses ε²/2. */
function mechanismOf({ mechanism, rho }: AggregateQuestion): Mechanism {
  return mechanism === 'laplace' ? { kind: 'laplace', epsilon: Math.sqrt(2 * rho) } : { kind: 'gaussian', rho };
}

/** Means are summed from the middle of their limits, so that a learner changes them by half the width at most. */
function partsOf({ measure, mostAnswers }: AggregateQuestion): CellPart[] {
  if (measure === 'attempts') return [{ most: mostAnswers }];
  if (measure === 'success') return [{ most: mostAnswers }, { most: mostAnswers }];
  if (measure === 'mastery') return [{ most: STEPS }, { most: 1 }];
  return [{ most: 1 }];
}

function rowOf(measure: Measure, { conceptId, answers, right, mastery }: LearnerConcept): CellRow[] {
  if (measure === 'learners') return [{ cell: conceptId, values: [1] }];
  if (measure === 'attempts') return [{ cell: conceptId, values: [answers] }];
  if (measure === 'success') return [{ cell: conceptId, values: [2 * right - answers, answers] }];
  if (mastery === null) return [];
  if (measure === 'mastery') return [{ cell: conceptId, values: [Math.round(2 * STEPS * mastery) - STEPS, 1] }];
  return [{ cell: `${conceptId} ${LEVELS_FROM.findLastIndex((from) => mastery >= from)}`, values: [1] }];
}

/** A learner's whole course as one cell: all answers up to the limit, mean p(L). */
function wholeCourse(rows: readonly LearnerConcept[], mostAnswers: number): LearnerConcept {
  const sum = (of: (row: LearnerConcept) => number) => rows.reduce((total, row) => total + of(row), 0);
  const known = rows.flatMap(({ mastery }) => (mastery === null ? [] : [mastery]));
  const all = sum(({ answers }) => answers);
  const answers = Math.min(mostAnswers, all);
  return {
    learnerId: rows[0]?.learnerId ?? '',
    conceptId: COURSE,
    answers,
    right: all === 0 ? 0 : Math.round((sum(({ right }) => right) * answers) / all),
    mastery: known.length === 0 ? null : known.reduce((total, each) => total + each, 0) / known.length,
  };
}

/** A mean of so few that the noise could be all of it isn't told; how far off it may be follows from how far both of its sums may be. */
function figureOf(measure: Measure, [sum = 0, count = 0]: number[], [ofSum = 0, ofCount = 0]: number[]): Figure {
  if (measure !== 'success' && measure !== 'mastery') return { value: Math.max(0, sum), within95: ofSum };
  const width = measure === 'mastery' ? STEPS : 1;
  if (count <= 2 * ofCount) return { value: null, within95: 1 };
  const value = 0.5 + sum / (2 * width * count);
  return {
    value: Math.min(1, Math.max(0, value)),
    within95: Math.min(1, (ofSum / width + ofCount) / (2 * count)),
  };
}
