import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, luminance } from './contrast';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Custom properties of the block that follows `selector`. */
function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  expect(start, selector).toBeGreaterThanOrEqual(0);
  const open = css.indexOf('{', start);
  const block = css.slice(open + 1, css.indexOf('}', open));
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

const themes = {
  light: tokensOf(':root {'),
  dark: tokensOf(':root[data-theme="dark"]'),
};

/** Text on its grounds: 4.5 to 1. */
const texts: [string, string[]][] = [
  ['ink', ['paper', 'paper-raised', 'paper-sunken', 'accent-soft', 'mark', 'danger-soft']],
  ['ink', ['mastery-none-soft', 'mastery-low-soft', 'mastery-mid-soft', 'mastery-high-soft']],
  ['ink-soft', ['paper', 'paper-raised', 'paper-sunken', 'accent-soft']],
  ['ink-faint', ['paper', 'paper-raised', 'paper-sunken', 'accent-soft']],
  ['accent', ['paper', 'paper-raised', 'paper-sunken', 'accent-soft']],
  ['accent-strong', ['paper', 'paper-raised']],
  ['on-accent', ['accent', 'accent-strong']],
  ['danger', ['paper', 'paper-raised', 'danger-soft']],
  ['on-danger', ['danger']],
];

/** Edges of controls and meaningful shapes: 3 to 1. */
const shapes: [string, string[]][] = [
  ['rule-strong', ['paper', 'paper-raised']],
  ['mastery-none', ['paper', 'paper-raised']],
  ['mastery-low', ['paper', 'paper-raised', 'mastery-low-soft']],
  ['mastery-mid', ['paper', 'paper-raised', 'mastery-mid-soft']],
  ['mastery-high', ['paper', 'paper-raised', 'mastery-high-soft']],
  ['mark-edge', ['paper', 'mark']],
];

describe.each(Object.entries(themes))('%s tokens', (_name, tokens) => {
  const value = (token: string): string => {
    const found = tokens.get(token);
    if (found === undefined) throw new Error(`no token ${token}`);
    return found;
  };
  const pairs = (list: [string, string[]][]) =>
    list.flatMap(([front, grounds]) => grounds.map((ground) => [front, ground]));

  it.each(pairs(texts))('%s reads on %s', (front = '', ground = '') => {
    expect(contrast(value(front), value(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(pairs(shapes))('%s shows on %s', (front = '', ground = '') => {
    expect(contrast(value(front), value(ground))).toBeGreaterThanOrEqual(3);
  });
  it('keeps the steps of mastery apart in greyscale', () => {
    const steps = ['mastery-low', 'mastery-mid', 'mastery-high'].map((token) => luminance(value(token)));
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1];
      if (next === undefined) continue;
      expect((Math.max(step, next) + 0.05) / (Math.min(step, next) + 0.05)).toBeGreaterThan(1.3);
    }
    expect([...steps].sort((a, b) => a - b)).toEqual(tokens === themes.light ? [...steps].reverse() : steps);
  });
});

describe('tokens', () => {
  it('are the same whether the reader or the device chose dark', () => {
    expect([...tokensOf(':root:not([data-theme="light"])')]).toEqual([...themes.dark]);
  });
  it('exist in both themes', () => {
    expect([...themes.dark.keys()].sort()).toEqual([...themes.light.keys()].sort());
  });
});

describe('contrast', () => {
  it('matches the published ends and a known pair', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
  it('refuses other notations', () => {
    expect(() => luminance('red')).toThrow();
  });
});
