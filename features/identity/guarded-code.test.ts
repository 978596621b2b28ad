import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { AppError } from '@/platform/http/problem';
import { createCodeGuard } from './guarded-code';
import { createTryGuard } from './sign-in-limit';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT } from './try-limits';

const test = testDatabase();
let now = new Date('2026-03-02T09:00:00Z');
beforeEach(() => test().owner.query('delete from sign_in_tries'));

/** The guard as one process has it; a second call is another process on the same database, or the same one after a restart. */
const open = () =>
  createCodeGuard(
    createTryGuard({ database: test().database, secret: 'y'.repeat(40), addressHeader: 'x-address', now: () => now }),
  );

async function attempt(whom: string, error: Error | null, from = '192.0.2.1'): Promise<number> {
  const request = new Request('http://localhost/join', { headers: { 'x-address': from } });
  const work = async () => {
    if (error) throw error;
    return 200;
  };
  return open()(test().districtId, request, whom, work).catch((thrown: unknown) => {
    if (thrown instanceof AppError) return thrown.status;
    throw thrown;
  });
}
const unknown = new AppError('join_code_unknown', 404, 'No class has the code.');
const taken = new AppError('email_taken', 409, 'There is an account already.');

describe('codes of classes', () => {
  it('make whoever tries wrong ones wait, over processes and restarts', async () => {
    for (let n = 0; n < ACCOUNT_LIMIT.free; n++) expect(await attempt('ada', unknown, `192.0.2.${n}`)).toBe(404);
    expect(await attempt('ada', null, '198.51.100.7')).toBe(429);
    expect(await attempt('ben', null)).toBe(200);
    now = new Date(now.getTime() + ACCOUNT_LIMIT.firstMs + 1);
    expect(await attempt('ada', null)).toBe(200);
  });

  it('slow an address down that tries many, whatever it tries', async () => {
    expect(await attempt('one', unknown, '203.0.113.7')).toBe(404);
    await test().owner.query(`update sign_in_tries set tries = $1 where "of" = 'address'`, [ADDRESS_LIMIT.free - 1]);
    expect(await attempt('two', unknown, '203.0.113.7')).toBe(404);
    expect(await attempt('three', null, '203.0.113.7')).toBe(429);
    expect(await attempt('three', null, '203.0.113.8')).toBe(200);
  });

  it('count nothing against a class whose learners have an account already', async () => {
    for (let n = 0; n < 3 * ACCOUNT_LIMIT.free; n++) expect(await attempt('7b', taken)).toBe(409);
    expect(await attempt('7b', null)).toBe(200);
  });

  it('hand on what failed inside', async () => {
    await expect(attempt('ada', new Error('gone'))).rejects.toThrow('gone');
  });
});
