import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOSED, GATE_RULES, type Gate, type GateAnswer, gateAfter, gateState, provableFrom } from './gates';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);
const right = (pKnown: number, days: number, more: Partial<GateAnswer> = {}): GateAnswer => ({
  ...{ pKnown, correct: true, unaided: true, at: START + days * DAY },
  ...more,
});
const gateOf = (answers: readonly GateAnswer[]) =>
  answers.reduce<Gate>((gate, answer) => gateAfter(gate, answer, GATE_RULES), CLOSED);
const stateOf = (answers: readonly GateAnswer[], days: number) =>
  gateState(gateOf(answers), START + days * DAY, GATE_RULES);

describe('the gate of a concept', () => {
  it('opens with mastery, waits for proof after a week, and holds once an answer days later shows it', () => {
    expect(stateOf([right(0.8, 0)], 0)).toBe('learning');
    expect(stateOf([right(0.9, 0)], 7)).toBe('fresh');
    expect(stateOf([right(0.9, 0)], 8)).toBe('unproven');
    expect(stateOf([right(0.9, 0), right(0.95, 1.5)], 8)).toBe('unproven');
    expect(stateOf([right(0.9, 0), right(0.95, 2)], 60)).toBe('held');
    expect(stateOf([right(0.9, 0), right(0.95, 12)], 60)).toBe('held');
  });

  it('does not open by answers with help, nor for what was shown', () => {
    expect(stateOf([right(0.9, 0, { unaided: false })], 0)).toBe('learning');
    expect(stateOf([right(0.9, 0), right(0.95, 3, { unaided: false })], 8)).toBe('unproven');
    expect(stateOf([right(0.9, 0), right(0.88, 3, { correct: false })], 8)).toBe('unproven');
  });

  it('closes when p(L) falls below the threshold, and the proof has to be given again', () => {
    const lost = [right(0.9, 0), right(0.95, 3), right(0.7, 20, { correct: false })];
    expect(stateOf(lost, 20)).toBe('learning');
    expect(stateOf([...lost, right(0.9, 21)], 40)).toBe('unproven');
  });

  it('says from when proof can be given', () => {
    expect(provableFrom(gateOf([right(0.9, 0)]), GATE_RULES)).toBe(START + 2 * DAY);
    expect(provableFrom(gateOf([right(0.9, 0), right(0.9, 4)]), GATE_RULES)).toBeNull();
    expect(provableFrom(CLOSED, GATE_RULES)).toBeNull();
  });

  it('loses nothing when the clock jumps back, and is never mastered below the threshold', () => {
    const answers = fc.array(
      fc.record({
        pKnown: fc.double({ min: 0, max: 1, noNaN: true }),
        correct: fc.boolean(),
        unaided: fc.boolean(),
        at: fc.integer({ min: START - 30 * DAY, max: START + 30 * DAY }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 60 * DAY }), (list, back) => {
        const gate = gateOf(list);
        const last = list.at(-1);
        if (last && last.pKnown < GATE_RULES.threshold) expect(gate).toEqual(CLOSED);
        if (gate.heldAt !== null) {
          const again = gateAfter(gate, right(0.99, 0, { at: gate.heldAt - back }), GATE_RULES);
          expect(again).toEqual(gate);
        }
      }),
    );
  });
});
