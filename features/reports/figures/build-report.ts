import {
  FEWEST_LEARNERS,
  figureKeySchema,
  mainFigures,
  type Period,
  type Report,
  type ReportComparison,
} from '../contract';
import { compareGroups, comparePeriods, pairsOf } from './compare';
import { daysOf } from './days';
import { figureOf } from './figures';
import type { Group, LearnerRecord } from './records';
import { dailyWork, progression } from './series';

/** What the class is held against. */
export interface Control {
  kind: ReportComparison['kind'];
  name: string | null;
  period: Period;
  group: Group;
  drawn: number | null;
}

/** Everything that a report says, from what the learners did. */
export function buildReport(
  about: Pick<Report, 'classId' | 'courseId' | 'period' | 'conceptCount' | 'simulated'>,
  group: Group,
  control: Control | null,
): Report {
  const { learners } = group;
  const days = daysOf(about.period);
  const figures = figureKeySchema.options.map((figure) => figureOf(figure, group));
  const timed = figures.find(({ figure }) => figure === 'response_time');
  const active = learners.filter((record) => record.days.length > 0).length;
  return {
    ...about,
    learners: learners.length,
    active: active > 0 && active < FEWEST_LEARNERS ? null : active,
    figures,
    ratings: starsOf(learners),
    idleShare: timed?.estimate ? share(learners) : null,
    days: dailyWork(learners, days),
    progression: progression(learners, days),
    comparison: control && compare(control, group),
  };
}

function compare({ kind, name, period, group: first, drawn }: Control, second: Group): ReportComparison {
  const paired = kind === 'before';
  const compared = paired ? comparePeriods : compareGroups;
  const pairs = paired ? pairsOf(first, second).length : 0;
  return {
    kind,
    name,
    period,
    learners: paired ? { first: pairs, second: pairs } : { first: activeIn(first), second: activeIn(second) },
    drawn,
    baseline: compared('mastery_start', first, second),
    figures: mainFigures.map((figure) => compared(figure, first, second)),
  };
}

const activeIn = ({ learners }: Group) => learners.filter((record) => record.days.length > 0).length;

function starsOf(learners: readonly LearnerRecord[]): number[] | null {
  const raters = learners.filter(({ stars }) => stars.some((count) => count > 0));
  if (raters.length < FEWEST_LEARNERS) return null;
  return [0, 1, 2, 3, 4].map((star) => raters.reduce((sum, { stars }) => sum + (stars[star] ?? 0), 0));
}

function share(learners: readonly LearnerRecord[]): number {
  const answers = learners.reduce((sum, { times }) => sum + times.length, 0);
  return answers === 0 ? 0 : learners.reduce((sum, { capped }) => sum + capped, 0) / answers;
}
