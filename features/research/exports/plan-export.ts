import { anonymise } from '@/core/privacy/anonymity/anonymise';
import { mostRowsFor } from '@/core/privacy/anonymity/most-answers';
import type { AnonymityReport } from '@/core/privacy/anonymity/report';
import type { ExportReport, ExportSettings } from '../contract';
import { type Groups, hierarchiesOf, quasiOf } from './quasi';
import type { Answerer } from './store-read';

/** A learner in one course as told: what of their quasi-identifiers, and how many of their answers, the first ones. */
export interface ToldPerson {
  courseId: string;
  learnerId: string;
  /** Class and school as they are; which of them is told is said by `told`. */
  classId: string | null;
  schoolId: string | null;
  /** Columns after the course, as told. */
  told: string[];
  rows: number;
}

export type PlanOptions = Pick<ExportSettings, 'k' | 'mostSuppressed'> & { lastDay: string };

/** Everything that a plan is made of, as it is sent to the thread that makes it. */
export interface PlanInput {
  answerers: Answerer[];
  groups: Groups;
  options: PlanOptions;
}

export interface ExportPlan {
  people: ToldPerson[];
  /** Names of the columns in `told`. */
  columns: string[];
  report: ExportReport;
}

/**
 * Who is in an export and what is told of each. Those who didn't agree are left out first, and the simulated learners of a demo school as long as
 * there are others. Of the rest each course's learners are made k-anonymous by what could help to find them; then whoever has more answers
 * than k learners have is told with their first ones alone.
 */
export function planExport(
  answerers: readonly Answerer[],
  groups: Groups,
  { k, mostSuppressed, lastDay }: PlanOptions,
): ExportPlan {
  const real = answerers.some(({ simulated }) => !simulated);
  const counted = answerers.filter(({ simulated }) => !(real && simulated));
  const agreed = counted.filter((each) => each.agreed);
  const hierarchies = hierarchiesOf(agreed, groups);
  const rows = agreed.map((each) => ({ person: each.learnerId, quasi: quasiOf(each, lastDay, groups) }));
  const made = agreed.length === 0 ? ({ found: false } as const) : anonymise(rows, hierarchies, { k, mostSuppressed });
  const told = made.found ? made.rows : [];
  const kept = agreed.flatMap((each, i) => {
    const row = told[i];
    return row ? [{ ...each, told: row.slice(1) }] : [];
  });
  const mostOf = new Map(
    [...new Set(kept.map(({ courseId }) => courseId))].map((courseId) => [
      courseId,
      mostRowsFor(
        kept.filter((each) => each.courseId === courseId).map(({ answers }) => answers),
        k,
      ),
    ]),
  );
  const people = kept.map(({ courseId, learnerId, classId, schoolId, told: own, answers }): ToldPerson => {
    return { courseId, learnerId, classId, schoolId, told: own, rows: Math.min(answers, mostOf.get(courseId) ?? 0) };
  });
  const answersOf = (some: readonly { answers: number }[]) => some.reduce((sum, { answers }) => sum + answers, 0);
  const toldRows = people.reduce((sum, { rows: own }) => sum + own, 0);
  return {
    people,
    columns: hierarchies.slice(1).map(({ name }) => name),
    report: {
      k,
      learners: { answered: distinct(counted), agreed: distinct(agreed), told: distinct(people) },
      rows: {
        found: answersOf(agreed),
        told: toldRows,
        beyondMost: answersOf(kept) - toldRows,
        suppressed: answersOf(agreed) - answersOf(kept),
      },
      mostRows: Math.max(0, ...mostOf.values()),
      ...figuresOf(made.found ? made.report : null),
      groupsAgreed: groups.names.length > 0 ? distinct(agreed.filter((each) => each.groupsAgreed)) : null,
      simulated: !real && counted.length > 0,
      impossible: people.length === 0,
    },
  };
}

function figuresOf(report: AnonymityReport | null) {
  return {
    columns: report?.columns.slice(1) ?? [],
    classes: report?.classes ?? 0,
    smallestClass: report?.smallestClass ?? 0,
    meanClass: report?.meanClass ?? 0,
    loss: report?.loss ?? 0,
  };
}

const distinct = (people: readonly { learnerId: string }[]) => new Set(people.map(({ learnerId }) => learnerId)).size;
