import { hashPassword as hashOlder } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdated, isPassword, lookAtNothing } from './password-hash';

describe('hashes of passwords', () => {
  it('let in the password and no other, and are never the same twice', async () => {
    const [one, two] = await Promise.all([hashPassword('a long sentence'), hashPassword('a long sentence')]);
    expect(one).toMatch(/^scrypt\$15\$8\$3\$/);
    expect(one).not.toBe(two);
    expect(await isPassword('a long sentence', one)).toBe(true);
    expect(await isPassword('a long sentencE', one)).toBe(false);
    expect(isOutdated(one)).toBe(false);
  });

  it('take letters written in two ways for the same', async () => {
    expect(await isPassword('cafe\u0301 in the rain', await hashPassword('caf\u00e9 in the rain'))).toBe(true);
  });

  it('of earlier versions let in too, and are known as such', async () => {
    const older = await hashOlder('a long sentence');
    expect(await isPassword('a long sentence', older)).toBe(true);
    expect(await isPassword('another', older)).toBe(false);
    expect([isOutdated(older), isOutdated('scrypt$14$8$1$c2FsdA$a2V5')]).toEqual([true, true]);
  });

  it('let nobody in by what is no hash, or where there is none', async () => {
    expect(await isPassword('', '')).toBe(false);
    expect(await isPassword('x', 'scrypt$15$8$3$$')).toBe(false);
    expect(await lookAtNothing('x')).toBe(false);
  });
});
