import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import { dataCatalogue, personTables } from '@/platform/database/catalogue/catalogue';
import { type ColumnClass, dataKinds } from '@/platform/database/catalogue/entry';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, encodeCursor, type PageQuery } from '@/platform/http/cursor';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { type RecordOverview, type RecordTable, rightsErrors } from '../contract';
import { namesOf, pageOfRows, personOf, type RecordRow, shownColumns } from '../store-record';
import { countRows } from '../store-rows';

const fail = errorsOf(rightsErrors);

/** What people wrote, and what was written for them: not for officers who only see to what is done with data. */
const WORDS: readonly ColumnClass[] = ['words', 'written'];
const hiddenFrom = (principal: Principal, personId: string) =>
  principal.role === 'dpo' && principal.userId !== personId ? WORDS : [];

/** All of a person's record by kinds of data, with how much there is of each. @throws learner_not_found */
export async function recordOverview(tx: Tx, principal: Principal, personId: string): Promise<RecordOverview> {
  const counts = await asSystem(tx, async () => {
    const found = new Map<string, number>();
    for (const { name, entry } of personTables()) found.set(name, await countRows(tx, name, entry, personId));
    return found;
  });
  return {
    person: await personNamed(tx, personId),
    hidesWords: hiddenFrom(principal, personId).length > 0,
    kinds: dataKinds.flatMap((kind) => {
      const tables = personTables(kind).map(({ name, entry: { deletion } }) => ({
        ...{ table: name, rows: counts.get(name) ?? 0, onDeletion: deletion.how },
        keptBecause: 'because' in deletion ? deletion.because : null,
      }));
      return tables.length > 0 ? [{ kind, tables }] : [];
    }),
  };
}

async function personNamed(tx: Tx, personId: string): Promise<{ id: string; name: string }> {
  const person = await asSystem(tx, () => personOf(tx, personId));
  if (!person) throw fail('learner_not_found', 'There is no such learner.');
  return { id: person.id, name: person.name };
}

/** A person's rows of one table, the newest first. @throws table_not_found, learner_not_found */
export async function recordRows(
  tx: Tx,
  principal: Principal,
  { personId, table }: { personId: string; table: string },
  { cursor, limit }: PageQuery,
): Promise<RecordTable> {
  const entry = dataCatalogue.get(table);
  if (entry?.whose !== 'person') throw fail('table_not_found', 'There is no such part of a record.');
  const [offset] = decodeCursor(cursor, z.tuple([z.number().int().min(0).max(10_000_000)])) ?? [0];
  const columns = shownColumns(entry, hiddenFrom(principal, personId));
  const found = await asSystem(tx, () =>
    pageOfRows(tx, { table, entry, personId, columns }, { offset, limit: limit + 1 }),
  );
  const items = found.slice(0, limit);
  return {
    ...{ person: await personNamed(tx, personId), table, kind: entry.kind, columns, items },
    names: await namesOf(tx, idsOf(items)),
    nextCursor: found.length > limit ? encodeCursor([offset + limit]) : null,
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids that stand in rows by themselves or in lists, each once. */
export function idsOf(rows: readonly RecordRow[]): string[] {
  const values = rows.flatMap((row) => Object.values(row).flat());
  return [...new Set(values.filter((value): value is string => typeof value === 'string' && UUID.test(value)))];
}
