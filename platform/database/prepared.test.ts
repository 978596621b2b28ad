import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { users } from '@/features/identity/schema';
import { createStatementNames } from './prepared';
import { addPerson, testDatabase } from './testing';
import { systemActor, type Tx } from './transaction';

const test = testDatabase();

/** Runs work a few times in one transaction and tells which statements its connection then has prepared. */
function preparedBy(work: (tx: Tx) => Promise<unknown>, times = 5): Promise<string[]> {
  return test().database.transaction(systemActor(test().districtId), async (tx) => {
    const held = async () =>
      (await tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`)).rows;
    const before = new Set((await held()).map(({ statement }) => statement));
    for (let time = 0; time < times; time++) await work(tx);
    return (await held()).map(({ statement }) => statement).filter((statement) => !before.has(statement));
  });
}

it('prepares a statement that comes again, and answers it with the values of each time', async () => {
  const people = await Promise.all(['Ada', 'Grace', 'Mary', 'Emmy'].map((name) => addPerson(test(), 'learner', name)));
  const names: (string | undefined)[] = [];
  const prepared = await preparedBy(async (tx) => {
    const id = people[names.length % people.length] ?? '';
    const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id)).limit(1);
    names.push(row?.name);
  }, 8);
  expect(names).toEqual(['Ada', 'Grace', 'Mary', 'Emmy', 'Ada', 'Grace', 'Mary', 'Emmy']);
  // The limit stands in the text: a plan for any limit is made for a tenth of all rows.
  expect(prepared).toEqual([expect.stringMatching(/from "users" where "users"."id" = \$1 limit 1$/)]);
});

it('asks in full what came once, what has no values and what has a list of them', async () => {
  const once = (tx: Tx) => tx.select({ name: users.name }).from(users).where(eq(users.email, 'once@example.org'));
  expect(await preparedBy(once, 1)).toEqual([]);
  expect(await preparedBy((tx) => tx.execute(sql`select 'no values'`))).toEqual([]);
  const list = sql.join(
    Array.from({ length: 40 }, (_, at) => sql`${at}::int`),
    sql`, `,
  );
  expect(await preparedBy((tx) => tx.execute(sql`select 1 where 1 in (${list})`))).toEqual([]);
});

it('leaves a limit inside of a statement as it is', async () => {
  const inside = (tx: Tx) =>
    tx.execute<{ n: number }>(
      sql`select count(*)::int as n from (select 1 from generate_series(1, 9) limit ${3}) s where ${1}::int = 1`,
    );
  expect(await preparedBy(async (tx) => expect((await inside(tx)).rows).toEqual([{ n: 3 }]))).toEqual([]);
});

it('names a statement the same for everybody who shares a connection, and only so many', () => {
  const [one, other] = [createStatementNames(), createStatementNames()];
  const third = (names: typeof one, text: string) => [1, 2, 3].map(() => names.nameOf(text, 1)).at(-1);
  expect(third(one, 'select $1')).toMatch(/^meno_.{24}$/);
  expect(third(other, 'select $1')).toBe(third(one, 'select $1'));
  const named = Array.from({ length: 1000 }, (_, at) => third(one, `select ${at} + $1`)).filter(Boolean);
  expect(named).toHaveLength(399);
});
