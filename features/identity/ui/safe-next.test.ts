import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next';

describe('safeNext', () => {
  it('keeps pages of this house', () => {
    expect(safeNext('/courses/1/map?concept=2#x')).toBe('/courses/1/map?concept=2#x');
  });
  it.each([null, '', 'courses', 'https://evil.example/', '//evil.example/a', '/\\evil.example', '/\t/evil.example'])(
    'does not leave for %j',
    (next) => {
      const target = new URL(safeNext(next), 'http://meno.internal');
      expect(target.origin).toBe('http://meno.internal');
      expect(target.hostname).not.toContain('evil');
    },
  );
});
