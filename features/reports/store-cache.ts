import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { type Overview, type Period, type Report, reportSchema } from './contract';
import { classReports, reportOverviews } from './schema';
import type { Whose } from './store-work';

export interface CacheKey {
  classId: string;
  key: string;
  controlClassId: string | null;
  readerId: string | null;
}

export interface KeptReport {
  stamp: string;
  /** Null where none was made yet, or one of an older form. */
  report: Report | null;
  computedAt: Date | null;
  pendingSince: Date | null;
}

export async function keptReport(
  tx: Tx,
  { classId, key }: Pick<CacheKey, 'classId' | 'key'>,
): Promise<KeptReport | null> {
  const [row] = await tx
    .select({
      stamp: classReports.stamp,
      report: classReports.report,
      computedAt: classReports.computedAt,
      pendingSince: classReports.pendingSince,
    })
    .from(classReports)
    .where(and(eq(classReports.classId, classId), eq(classReports.key, key)));
  return row ? { ...row, report: readable(row.report) } : null;
}

/** The kept reports of many classes under one key. */
export async function keptReports(tx: Tx, classIds: readonly string[], key: string): Promise<Map<string, Report>> {
  if (classIds.length === 0) return new Map();
  const rows = await tx
    .select({ classId: classReports.classId, report: classReports.report })
    .from(classReports)
    .where(and(inArray(classReports.classId, [...classIds]), eq(classReports.key, key)));
  return new Map(
    rows.flatMap(({ classId, report }) => {
      const read = readable(report);
      return read ? [[classId, read]] : [];
    }),
  );
}

export async function keepReport(
  tx: Tx,
  on: CacheKey,
  made: { stamp: string; report: Report; at: Date },
): Promise<void> {
  const values = { stamp: made.stamp, report: made.report, computedAt: made.at, pendingSince: null };
  await tx
    .insert(classReports)
    .values({ ...on, ...values })
    .onConflictDoUpdate({ target: [classReports.districtId, classReports.classId, classReports.key], set: values });
}

/** Notes that a report was handed to the background. */
export async function keepPending(tx: Tx, on: CacheKey, at: Date): Promise<void> {
  await tx
    .insert(classReports)
    .values({ ...on, stamp: '', pendingSince: at })
    .onConflictDoUpdate({
      target: [classReports.districtId, classReports.classId, classReports.key],
      set: { pendingSince: at },
    });
}

/** Clears reports that nobody has had made since. @returns how many. */
export async function clearReports(tx: Tx, since: Date): Promise<number> {
  const rows = await tx
    .delete(classReports)
    .where(lt(classReports.computedAt, since))
    .returning({ key: classReports.key });
  return rows.length;
}

const stampSchema = z.tuple([z.record(z.string(), z.union([z.string(), z.number(), z.null()]))]);

/** What changes as soon as anything changes that a report of these learners is made of. */
export async function stampOf(
  tx: Tx,
  { learnerIds, courseId }: Whose,
): Promise<Record<string, string | number | null>> {
  const ids = sql`${`{${learnerIds.join(',')}}`}::uuid[]`;
  // As the system, since the count of questions is nobody else's to see; it goes into a hash.
  const { rows } = await asSystem(tx, () =>
    tx.execute(sql`
      select
        (select coalesce(max(last.sequence), 0)::text from unnest(${ids}) l(id) cross join lateral (
          select e.sequence from events e where e.learner_id = l.id and e.course_id = ${courseId}
          order by e.sequence desc limit 1) last) as events,
        (select count(*)::text || ' ' || coalesce(max(x.created_at)::text, '') from lessons x
          where x.learner_id = any(${ids}) and x.course_id = ${courseId}) as lessons,
        (select count(*)::text || ' ' || coalesce(max(x.created_at)::text, '') from lesson_feedback x
          where x.learner_id = any(${ids}) and x.course_id = ${courseId}) as ratings,
        (select count(*)::text || ' ' || coalesce(max(m.created_at)::text, '') from chat_messages m
          join chat_threads t on t.district_id = m.district_id and t.id = m.thread_id
          where m.learner_id = any(${ids}) and t.course_id = ${courseId} and t.deleted_at is null
            and m.role = 'learner') as questions`),
  );
  return stampSchema.parse(rows)[0];
}

/** Events of learners in a course, counted up to `most`: whether working a report out is long. */
export async function eventCount(tx: Tx, { learnerIds, courseId }: Whose, most: number): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from events e
      where e.learner_id = any(${`{${learnerIds.join(',')}}`}::uuid[]) and e.course_id = ${courseId} limit ${most}) counted`);
  return rows[0]?.count ?? 0;
}

/** Null for what an earlier version of the product left. */
function readable(report: unknown): Report | null {
  const read = reportSchema.safeParse(report);
  return read.success ? read.data : null;
}

export async function addOverview(
  tx: Tx,
  row: { id: string; requestedBy: string; period: Period; total: number; at: Date },
): Promise<void> {
  const { id, requestedBy, period, total, at } = row;
  await tx
    .insert(reportOverviews)
    .values({ id, requestedBy, fromDay: period.from, toDay: period.to, status: 'waiting', total, createdAt: at });
}

/** One round, or the reader's newest. */
export async function overviewOf(tx: Tx, by: { id: string } | { requestedBy: string }): Promise<Overview | null> {
  const [row] = await tx
    .select()
    .from(reportOverviews)
    .where('id' in by ? eq(reportOverviews.id, by.id) : eq(reportOverviews.requestedBy, by.requestedBy))
    .orderBy(desc(reportOverviews.createdAt))
    .limit(1);
  if (!row) return null;
  return {
    id: row.id,
    period: { from: row.fromDay, to: row.toDay },
    status: row.status,
    done: row.done,
    total: row.total,
    startedAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export async function setOverview(
  tx: Tx,
  id: string,
  set: { status?: Overview['status']; done?: number; total?: number; finishedAt?: Date },
): Promise<void> {
  await tx.update(reportOverviews).set(set).where(eq(reportOverviews.id, id));
}
