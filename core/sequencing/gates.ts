import { KNOWN_FROM } from '../tracing/thresholds';

const MS_PER_DAY = 86_400_000;

/** When a gate opens; days, and p(L) from 0 to 1. */
export interface GateRules {
  /** p(L) from which a concept is mastered. */
  threshold: number;
  /** An unaided right answer so many days after mastery shows that it has held. */
  holdAfterDays: number;
  /** So long mastery opens what needs the concept without that proof: nobody can have shown it yet. */
  graceDays: number;
}

/** The threshold is that of "known" everywhere; two days are past what the same session leaves behind, a week leaves time to be asked. */
export const GATE_RULES: Readonly<GateRules> = { threshold: KNOWN_FROM, holdAfterDays: 2, graceDays: 7 };

/**
 * `learning`: not mastered. `fresh`: mastered, too lately to have held; opens what needs it. `unproven`: mastered, but nobody knows whether it
 * has held; what needs it and isn't begun waits for one answer. `held`: it has.
 */
export type GateState = 'learning' | 'fresh' | 'unproven' | 'held';

/** What is kept of one learner's gate at one concept. Times in milliseconds since 1970. */
export interface Gate {
  /** Since when the concept has been mastered without a break; null: it isn't. */
  masteredAt: number | null;
  /** When it was first shown, since then, that it has held. */
  heldAt: number | null;
}

export const CLOSED: Readonly<Gate> = { masteredAt: null, heldAt: null };

/** An answer that counts, with p(L) after it. */
export interface GateAnswer {
  pKnown: number;
  correct: boolean;
  /** Without hints, and not after the answer was shown. */
  unaided: boolean;
  at: number;
}

/**
 * A gate after one answer. Mastery begins only with an unaided right answer, since what was done with help shows little, and it ends when p(L)
 * falls below the threshold. It has held once an unaided right answer comes `holdAfterDays` or more after it began. A clock that jumped back
 * takes nothing away.
 */
export function gateAfter(gate: Gate, { pKnown, correct, unaided, at }: GateAnswer, rules: GateRules): Gate {
  if (pKnown < rules.threshold) return CLOSED;
  const shows = correct && unaided;
  if (gate.masteredAt === null) return shows ? { masteredAt: at, heldAt: null } : gate;
  const holds = shows && at - gate.masteredAt >= rules.holdAfterDays * MS_PER_DAY;
  return holds && gate.heldAt === null ? { ...gate, heldAt: at } : gate;
}

/** What a gate says at a moment. */
export function gateState({ masteredAt, heldAt }: Gate, at: number, { graceDays }: GateRules): GateState {
  if (masteredAt === null) return 'learning';
  if (heldAt !== null) return 'held';
  return at - masteredAt <= graceDays * MS_PER_DAY ? 'fresh' : 'unproven';
}

/** When an answer would show that it has held, in milliseconds since 1970; null where there is nothing to show. */
export function provableFrom({ masteredAt, heldAt }: Gate, { holdAfterDays }: GateRules): number | null {
  return masteredAt === null || heldAt !== null ? null : masteredAt + holdAfterDays * MS_PER_DAY;
}
