import { and, arrayOverlaps, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { standardFrameworks, standardLinks, standards } from '../schema';
import type { StandardRow } from './store';

/** Standards that stand directly under one, or at the top, with how many stand under each. */
export async function childrenOf(
  tx: Tx,
  frameworkId: string,
  parentId: string | null,
  after: number | null,
  limit: number,
) {
  const childCount = sql<number>`(select count(*)::int from ${standards} c
    where c.district_id = standards.district_id and c.framework_id = standards.framework_id and c.parent_id = standards.id)`;
  return tx
    .select({ standard: standards, childCount })
    .from(standards)
    .where(
      and(
        eq(standards.frameworkId, frameworkId),
        parentId === null ? isNull(standards.parentId) : eq(standards.parentId, parentId),
        after === null ? undefined : sql`${standards.position} > ${after}`,
      ),
    )
    .orderBy(asc(standards.position))
    .limit(limit);
}

/** Standards whose code or statement holds every word; those whose code begins with the whole question come first. */
export async function searchStandards(
  tx: Tx,
  where: { frameworkId: string | null; q: string; levels: readonly string[] },
  limit: number,
): Promise<StandardRow[]> {
  const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const words = where.q
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 12);
  const each = words.map((word): SQL | undefined =>
    or(sql`${standards.code} ilike ${like(word)}`, sql`${standards.statement} ilike ${like(word)}`),
  );
  const begins = like(where.q).slice(1);
  return tx
    .select()
    .from(standards)
    .where(
      and(
        where.frameworkId ? eq(standards.frameworkId, where.frameworkId) : undefined,
        where.levels.length > 0 ? arrayOverlaps(standards.levels, [...where.levels]) : undefined,
        ...each,
      ),
    )
    .orderBy(
      sql`${standards.withdrawn}, lower(${standards.code}) <> lower(${where.q}), ${standards.code} not ilike ${begins}, not ${standards.leaf}`,
      asc(standards.position),
    )
    .limit(limit);
}

/** From the top down to what a standard is part of. */
export async function pathOf(tx: Tx, id: string): Promise<{ id: string; code: string; statement: string }[]> {
  const found = await tx.execute<{ id: string; code: string; statement: string }>(sql`
    with recursive way as (
      select s.*, 0 as step from ${standards} s where s.id = ${id}
      union all
      select s.*, way.step + 1 from ${standards} s join way on s.district_id = way.district_id and s.id = way.parent_id
      where way.step < 50)
    select id, code, statement from way where step > 0 order by step desc`);
  return found.rows;
}

/** Associations of a standard with standards that are here. */
export async function linksOf(tx: Tx, { identifier, frameworkId }: Pick<StandardRow, 'identifier' | 'frameworkId'>) {
  const found = await tx.execute<{
    kind: string;
    outward: boolean;
    id: string;
    code: string;
    statement: string;
    framework: string;
  }>(sql`
    select l.kind, l.from_identifier = ${identifier} as outward, s.id, s.code, s.statement, f.title as framework
    from ${standardLinks} l
    join ${standards} s on s.district_id = l.district_id
      and s.identifier = case when l.from_identifier = ${identifier} then l.to_identifier else l.from_identifier end
    join ${standardFrameworks} f on f.district_id = s.district_id and f.id = s.framework_id
    where (l.from_identifier = ${identifier} and l.framework_id = ${frameworkId}) or l.to_identifier = ${identifier}
    order by l.kind, s.position limit 100`);
  return found.rows;
}
