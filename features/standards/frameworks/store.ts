import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import { users } from '@/features/identity/schema';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { ImportReport } from '../contract';
import type { ParsedLink } from '../import/parsed';
import { standardFrameworks, standardImports, standardLinks, standards, standardTags } from '../schema';
import type { StoredStandard } from './compare';

export type FrameworkRow = Awaited<ReturnType<typeof listFrameworks>>[number];
export type StandardRow = typeof standards.$inferSelect;
type NewStandard = Omit<typeof standards.$inferInsert, 'districtId'>;

/** Rows of one statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 2000;

/** One import of a district at a time. */
export async function lockFrameworks(tx: Tx): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('standards:' || current_setting('meno.district', true), 0))`,
  );
}

/** Frameworks with what they hold, by title; or one. */
export async function listFrameworks(tx: Tx, id?: string) {
  const held = tx
    .select({
      frameworkId: standards.frameworkId,
      standardCount: sql<number>`(count(*) filter (where ${standards.leaf} and not ${standards.withdrawn}))::int`.as(
        'standard_count',
      ),
      withdrawnCount: sql<number>`(count(*) filter (where ${standards.withdrawn}))::int`.as('withdrawn_count'),
    })
    .from(standards)
    .groupBy(standards.frameworkId)
    .as('held');
  const levels = sql<string[]>`coalesce((
    select array_agg(level order by level) from (
      select distinct unnest(s.levels) as level from ${standards} s
      where s.district_id = standard_frameworks.district_id and s.framework_id = standard_frameworks.id and not s.withdrawn) l), '{}')`;
  return tx
    .select({
      framework: standardFrameworks,
      standardCount: held.standardCount,
      withdrawnCount: held.withdrawnCount,
      levels,
    })
    .from(standardFrameworks)
    .leftJoin(held, eq(held.frameworkId, standardFrameworks.id))
    .where(id ? eq(standardFrameworks.id, id) : undefined)
    .orderBy(asc(standardFrameworks.title), asc(standardFrameworks.id));
}

export async function frameworkIdOf(tx: Tx, identifier: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: standardFrameworks.id })
    .from(standardFrameworks)
    .where(eq(standardFrameworks.identifier, identifier));
  return row?.id ?? null;
}

export async function putFramework(
  tx: Tx,
  values: Omit<typeof standardFrameworks.$inferInsert, 'districtId' | 'id' | 'createdAt'> & { id: string | null },
): Promise<string> {
  const { id, ...rest } = values;
  if (id) {
    await tx.update(standardFrameworks).set(rest).where(eq(standardFrameworks.id, id));
    return id;
  }
  const fresh = uuidv7();
  await tx.insert(standardFrameworks).values({ id: fresh, ...rest });
  return fresh;
}

/** @returns whether there was one. Its standards and the tags on them go with it. */
export async function removeFramework(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.delete(standardFrameworks).where(eq(standardFrameworks.id, id)).returning({ id: standardFrameworks.id }))
      .length > 0
  );
}

export async function storedStandards(tx: Tx, frameworkId: string): Promise<StoredStandard[]> {
  const parent = alias(standards, 'parent');
  const { id, identifier, code, statement, itemType, levels, withdrawn } = standards;
  return tx
    .select({ id, identifier, code, statement, itemType, levels, withdrawn, parent: parent.identifier })
    .from(standards)
    .leftJoin(parent, and(eq(parent.districtId, standards.districtId), eq(parent.id, standards.parentId)))
    .where(eq(standards.frameworkId, frameworkId));
}

/** Writes standards; one whose identifier is known keeps its id, which must be the one given. */
export async function putStandards(tx: Tx, rows: NewStandard[]): Promise<void> {
  const fresh = (column: string) => sql.raw(`excluded.${column}`);
  for (let at = 0; at < rows.length; at += BATCH)
    await tx
      .insert(standards)
      .values(rows.slice(at, at + BATCH))
      .onConflictDoUpdate({
        target: [standards.districtId, standards.frameworkId, standards.identifier],
        set: {
          code: fresh('code'),
          statement: fresh('statement'),
          parentId: fresh('parent_id'),
          strandId: fresh('strand_id'),
          position: fresh('position'),
          depth: fresh('depth'),
          itemType: fresh('item_type'),
          levels: fresh('levels'),
          leaf: fresh('leaf'),
          withdrawn: fresh('withdrawn'),
          withdrawnAt: sql`case when excluded.withdrawn then coalesce(${standards.withdrawnAt}, excluded.withdrawn_at) end`,
        },
      });
}

/** Withdraws what a file no longer has; it goes to the end of the order. */
export async function withdraw(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH)
    await tx
      .update(standards)
      .set({ withdrawn: true, withdrawnAt: now })
      .where(and(inArray(standards.id, ids.slice(at, at + BATCH)), eq(standards.withdrawn, false)));
}

export async function replaceLinks(tx: Tx, frameworkId: string, links: readonly ParsedLink[]): Promise<void> {
  await tx.delete(standardLinks).where(eq(standardLinks.frameworkId, frameworkId));
  const rows = links.map(({ from, to, kind }) => ({ frameworkId, fromIdentifier: from, toIdentifier: to, kind }));
  for (let at = 0; at < rows.length; at += BATCH)
    await tx
      .insert(standardLinks)
      .values(rows.slice(at, at + BATCH))
      .onConflictDoNothing();
}

/** Accepted tags of all courses on these standards. */
export async function tagsOn(tx: Tx, ids: readonly string[]): Promise<number> {
  let sum = 0;
  // As the system: courses of other teachers count too, by number only.
  await asSystem(tx, async () => {
    for (let at = 0; at < ids.length; at += BATCH) {
      const some = inArray(standardTags.standardId, ids.slice(at, at + BATCH));
      const [row] = await tx
        .select({ count: count() })
        .from(standardTags)
        .where(and(some, eq(standardTags.state, 'accepted')));
      sum += row?.count ?? 0;
    }
  });
  return sum;
}

export async function recordImport(
  tx: Tx,
  frameworkId: string,
  importedBy: string,
  report: ImportReport,
  now: Date,
): Promise<void> {
  await tx.insert(standardImports).values({ id: uuidv7(), frameworkId, importedBy, report, createdAt: now });
}

/** The latest imports of a framework, newest first. */
export async function listImports(tx: Tx, frameworkId: string, limit: number) {
  return tx
    .select({ id: standardImports.id, at: standardImports.createdAt, by: users.name, report: standardImports.report })
    .from(standardImports)
    .leftJoin(users, and(eq(users.districtId, standardImports.districtId), eq(users.id, standardImports.importedBy)))
    .where(eq(standardImports.frameworkId, frameworkId))
    .orderBy(desc(standardImports.id))
    .limit(limit);
}

export async function standardById(tx: Tx, id: string): Promise<StandardRow | null> {
  const [row] = await tx.select().from(standards).where(eq(standards.id, id));
  return row ?? null;
}
