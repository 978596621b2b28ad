import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { describeError } from './describe-error';

const test = testDatabase();
const MARKER = 'PLANTED';
/** As somebody writes who knows what a stack looks like. */
const MARKER_OF_LINES = `${MARKER}\n    at ${MARKER} (file.ts:1:1)`;

async function failing(work: (tx: Tx) => Promise<unknown>): Promise<string> {
  const done = test().database.transaction(systemActor(test().districtId), work);
  return done.then(
    () => '',
    (error: unknown) => describeError(error),
  );
}

describe('an error in the log', () => {
  it('says which query failed, and why, without the values', async () => {
    const twice = await failing(async (tx) => {
      const id = randomUUID();
      for (const _ of [1, 2])
        await tx.execute(sql`insert into users (id, name, email) values (${id}, ${MARKER_OF_LINES}, ${MARKER})`);
    });
    expect(twice).toContain('insert into users');
    expect(twice).toContain('23505, table users, constraint users_');
    const mistyped = await failing((tx) => tx.execute(sql`select ${MARKER}::uuid`));
    expect(mistyped).toContain('PostgreSQL, 22P02');
    const nowhere = await failing((tx) => tx.execute(sql`select ${MARKER} from nowhere`));
    expect(nowhere).toContain('relation "nowhere" does not exist');
    for (const words of [twice, mistyped, nowhere]) expect(words).not.toContain(MARKER);
  });

  it('keeps the words and the place of others', () => {
    const words = describeError(new Error('no room', { cause: new Error('disk full') }));
    expect(words).toMatch(/^Error: no room\n {4}at /);
    expect(words).toContain('caused by: Error: disk full');
    expect(describeError({ said: MARKER })).not.toContain(MARKER);
  });
});
