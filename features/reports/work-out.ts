import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type Asked, hashOf, keyOf } from './asked';
import { type Period, type Report, reportsErrors } from './contract';
import { buildReport, type Control } from './figures/build-report';
import { dayOf } from './figures/days';
import type { Group } from './figures/records';
import { gather, type StartingMastery, startOf } from './gather';
import * as store from './store';
import * as cache from './store-cache';

const fail = errorsOf(reportsErrors);

/** Of the other learners of a course so many are drawn at most. */
export const MOST_OTHERS = 500;

/** Bumped when the same work would give other figures than before. */
const FORM = 3;

export type ReportClass = NonNullable<Awaited<ReturnType<typeof store.classOf>>>;

/** All that is looked up before a report is worked out or found. */
export interface Outline {
  of: ReportClass;
  asked: Asked;
  members: { id: string; joinedAt: Date }[];
  /** Of the control, where it is other learners. */
  control: { name: string | null; learnerIds: string[]; drawn: number | null } | null;
  start: Map<string, number>;
  /** Of members and control together, how many are simulated. */
  simulated: Report['simulated'];
  cacheKey: cache.CacheKey;
  stamp: string;
}

/** @throws class_not_found for a class whose report isn't the reader's to have. */
export async function requireClass(tx: Tx, classId: string): Promise<ReportClass> {
  const found = await store.classOf(tx, classId);
  if (!found?.mayReport) throw fail('class_not_found', 'There is no such class, or it isn’t yours.');
  return found;
}

/** @throws class_not_found, control_invalid. */
export async function outline(
  tx: Tx,
  mastery: StartingMastery,
  on: { classId: string; asked: Asked; readerId: string; now: Date },
): Promise<Outline> {
  const { asked } = on;
  const of = await requireClass(tx, on.classId);
  const members = await store.learnersOf(tx, of.id);
  const control = await controlOf(tx, of, asked);
  const start = await startOf(tx, mastery, of.courseId);
  const learnerIds = [...members.map(({ id }) => id), ...(control?.learnerIds ?? [])];
  const simulated = { learners: await store.simulatedAmong(tx, learnerIds), of: learnerIds.length };
  const today = dayOf(on.now);
  const stamp = hashOf([
    FORM,
    await cache.stampOf(tx, { learnerIds, courseId: of.courseId }),
    members,
    control,
    [...start],
    simulated.learners,
    asked.period.to < today ? null : today,
  ]);
  const readerId = asked.compare === 'others' ? on.readerId : null;
  const cacheKey = { classId: of.id, key: keyOf(asked, readerId), controlClassId: asked.controlClassId, readerId };
  return { of, asked, members, control, start, simulated, cacheKey, stamp };
}

async function controlOf(tx: Tx, of: ReportClass, asked: Asked): Promise<Outline['control']> {
  if (asked.compare === 'others') {
    const { ids, all } = await store.otherLearners(tx, of.courseId, of.id, MOST_OTHERS);
    return { name: null, learnerIds: ids, drawn: all > ids.length ? ids.length : null };
  }
  if (asked.controlClassId === null) return null;
  const other = await store.classOf(tx, asked.controlClassId);
  if (!other?.mayReport || other.courseId !== of.courseId || other.id === of.id)
    throw fail('control_invalid', 'Only another class of the same course that is yours can be compared with.');
  // Whoever is in both classes can't tell them apart.
  const own = new Set((await store.learnersOf(tx, of.id)).map(({ id }) => id));
  const ids = (await store.learnersOf(tx, other.id)).map(({ id }) => id);
  return { name: other.name, learnerIds: ids.filter((id) => !own.has(id)), drawn: null };
}

/** Works a report out from what learners did. */
export async function workOut(tx: Tx, { of, asked, members, control, start, simulated }: Outline): Promise<Report> {
  const { courseId } = of;
  const { period, compare, before } = asked;
  const ids = members.map(({ id }) => id);
  const paired = compare === 'before';
  const [group, earlier] = await gather(tx, { learnerIds: ids, courseId }, start, paired ? [period, before] : [period]);
  if (!group) throw new Error('There is a group for each period.');
  const present = presentIn(group, period, members);
  const about = { classId: of.id, courseId, period, conceptCount: start.size, simulated };
  if (earlier) return buildReport(about, present, against('before', before, earlier, null, null));
  if (!control || (compare !== 'class' && compare !== 'others')) return buildReport(about, present, null);
  const [others] = await gather(tx, { learnerIds: control.learnerIds, courseId }, start, [period]);
  const held = others && against(compare, period, others, control.name, control.drawn);
  return buildReport(about, present, held ?? null);
}

function against(
  kind: Control['kind'],
  period: Period,
  group: Group,
  name: string | null,
  drawn: number | null,
): Control {
  return { kind, name, period, group, drawn };
}

/** Without those who joined the class later and did nothing in the period. */
function presentIn(group: Group, period: Period, members: Outline['members']): Group {
  const late = new Set(members.filter(({ joinedAt }) => dayOf(joinedAt) > period.to).map(({ id }) => id));
  return { ...group, learners: group.learners.filter(({ id, days }) => days.length > 0 || !late.has(id)) };
}
