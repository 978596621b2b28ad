import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { againAfterDeadlock } from './after-deadlock';
import { testDatabase } from './testing';
import { systemActor } from './transaction';

const test = testDatabase();
const lock = (key: number) => sql`select pg_advisory_xact_lock(${key})`;

describe('work that PostgreSQL ended to let another go on', () => {
  it('is done again, and both end', async () => {
    let [begun, tries] = [0, 0];
    let bothHold: () => void = () => {};
    const together = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    const take = (first: number, second: number) =>
      againAfterDeadlock(() =>
        test().database.transaction(systemActor(test().districtId), async (tx) => {
          tries++;
          await tx.execute(lock(first));
          if (++begun === 2) bothHold();
          await together;
          await tx.execute(lock(second));
          return first;
        }),
      );
    expect(await Promise.all([take(81, 82), take(82, 81)])).toEqual([81, 82]);
    expect(tries).toBe(3);
  });

  it('is not done again for any other error', async () => {
    let tries = 0;
    const failing = againAfterDeadlock(async () => {
      tries++;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(tries).toBe(1);
  });
});
