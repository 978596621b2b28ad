import { describe, expect, it } from 'vitest';
import type { Principal } from './principal';
import { AppError } from './problem';
import { createRateLimit } from './rate-limit';

const HEADER = 'x-address';
const person = (userId: string): Principal => ({
  ...{ districtId: 'd', userId, role: 'learner', name: 'n', email: 'e', via: 'cookie' },
});

function limits(factor = 1) {
  let clock = 0;
  const limit = createRateLimit({
    routes: { 'POST /chat': 'model' },
    rules: { model: { account: { burst: 3, perMinute: 6 }, address: { burst: 5, perMinute: 60 } } },
    ...{ addressHeader: HEADER, factor, now: () => clock },
  });
  const chat = limit('post', '/chat');
  const ask = (who: string | null, address = '192.0.2.1'): number => {
    try {
      chat(new Request('http://x/', { headers: { [HEADER]: address } }), who === null ? null : person(who));
      return 0;
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 429) throw error;
      return Number(error.extra.retryAfter);
    }
  };
  return { ask, pass: (ms: number) => (clock += ms), other: limit('get', '/other') };
}

describe('how often dear things may be asked for', () => {
  it('holds off an account that asks too often, says for how long, and lets it on after that', () => {
    const { ask, pass } = limits();
    expect([ask('a'), ask('a'), ask('a')]).toEqual([0, 0, 0]);
    expect(ask('a')).toBe(10);
    // Asking again while waiting costs nothing.
    for (let again = 0; again < 20; again++) ask('a');
    expect(ask('b')).toBe(0);
    pass(10_000);
    expect(ask('a')).toBe(0);
    expect(ask('a')).toBeGreaterThan(0);
    pass(3_600_000);
    expect([ask('a'), ask('a'), ask('a'), ask('a') > 0]).toEqual([0, 0, 0, true]);
  });

  it('holds off an address, whoever asks from it, and nobody elsewhere', () => {
    const { ask } = limits();
    for (const who of ['a', 'b', 'c', 'd', null]) expect(ask(who)).toBe(0);
    expect(ask('e')).toBeGreaterThan(0);
    expect(ask(null)).toBeGreaterThan(0);
    expect(ask('e', '192.0.2.2')).toBe(0);
  });

  it('is wider or off as the settings say, and nothing for other routes', () => {
    const wide = limits(2);
    expect([1, 2, 3, 4, 5, 6].map(() => wide.ask('a'))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(wide.ask('a')).toBeGreaterThan(0);
    const off = limits(0);
    for (let many = 0; many < 100; many++) expect(off.ask('a')).toBe(0);
    const { other } = limits();
    for (let many = 0; many < 100; many++) expect(() => other(new Request('http://x/'), person('a'))).not.toThrow();
  });
});
