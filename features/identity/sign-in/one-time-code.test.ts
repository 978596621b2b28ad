import { describe, expect, it } from 'vitest';
import { addressOf, newSecret, qrOf, stepOf } from './one-time-code';
import { newRecoveryCodes, recoveryCodeHash } from './secret-words';

/** `12345678901234567890` in base32, the secret of RFC 6238, appendix B; the last six digits of its codes. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('one-time codes', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('at %s s is %s, as the standard says', (seconds, code) => {
    expect(stepOf(SECRET, code, new Date(seconds * 1000), 0)).toBe(Math.floor(seconds / 30));
  });

  it('count in the half minute before and after, and not beyond', () => {
    const at = (seconds: number) => stepOf(SECRET, '081 804', new Date(seconds * 1000), 0);
    expect([at(1111111109 + 30), at(1111111109 - 30)]).toEqual([37037036, 37037036]);
    expect([at(1111111109 + 61), at(1111111109 - 60)]).toEqual([null, null]);
  });

  it('count once, and none from before', () => {
    expect(stepOf(SECRET, '081804', new Date(1111111109_000), 37037036)).toBeNull();
    expect(stepOf(SECRET, '081804', new Date(1111111109_000), 37037035)).toBe(37037036);
  });

  it('are nothing but six digits', () => {
    for (const code of ['', '28708', '2870820', 'abcdef', '-87082']) {
      expect(stepOf(SECRET, code, new Date(59_000), 0)).toBeNull();
    }
  });

  it('come to an app by an address that it knows, drawn without anybody’s help', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const address = addressOf(secret, 'Larkfield School', 'ada@example.org');
    expect(address).toBe(
      `otpauth://totp/Larkfield%20School:ada%40example.org?issuer=Larkfield%20School&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    );
    const { size, path } = qrOf(address);
    expect(size).toBeGreaterThan(40);
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    // The corner of the first finder pattern, behind the margin.
    expect(path.startsWith('M2 2h1v1h-1zM3 2')).toBe(true);
  });
});

describe('words that are kept', () => {
  it('recovery codes are ten different ones, known however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    expect(code).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
    const hash = recoveryCodeHash(code, 'secret');
    expect(recoveryCodeHash(` ${code.toLowerCase().replace('-', ' ')} `, 'secret')).toBe(hash);
    expect(recoveryCodeHash(code, 'another')).not.toBe(hash);
    expect(recoveryCodeHash('123456', 'secret')).toBeNull();
  });
});
