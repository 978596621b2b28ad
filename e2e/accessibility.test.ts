import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations, widthOf } from './support/axe';
import { launchBrowser, phone } from './support/browser';
import { type MenoProcess, newDataFolder, removeDataFolder, startMeno } from './support/meno-process';
import { visitEverything } from './support/visit';

let data = '';
let meno: MenoProcess;
let browser: Browser;
const found: string[] = [];
const wide: string[] = [];
const seen = new Set<string>();

beforeAll(async () => {
  data = await newDataFolder();
  [meno, browser] = await Promise.all([startMeno(data), launchBrowser()]);
  await visitEverything(browser, meno.url, async ({ page, name, width, scheme }) => {
    seen.add(name);
    const where = `${name}, ${width}, ${scheme}`;
    // Dark changes colours alone.
    found.push(...(await violations(page, scheme === 'dark')).map((finding) => `${where}: ${finding}`));
    const pixels = await widthOf(page);
    if (width === 'phone' && pixels > phone.width) wide.push(`${where}: ${pixels}`);
  });
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await meno?.stop();
  await removeDataFolder(data);
});

describe('every screen', () => {
  it('was visited', () => expect(seen.size).toBeGreaterThanOrEqual(35));
  it('keeps WCAG 2.2 AA, light and dark, wide and narrow', () => expect(found).toEqual([]));
  it('never scrolls sideways on a phone', () => expect(wide).toEqual([]));
});
