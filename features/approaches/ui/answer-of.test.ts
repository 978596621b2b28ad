import { expect, it } from 'vitest';
import type { ApproachEffectView } from '../contract';
import { answerOf } from './answer-of';
import { reachOf } from './interval-chart';

const view = (
  approach: ApproachEffectView['approach'],
  low: number,
  high: number,
  answered = 20,
): ApproachEffectView => ({
  ...{
    approach,
    offered: true,
    off: null,
    lessons: answered,
    answered,
    right: 10,
    share: null,
    expected: 0.5,
    chance: 0.2,
  },
  effect: { value: (low + high) / 2, low, high },
  telling: answered >= 8,
});

it('says only what intervals say', () => {
  expect(answerOf([])).toEqual({ kind: 'nothing' });
  expect(answerOf([view('visual', 0.1, 0.3, 3)])).toEqual({ kind: 'nothing' });
  expect(answerOf([view('visual', -0.1, 0.3)])).toEqual({ kind: 'unclear' });
  expect(answerOf([view('visual', 0.1, 0.3), view('concise', -0.3, -0.1)])).toEqual({
    kind: 'better',
    approaches: ['visual'],
  });
  expect(answerOf([view('visual', -0.1, 0.3), view('concise', -0.3, -0.1)])).toEqual({
    kind: 'worse',
    approaches: ['concise'],
  });
});

it('the axis reaches as far as the farthest interval that counts, the same on both sides', () => {
  expect(reachOf([view('visual', -0.05, 0.1)])).toBe(0.2);
  expect(reachOf([view('visual', -0.05, 0.33), view('concise', -0.9, 0.9, 2)])).toBe(0.4);
});
