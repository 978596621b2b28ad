import {
  type Attribute,
  auditGroups,
  equalisedOdds,
  FALSE_ALARMS,
  type SubjectAudit as Found,
  MISSES,
  type Subject,
} from '@/core/fairness/audit';
import type { GroupEstimate } from '@/core/fairness/estimate';
import { rowsByLearner, rowsOfMembers } from '@/core/fairness/measures';
import { recalibrate } from '@/core/fairness/recalibration';
import { groupThresholds } from '@/core/fairness/thresholds';
import {
  type AttributeAudit,
  auditSubjectSchema,
  type Estimate,
  type FairnessSettings,
  groupAttributeSchema,
  type MeasureName,
  measureNameSchema,
  type SubjectAudit,
} from '../contract';

/** Decisions that hang on a threshold, each with what came: one row a decision, learners by number. */
export interface DecidedRows {
  learner: ArrayLike<number>;
  /** Probability of what came. */
  expected: ArrayLike<number>;
  /** What was decided by: from {@link DecidedRows.threshold} on it was a yes. */
  score: ArrayLike<number>;
  threshold: number;
  /** 1: it came. */
  came: ArrayLike<number>;
}

/** What was gathered of one kind of decision. */
export interface Gathered {
  subject: Subject;
  records: number;
  /** Null: nothing is decided by a threshold here. */
  rows: DecidedRows | null;
}

/** Answers by which thresholds are looked for at most: more would tell the same, later. */
const MOST_ROWS = 40_000;

/** Works a report's figures out of what was gathered. Nothing of anybody's own is in them. */
export function reportOf(
  gathered: readonly Gathered[],
  attributes: readonly Attribute[],
  { least, bounds }: Pick<FairnessSettings, 'least' | 'bounds'>,
): SubjectAudit[] {
  const found = auditGroups(
    gathered.map(({ subject }) => subject),
    attributes,
    { least, bounds },
  );
  return found.map((audit, place) => {
    const { subject, records, rows } = gathered[place] ?? { subject: null, records: 0, rows: null };
    return {
      ...{ subject: auditSubjectSchema.parse(audit.subject), learners: subject?.learners.length ?? 0, records },
      attributes: audit.attributes.map((each) =>
        attributeOf(each, rows, attributes.find(({ name }) => name === each.attribute)?.groupOf ?? []),
      ),
      // Calibration and thresholds are for whole groups: of two attributes at a time the answers would be few.
      crossings: audit.crossings.map(({ of: [first, second], ...each }) => ({
        ...attributeOf({ ...each, attribute: first }, null, []),
        second: groupAttributeSchema.parse(second),
      })),
    };
  });
}

function attributeOf(
  audit: Found['attributes'][number],
  rows: DecidedRows | null,
  groupOf: readonly (string | null)[],
): AttributeAudit {
  const told = new Set(audit.groups.flatMap(({ group, withheld }) => (withheld ? [] : [group])));
  const scored = rows && { learner: rows.learner, score: rows.expected, label: rows.came };
  const rowsOf = scored && rowsByLearner(scored);
  const calibrationOf = (group: string) => {
    if (!scored || !rowsOf || !told.has(group)) return null;
    const members = groupOf.flatMap((own, learner) => (own === group ? [learner] : []));
    const found = recalibrate(rowsOfMembers(scored, rowsOf, members));
    const [slope, intercept] = [shown(found?.slope ?? null), shown(found?.intercept ?? null)];
    return slope && intercept ? { slope, intercept } : null;
  };
  const apart = audit.comparisons.some(
    ({ measure, alert }) => alert && (FALSE_ALARMS.includes(measure) || MISSES.includes(measure)),
  );
  return {
    attribute: groupAttributeSchema.parse(audit.attribute),
    groups: audit.groups.map(({ group, learners, withheld, values }) => ({
      ...{ group, learners, withheld, calibration: calibrationOf(group) },
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [measureNameSchema.parse(name), shown(value)]),
      ) satisfies Partial<Record<MeasureName, Estimate | null>>,
    })),
    comparisons: audit.comparisons.map(
      ({ group, measure, difference, low, high, ratio, adjusted, beyond, alert, echo }) => ({
        ...{ group, measure: measureNameSchema.parse(measure), difference, ratio, beyond, alert, echo },
        ...{ low: known(low), high: known(high), chance: known(adjusted) },
      }),
    ),
    spreads: audit.spreads.map((spread) => ({ ...spread, measure: measureNameSchema.parse(spread.measure) })),
    equalisedOdds: equalisedOdds(audit),
    thresholds: rows && apart ? thresholdsOf(rows, groupOf, told) : null,
  };
}

function thresholdsOf(rows: DecidedRows, groupOf: readonly (string | null)[], told: ReadonlySet<string>) {
  const places = Array.from(rows.learner, (learner, row) => ({ row, group: groupOf[learner] ?? '' }))
    .filter(({ group }) => told.has(group))
    .slice(0, MOST_ROWS);
  const offer = groupThresholds(
    {
      group: places.map(({ group }) => group),
      score: places.map(({ row }) => rows.score[row] ?? 0),
      label: places.map(({ row }) => rows.came[row] ?? 0),
    },
    rows.threshold,
  );
  if (!offer) return null;
  return {
    ...{ accuracyBefore: offer.accuracyBefore, accuracyAfter: offer.accuracyAfter },
    groups: offer.groups.map(({ group, threshold, before, after, changed }) => ({
      ...{ group, threshold, changed, falseAlarmBefore: before.falseAlarm, falseAlarmAfter: after.falseAlarm },
      ...{ missBefore: before.miss, missAfter: after.miss },
    })),
  };
}

function shown(estimate: GroupEstimate | null): Estimate | null {
  if (!estimate) return null;
  const { value, low, high, learners } = estimate;
  return [value, low, high].some(Number.isNaN) ? null : { value, low, high, learners };
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
