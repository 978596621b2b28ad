import { and, desc, eq, gte, ilike, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { classes, classMembers, users } from '@/features/identity/schema';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import type { AuditKind } from '@/platform/http/audit';
import { auditRecords } from './schema-audit';
import type { AuditRow } from './store-audit';

export interface AuditSearch {
  /** Null: anybody. */
  who: readonly string[] | null;
  whose: readonly string[] | null;
  kind: AuditKind | null;
  /** From this moment on. */
  from: Date | null;
  /** Before this moment. */
  before: Date | null;
}

/** Records, newest first, before a sequence where one is given. */
export async function searchRecords(
  tx: Tx,
  search: AuditSearch,
  beforeSequence: number | null,
  limit: number,
): Promise<AuditRow[]> {
  if (search.who?.length === 0 || search.whose?.length === 0) return [];
  const conditions: (SQL | undefined)[] = [
    search.who ? inArray(auditRecords.actorId, [...search.who]) : undefined,
    search.whose ? await about(tx, search.whose) : undefined,
    search.kind ? eq(auditRecords.kind, search.kind) : undefined,
    search.from ? gte(auditRecords.at, search.from) : undefined,
    search.before ? lt(auditRecords.at, search.before) : undefined,
    beforeSequence === null ? undefined : lt(auditRecords.sequence, beforeSequence),
  ];
  return tx
    .select()
    .from(auditRecords)
    .where(and(...conditions))
    .orderBy(desc(auditRecords.sequence))
    .limit(limit);
}

/** Records that name somebody of these, or a class or course in which they learn now. */
async function about(tx: Tx, ids: readonly string[]): Promise<SQL> {
  const learns = and(eq(classMembers.role, 'learner'), inArray(classMembers.userId, [...ids]));
  const rooms = await tx
    .select({ id: classes.id, courseId: classes.courseId })
    .from(classMembers)
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .where(learns);
  return placesAbout(
    ids,
    rooms.flatMap(({ id, courseId }) => [id, courseId]),
  );
}

/** Places of records about people, classes and courses, by the indexes that row-level security keeps from other ways. */
function placesAbout(people: readonly string[], rooms: readonly string[]): SQL {
  const list = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`;
  return sql`${auditRecords.sequence} = any(array(select meno_audit_about(${list(people)}, ${list(rooms)})))`;
}

/** The last record. */
export async function newestRecord(tx: Tx): Promise<{ place: number; hash: string } | null> {
  const [row] = await tx
    .select({ place: auditRecords.sequence, hash: auditRecords.hash })
    .from(auditRecords)
    .orderBy(desc(auditRecords.sequence))
    .limit(1);
  return row ?? null;
}

/** What others did with the record of somebody, newest first. */
export async function recordsAbout(tx: Tx, userId: string, beforeSequence: number | null, limit: number) {
  return tx
    .select()
    .from(auditRecords)
    .where(
      and(
        placesAbout([userId], []),
        sql`${auditRecords.actorId} is distinct from ${userId}::uuid`,
        inArray(auditRecords.kind, ['read', 'change', 'export']),
        lte(auditRecords.sequence, (beforeSequence ?? Number.MAX_SAFE_INTEGER) - 1),
      ),
    )
    .orderBy(desc(auditRecords.sequence))
    .limit(limit);
}

/** People whose name or e-mail address holds some words; those first whose name begins with them. */
export async function peopleLike(tx: Tx, words: string, limit: number): Promise<string[]> {
  const escaped = words.replace(/[\\%_]/g, (each) => `\\${each}`);
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(or(ilike(users.name, `%${escaped}%`), ilike(users.email, `%${escaped}%`)))
    .orderBy(sql`${users.name} not ilike ${`${escaped}%`}`, users.name)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Names as they are now, by id; whoever is gone is missing. */
export async function namesOf(tx: Tx, of: 'people' | 'classes' | 'courses', ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map<string, string>();
  const rows =
    of === 'people'
      ? await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, wanted))
      : of === 'classes'
        ? await tx.select({ id: classes.id, name: classes.name }).from(classes).where(inArray(classes.id, wanted))
        : await tx.select({ id: courses.id, name: courses.title }).from(courses).where(inArray(courses.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
