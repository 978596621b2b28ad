import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Approach } from '../fusion/ranges';
import { createArms, observeArm, teachingRate } from './approach-arms';
import { approachPriors, type PriorSituation } from './approach-prior';

const ALL: Approach[] = ['worked_example', 'analogy', 'socratic', 'visual', 'concise'];
const best = (situation: PriorSituation, offered = ALL) =>
  approachPriors(offered, situation).reduce((most, each) => (each.rate > most.rate ? each : most));

describe('prior weights of ways of teaching', () => {
  it('match the error: a slip is shown worked out, two terms are set side by side, who misread gets fewer words', () => {
    for (const mode of ['foundational', 'scaffolded'] as const) {
      expect(best({ mode, error: 'procedure' })).toMatchObject({ approach: 'worked_example', reason: 'procedure' });
      expect(best({ mode, error: 'confusion' })).toMatchObject({ approach: 'visual', reason: 'confusion' });
    }
    expect(best({ mode: 'scaffolded', error: 'misreading' })).toMatchObject({
      approach: 'concise',
      reason: 'misreading',
    });
    const unpictured = ALL.filter((approach) => approach !== 'visual');
    expect(best({ mode: 'foundational', error: 'confusion' }, unpictured)).toMatchObject({ approach: 'analogy' });
  });

  it('turn round with knowledge', () => {
    expect(best({ mode: 'foundational', error: null })).toMatchObject({ approach: 'worked_example', reason: 'novice' });
    expect(best({ mode: 'advanced', error: null })).toMatchObject({ approach: 'concise', reason: 'expert' });
  });

  it('hold what is offered and nothing else, as probabilities that arms can begin with, and give way to evidence', () => {
    fc.assert(
      fc.property(
        fc.subarray(ALL),
        fc.constantFrom('foundational' as const, 'scaffolded' as const, 'advanced' as const),
        fc.constantFrom(null, 'procedure' as const, 'confusion' as const, 'misreading' as const),
        (offered, mode, error) => {
          const priors = approachPriors(offered, { mode, error });
          expect(priors.map(({ approach }) => approach)).toEqual(offered);
          for (const { rate } of priors) expect(rate > 0.1 && rate < 0.7).toBe(true);
          if (offered.length < 2) return;
          const arms = createArms(
            1,
            Float64Array.from(priors, ({ rate }) => rate),
          );
          const least = priors.reduce((low, each, i) => (each.rate < (priors[low]?.rate ?? 1) ? i : low), 0);
          const other = least === 0 ? 1 : 0;
          for (let i = 0; i < 30; i++) {
            observeArm(arms, 0, least, 1, 1);
            observeArm(arms, 0, other, 1, 0);
          }
          expect(teachingRate(arms, 0, least)).toBeGreaterThan(teachingRate(arms, 0, other));
        },
      ),
    );
  });
});
