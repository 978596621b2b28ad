import { type Cell, toCsv } from '@/platform/files/to-csv';
import {
  type ComparedFigure,
  type Estimate,
  FEWEST_LEARNERS,
  type Figure,
  figureUnits,
  type LearnerRow,
  type Period,
  type Report,
  type ReportComparison,
} from '../contract';
import type { Say } from '../words/say';
import { simulatedWords } from '../words/sentences';

const HEADER = ['figure', 'unit', 'group', 'from', 'to', 'learners', 'counted', 'value', 'low', 'high', 'note'];

/** All figures in long form: a row for each figure, group and period, and for each difference and effect size. */
export function figuresCsv(say: Say, report: Report, className: string): string {
  const { period, comparison } = report;
  return toCsv([
    HEADER,
    ...simulatedRow(say, report, className),
    ...report.figures.flatMap((figure) => figureRows(say, figure, className, period)),
    ...(comparison ? comparedRows(say, comparison, className, period) : []),
  ]);
}

/** First of all: that nobody is behind those who are counted. */
function simulatedRow(say: Say, report: Report, className: string): Cell[][] {
  const { period, simulated } = report;
  const words = simulatedWords(say, report);
  if (words === null) return [];
  const counts = [simulated.of, simulated.learners, simulated.learners, null, null];
  return [['simulated_learners', 'learners', className, period.from, period.to, ...counts, words]];
}

function figureRows(say: Say, figure: Figure, group: string, { from, to }: Period): Cell[][] {
  const { figure: key, learners, records, estimate, quartiles, withheld } = figure;
  const start = [key, figureUnits[key], group, from, to];
  if (!estimate) {
    const why = withheld === 'few' ? say('csv.few', { fewest: FEWEST_LEARNERS }) : say('csv.none');
    return [[...start, null, null, null, null, null, why]];
  }
  const counts = [learners, records];
  const ofQuartile = (name: string, value: number) => [
    `${key}_${name}`,
    ...start.slice(1),
    ...counts,
    value,
    null,
    null,
    '',
  ];
  return [
    [...start, ...counts, ...numbers(estimate), ''],
    ...(quartiles
      ? [ofQuartile('lower_quartile', quartiles.lower), ofQuartile('upper_quartile', quartiles.upper)]
      : []),
  ];
}

function comparedRows(say: Say, comparison: ReportComparison, className: string, period: Period): Cell[][] {
  const other =
    comparison.kind === 'before'
      ? className
      : comparison.kind === 'others'
        ? say('compared.others')
        : (comparison.name ?? '');
  const rowsOf = ({ figure, first, second, difference, effect }: ComparedFigure): Cell[][] => {
    const row = (group: string, unit: string, value: Estimate): Cell[] => [
      figure,
      unit,
      group,
      period.from,
      period.to,
      null,
      null,
      ...numbers(value),
      '',
    ];
    return [
      ...figureRows(say, first, other, comparison.period),
      // Before and after is of those who worked both times, so their second value is another than the class's.
      ...figureRows(
        say,
        second,
        `${className} (${say('compared.title', { against: say(`csv.kind.${comparison.kind}`) })})`,
        period,
      ),
      ...(difference ? [row(say('csv.difference'), figureUnits[figure], difference)] : []),
      ...(effect ? [row(say('csv.effect', { measure: say(`effect.${effect.measure}`) }), effect.measure, effect)] : []),
    ];
  };
  return [comparison.baseline, ...comparison.figures].flatMap(rowsOf);
}

const numbers = ({ value, low, high }: Estimate): Cell[] => [value, low, high];

/** What was done and known on each day. */
export function dailyCsv(say: Say, report: Report): string {
  const known = new Map(report.progression.map((day) => [day.date, day]));
  const few = say('csv.few', { fewest: FEWEST_LEARNERS });
  const simulated = simulatedWords(say, report);
  return toCsv([
    [
      'date',
      'active_learners',
      'answers',
      'lessons',
      'tutor_questions',
      'interactions_per_active_learner',
      ...['mastery', 'concepts_known'].flatMap((name) => [name, `${name}_low`, `${name}_high`]),
      'note',
    ],
    ...report.days.map(({ date, active, answers, lessons, questions, perActive }) => {
      const stood = known.get(date);
      return [
        date,
        active,
        answers,
        lessons,
        questions,
        perActive,
        ...(stood ? [...numbers(stood.mastery), ...numbers(stood.concepts)] : [null, null, null, null, null, null]),
        [simulated, active === null ? few : null].filter((note) => note !== null).join(' '),
      ];
    }),
  ]);
}

/** The table of learners, for a teacher who asked for it. */
export function learnersCsv(rows: readonly LearnerRow[]): string {
  return toCsv([
    [
      'learner',
      'simulated',
      'first_answers',
      'first_answers_right',
      'response_time_ms',
      'days_worked',
      'answers',
      'lessons',
      'mastery_start',
      'mastery_end',
      'concepts_start',
      'concepts_end',
    ],
    ...rows.map((row) => [
      row.name,
      row.simulated ? 'yes' : 'no',
      row.first,
      row.right,
      row.responseMs,
      row.daysWorked,
      row.answers,
      row.lessons,
      row.masteryStart,
      row.masteryEnd,
      row.conceptsStart,
      row.conceptsEnd,
    ]),
  ]);
}
