import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColumnCipher } from './column-cipher';

const [old, fresh] = [randomBytes(32), randomBytes(32)];

describe('the cipher of columns', () => {
  it('opens what it sealed, whatever it is, and never shows it', () => {
    const cipher = createColumnCipher([fresh]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        const stored = cipher.seal(text, 'accounts.token');
        expect(cipher.open(stored, 'accounts.token')).toBe(text);
        if (text.length > 8) expect(stored).not.toContain(text);
      }),
      { numRuns: 200 },
    );
    expect(cipher.seal('same', 'a.b')).not.toBe(cipher.seal('same', 'a.b'));
  });

  it('opens what older keys sealed, and says when a key is gone', () => {
    const before = createColumnCipher([old]).seal('words', 'a.b');
    const rotated = createColumnCipher([fresh, old]);
    expect(rotated.open(before, 'a.b')).toBe('words');
    expect(rotated.isCurrent(before)).toBe(false);
    expect(rotated.isCurrent(rotated.seal('words', 'a.b'))).toBe(true);
    expect(() => createColumnCipher([fresh]).open(before, 'a.b')).toThrow('not among Meno');
  });

  it('opens nothing that was changed or brought from another column', () => {
    const cipher = createColumnCipher([fresh]);
    const stored = cipher.seal('words', 'a.b');
    expect(() => cipher.open(stored, 'a.c')).toThrow('belongs elsewhere');
    const start = stored.lastIndexOf(':') + 1;
    for (let at = start; at < stored.length - 1; at += 3) {
      const changed = `${stored.slice(0, at)}${stored[at] === 'A' ? 'B' : 'A'}${stored.slice(at + 1)}`;
      expect(() => cipher.open(changed, 'a.b')).toThrow('was changed');
    }
  });

  it('leaves alone what was never sealed', () => {
    const cipher = createColumnCipher([fresh]);
    for (const plain of ['', 'ya29.token', 'enc1:', 'enc1:abc:short']) expect(cipher.open(plain, 'a.b')).toBe(plain);
  });

  it('takes keys of 32 bytes alone', () => {
    expect(() => createColumnCipher([])).toThrow('32 bytes');
    expect(() => createColumnCipher([Buffer.alloc(16)])).toThrow('32 bytes');
  });
});
