import { describe, expect, it } from 'vitest';
import { differenceOf, meanOfChange, shareOf } from './effect';

describe('what came after', () => {
  it('has Wilson’s interval, as Newcombe (1998, Statistics in Medicine 17:857) gives it for 81 of 263 and for none of 20', () => {
    expect(shareOf(81, 263)).toEqual({
      share: 81 / 263,
      low: expect.closeTo(0.2553, 4),
      high: expect.closeTo(0.3662, 4),
    });
    expect(shareOf(0, 20)).toEqual({ share: 0, low: 0, high: expect.closeTo(0.1611, 4) });
    expect(shareOf(0, 0)).toBeNull();
  });

  it('differs by Newcombe’s interval, as his table II gives it for 56 of 70 and 48 of 80, and 9 of 10 and 3 of 10', () => {
    expect(differenceOf({ successes: 56, of: 70 }, { successes: 48, of: 80 }, 10)).toEqual({
      share: expect.closeTo(0.2, 10),
      low: expect.closeTo(0.0524, 4),
      high: expect.closeTo(0.3339, 4),
    });
    expect(differenceOf({ successes: 9, of: 10 }, { successes: 3, of: 10 }, 10)).toMatchObject({
      low: expect.closeTo(0.1705, 4),
      high: expect.closeTo(0.809, 4),
    });
  });

  it('does not differ where too few stand behind it', () => {
    expect(differenceOf({ successes: 9, of: 9 }, { successes: 3, of: 30 }, 10)).toBeNull();
    expect(meanOfChange(0.2, 0, 1)).toBeNull();
    expect(meanOfChange(0.2, 0.04, 100)).toEqual({
      share: 0.2,
      low: expect.closeTo(0.1608, 4),
      high: expect.closeTo(0.2392, 4),
    });
  });
});
