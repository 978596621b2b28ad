import { describe, expect, it } from 'vitest';
import { evaluateFairness } from './evaluate-fairness';
import { SCENARIOS } from './simulate';

describe('audits of simulated schools', () => {
  const rows = evaluateFairness({
    ...{ learners: 240, runs: 12, seed: 1 },
    scenarios: SCENARIOS.filter(({ name }) => !name.startsWith('less') && !name.includes('one sex')),
  });
  const of = (planted: string, bounds = 'as at first') =>
    rows.find((row) => row.planted === planted && row.bounds === bounds);
  const share = (text: string | undefined) => Number.parseFloat(text ?? 'NaN');

  it('find each bias that was planted, where it is', () => {
    // Forty-eight learners of the smaller language: enough for estimates of forty answers each, not always for one offer or a few explanations.
    expect(share(of('estimates')?.onLanguage)).toBeGreaterThan(0.9);
    for (const planted of ['recommendations', 'grading'])
      expect(share(of(planted)?.onLanguage), planted).toBeGreaterThanOrEqual(0.25);
    expect(of('estimates')?.by).toContain('miss');
    expect(of('recommendations')?.by).toContain('offered');
    expect(of('grading')?.by).toContain('tooHarsh');
    // Some thirty of them let themselves be looked at.
    expect(share(of('warnings')?.onLanguage)).toBeGreaterThanOrEqual(0.25);
    expect(of('warnings')?.by).toMatch(/riskGap|falseWarning/);
  });

  it('find none where none is', () => {
    expect(share(of('nothing')?.anyAlert)).toBeLessThanOrEqual(2 / 12);
    expect(share(of('nothing', 'tightest')?.anyAlert)).toBeLessThanOrEqual(2 / 12);
  });
});
