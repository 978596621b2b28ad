import type { ApproachEffectView } from '../contract';

/** What the figures of a view amount to: which way helped more than expected for sure, or less, or that nothing can be said yet. */
export type Answer =
  | { kind: 'nothing' }
  | { kind: 'unclear' }
  | { kind: 'better' | 'worse'; approaches: ApproachEffectView['approach'][] };

/** The answer in words' terms: only intervals that leave 0 out say anything. */
export function answerOf(effects: readonly ApproachEffectView[]): Answer {
  const telling = effects.filter(({ telling, effect }) => telling && effect !== null);
  if (telling.length === 0) return { kind: 'nothing' };
  const better = telling.filter(({ effect }) => effect !== null && effect.low > 0);
  if (better.length > 0) return { kind: 'better', approaches: better.map(({ approach }) => approach) };
  const worse = telling.filter(({ effect }) => effect !== null && effect.high < 0);
  if (worse.length > 0) return { kind: 'worse', approaches: worse.map(({ approach }) => approach) };
  return { kind: 'unclear' };
}
