import { compareGroups, type Difference } from './compare';
import { type Crossing, crossingsOf, withheldCells } from './crossings';
import type { GroupEstimate } from './estimate';
import { adjustForMany } from './false-discoveries';
import { type Bounds, judge } from './judge';
import type { Measure } from './measures';
import { type Withheld, withheldGroups } from './suppress';

/** One attribute of learners, such as their language: group of each learner by number, null where it isn't known. */
export interface Attribute {
  name: string;
  groupOf: readonly (string | null)[];
}

export interface GroupFigures {
  group: string;
  /** Learners with anything to count; null where the group isn't told. */
  learners: number | null;
  withheld: Withheld | null;
  /** By measure; null where too few learners have what it counts, or it isn't defined. */
  values: Record<string, GroupEstimate | null>;
}

export interface Comparison extends Difference {
  attribute: string;
  group: string;
  measure: string;
  /** {@link Difference.p} corrected for all comparisons of the report. */
  adjusted: number;
  /** Further apart than the bound, whether or not by chance. */
  beyond: boolean;
  /** Beyond the bound, and more than chance. */
  alert: boolean;
  /** Of a cell of two attributes: it would be an alert, and one of its two groups is one already, in the same direction. */
  echo: boolean;
}

export interface AttributeAudit {
  attribute: string;
  groups: GroupFigures[];
  comparisons: Comparison[];
  /** Of the groups that are told: the greatest difference and the least ratio of any two, for each measure that is compared. */
  spreads: Spread[];
}

export interface Spread {
  measure: string;
  lowest: string;
  highest: string;
  difference: number;
  ratio: number | null;
}

/** What is audited of one kind of decision: its measures, over learners who take part in it. */
export interface Subject {
  name: string;
  learners: readonly number[];
  measures: readonly Measure[];
}

export interface SubjectAudit {
  subject: string;
  attributes: AttributeAudit[];
  /** Two attributes at a time. */
  crossings: (AttributeAudit & Pick<Crossing, 'of' | 'cells'>)[];
}

/** Of what is held against chance, so much is for single attributes, and the rest for two at a time, which are many more: or those would drown them. */
const SHARE_OF_ATTRIBUTES = 0.75;

/**
 * Measures every group of every attribute for every subject, compares each with the other groups of its attribute, corrects for the number of
 * comparisons ({@link adjustForMany}) over the whole report, and says which lie beyond the bounds. Groups of fewer than `least` learners are left out
 * of everything, comparisons too, and so are groups that would give them away ({@link withheldGroups}); the same holds for each measure by itself.
 *
 * Two attributes at a time are audited in the same way ({@link crossingsOf}, {@link withheldCells}), where both are known. What a cell shows only because one of its groups shows
 * it is no alert of its own.
 */
export function auditGroups(
  subjects: readonly Subject[],
  attributes: readonly Attribute[],
  { least, bounds }: { least: number; bounds: Bounds },
): SubjectAudit[] {
  const found = measureGroups(subjects, attributes, least);
  judge(found, subjects, bounds);
  return found;
}

/** The same without saying what lies beyond any bounds ({@link judge}). */
export function measureGroups(
  subjects: readonly Subject[],
  attributes: readonly Attribute[],
  least: number,
): SubjectAudit[] {
  const crossings = crossingsOf(attributes);
  const found = subjects.map(({ name, learners, measures }) => ({
    subject: name,
    attributes: attributes.map((attribute) => auditAttribute(attribute, learners, measures, single(least))),
    crossings: crossings.map((crossing) => ({
      ...auditAttribute(crossing, learners, measures, crossed(crossing, least)),
      ...{ of: crossing.of, cells: crossing.cells },
    })),
  }));
  const of = (kind: 'attributes' | 'crossings') =>
    found.flatMap((subject) => subject[kind].flatMap(({ comparisons }) => comparisons));
  const [plain, both] = [of('attributes'), of('crossings')];
  const all = [...plain, ...both];
  const weights = all.map((_, place) =>
    place < plain.length ? SHARE_OF_ATTRIBUTES / plain.length : (1 - SHARE_OF_ATTRIBUTES) / both.length,
  );
  const adjusted = adjustForMany(
    all.map(({ p }) => p),
    plain.length > 0 && both.length > 0 ? weights : undefined,
  );
  all.forEach((comparison, place) => {
    comparison.adjusted = adjusted[place] ?? Number.NaN;
  });
  return found;
}

