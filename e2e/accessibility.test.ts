import { beforeAll, describe, expect, it } from 'vitest';
import { violations, widthOf } from './support/axe';
import { phone } from './support/browser';
import { visitEverything } from './support/visit';

const found: string[] = [];
const wide: string[] = [];
const seen = new Set<string>();

beforeAll(async () => {
  await visitEverything(async ({ page, name, width, scheme }) => {
    seen.add(name);
    const where = `${name}, ${width}, ${scheme}`;
    // Dark changes colours alone.
    found.push(...(await violations(page, scheme === 'dark')).map((finding) => `${where}: ${finding}`));
    const pixels = await widthOf(page);
    if (width === 'phone' && pixels > phone.width) wide.push(`${where}: ${pixels}`);
  });
}, 900_000);

describe('every screen', () => {
  it('was visited', () => expect(seen.size).toBeGreaterThanOrEqual(35));
  it('keeps WCAG 2.2 AA, light and dark, wide and narrow', () => expect(found).toEqual([]));
  it('never scrolls sideways on a phone', () => expect(wide).toEqual([]));
});
