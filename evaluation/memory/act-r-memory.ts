import type { TrueMemory } from '@/core/memory/simulate-learner';

/**
 * A memory that FSRS knows nothing of, to see that a schedule does not only work in its own world: activation is
 * ln Σ t_i^(−d_i) over all practice, each trace decaying at d_i = c·e^m + a where m is the activation it was laid down at,
 * so crammed practice fades fast; recall is 1 / (1 + e^((τ − m)/s)). P. I. Pavlik and J. R. Anderson, "Practice and
 * Forgetting Effects on Vocabulary Memory: An Activation-Based Model of the Spacing Effect", Cognitive Science 29 (2005),
 * 559–586, with that paper's constants. Time outside of lessons runs slower there by h = 0.025.
 */
const DECAY_SCALE = 0.217;
const DECAY_INTERCEPT = 0.177;
const THRESHOLD = -0.704;
const NOISE = 0.255;
const SECONDS_PER_DAY = 86_400 * 0.025;
/** Practice inside a lesson is a minute apart. */
const SECONDS_APART = 60;

/** Wrong answers are followed by the right one, and then practised: two traces where a right answer leaves one. */
const TRACES_AFTER_WRONG = 2;

/**
 * @param firstTraces practice in the lesson where the concept is met, from 1.
 * @param decayFactor of this learner, on every decay: over 1 forgets faster.
 */
export function actRMemory(firstTraces: number, decayFactor: number): TrueMemory {
  const traces: { at: number; decay: number }[] = [];
  let lastAt = 0;

  const activation = (now: number): number =>
    Math.log(traces.reduce((sum, { at, decay }) => sum + (now - at) ** -decay, 0));

  const practise = (now: number): void => {
    const at = traces.length === 0 ? now : Math.max(now, lastAt + SECONDS_APART);
    const before = traces.length === 0 ? 0 : Math.exp(activation(at));
    traces.push({ at, decay: decayFactor * (DECAY_SCALE * before + DECAY_INTERCEPT) });
    lastAt = at;
  };

  return {
    recallAt(day) {
      if (traces.length === 0) return 0;
      const now = Math.max(day * SECONDS_PER_DAY, lastAt + SECONDS_APART);
      return 1 / (1 + Math.exp((THRESHOLD - activation(now)) / NOISE));
    },
    review(day, grade) {
      const count = traces.length === 0 ? firstTraces : grade === 1 ? TRACES_AFTER_WRONG : 1;
      for (let i = 0; i < count; i++) practise(day * SECONDS_PER_DAY);
    },
  };
}