/** Which of some groups are left out, by how many learners they have. */
type Withhold = (groups: readonly string[], sizes: readonly number[]) => (Withheld | null)[];
const single =
  (least: number): Withhold =>
  (_, sizes) =>
    withheldGroups(sizes, least);
const crossed =
  ({ cells }: Crossing, least: number): Withhold =>
  (groups, sizes) =>
    withheldCells(
      groups.map((group) => cells.get(group) ?? [group, group]),
      sizes,
      least,
    );

function auditAttribute(
  { name, groupOf }: Attribute,
  learners: readonly number[],
  measures: readonly Measure[],
  withhold: Withhold,
): AttributeAudit {
  const members = new Map<string, number[]>();
  for (const learner of learners) {
    const group = groupOf[learner] ?? null;
    if (group === null) continue;
    const own = members.get(group);
    if (own) own.push(learner);
    else members.set(group, [learner]);
  }
  const names = [...members.keys()].sort();
  const of = (group: string) => members.get(group) ?? [];
  const withheld = withhold(
    names,
    names.map((group) => of(group).length),
  );
  const told = names.filter((_, place) => withheld[place] === null);
  const groups = names.map(
    (group, place): GroupFigures => ({
      ...{ group, withheld: withheld[place] ?? null, values: {} },
      learners: withheld[place] ? null : of(group).length,
    }),
  );
  const comparisons: Comparison[] = [];
  const spreads: Spread[] = [];
  for (const measure of measures) {
    const left = withhold(
      told,
      told.map((group) => measure.rests(of(group))),
    );
    const shown = told.filter((group, place) => left[place] === null && measure.rests(of(group)) > 0);
    for (const figures of groups) {
      if (figures.withheld) continue;
      const value = shown.includes(figures.group) ? measure.estimate(of(figures.group)) : null;
      figures.values[measure.name] = value && !Number.isNaN(value.value) ? value : null;
    }
    if (measure.bound === 'none') continue;
    const valued = shown.filter((group) => groups.find((each) => each.group === group)?.values[measure.name]);
    for (const group of comparedOf(valued)) {
      const others = valued.filter((each) => each !== group).flatMap(of);
      comparisons.push({
        ...{ attribute: name, group, measure: measure.name },
        ...compareGroups(measure, of(group), others),
        ...{ adjusted: Number.NaN, beyond: false, alert: false, echo: false },
      });
    }
    const spread = spreadOf(measure, valued, groups);
    if (spread) spreads.push(spread);
  }
  return { attribute: name, groups, comparisons, spreads };
}

/** Two groups are one comparison; of more, each is held against all others. */
function comparedOf(groups: readonly string[]): readonly string[] {
  if (groups.length < 2) return [];
  return groups.length === 2 ? groups.slice(0, 1) : groups;
}

function spreadOf({ name, share }: Measure, told: readonly string[], groups: readonly GroupFigures[]): Spread | null {
  const values = told
    .map((group) => ({ group, value: groups.find((each) => each.group === group)?.values[name]?.value ?? Number.NaN }))
    .sort((a, b) => a.value - b.value);
  const [lowest, highest] = [values[0], values.at(-1)];
  if (!lowest || !highest || values.length < 2) return null;
  const ratio = share && highest.value > 0 ? lowest.value / highest.value : null;
  return {
    ...{ measure: name, lowest: lowest.group, highest: highest.group, ratio },
    difference: highest.value - lowest.value,
  };
}

/** Measures that are false alarms, and misses, of one subject or another. */
export const FALSE_ALARMS: readonly string[] = ['falseAlarm', 'falseWarning'];
export const MISSES: readonly string[] = ['miss', 'missedWarning'];

/**
 * Equalised odds (M. Hardt, E. Price and N. Srebro, "Equality of opportunity in supervised learning", NIPS 2016): the greater of the two spreads of false alarms
 * and of misses, of answers or of warnings. Null where either isn't there.
 */
export function equalisedOdds({ spreads }: Pick<AttributeAudit, 'spreads'>): number | null {
  const of = (names: readonly string[]) => spreads.find(({ measure }) => names.includes(measure))?.difference;
  const [alarms, misses] = [of(FALSE_ALARMS), of(MISSES)];
  return alarms === undefined || misses === undefined ? null : Math.max(alarms, misses);
}
