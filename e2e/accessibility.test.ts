import { beforeAll, describe, expect, it } from 'vitest';
import { type Look, violations, widthOf } from './support/axe';
import { phone } from './support/browser';
import { type View, visitEverything } from './support/visit';

const found: string[] = [];
const wide: string[] = [];
/** The width that each was seen at first. */
const seen = new Map<string, View['width']>();

/** A screen is looked at light, then dark, then at its other width dark and light. */
function lookAt({ name, width, scheme }: View): Look {
  const first = seen.get(name);
  if (first === undefined) return 'all';
  if (width === first) return 'colours';
  return scheme === 'dark' ? 'new-colours' : 'width';
}

beforeAll(async () => {
  await visitEverything(async (view) => {
    const { page, name, width, scheme } = view;
    const where = `${name}, ${width}, ${scheme}`;
    const look = lookAt(view);
    if (look === 'all') seen.set(name, width);
    found.push(...(await violations(page, look)).map((finding) => `${where}: ${finding}`));
    const pixels = await widthOf(page);
    if (width === 'phone' && pixels > phone.width) wide.push(`${where}: ${pixels}`);
  });
}, 900_000);

describe('every screen', () => {
  it('was visited', () => expect(seen.size).toBeGreaterThanOrEqual(35));
  it('keeps WCAG 2.2 AA, light and dark, wide and narrow', () => expect(found).toEqual([]));
  it('never scrolls sideways on a phone', () => expect(wide).toEqual([]));
});
