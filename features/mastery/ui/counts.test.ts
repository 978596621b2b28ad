import { describe, expect, it } from 'vitest';
import type { ConceptProgress } from '../contract';
import { countLevels, inHundred, onTheWay } from './counts';

const concept = (mode: ConceptProgress['mode'], evidenceCount: number): ConceptProgress => ({
  conceptId: 'c',
  name: 'c',
  position: 0,
  mastery: 0.5,
  mode,
  evidenceCount,
  attemptCount: evidenceCount,
  lastEvidenceAt: null,
});

describe('counts', () => {
  const concepts = [concept('advanced', 3), concept('foundational', 1), concept('foundational', 0)];
  it('tells begun from not begun, whatever the starting estimate', () => {
    expect(countLevels(concepts)).toEqual({ advanced: 1, scaffolded: 0, foundational: 1, none: 1 });
  });
  it('counts what is begun and not known', () => {
    expect(onTheWay({ concepts, knownCount: 1 })).toBe(1);
    expect(onTheWay({ concepts: [], knownCount: 2 })).toBe(0);
  });
  it('is never certain', () => {
    expect(inHundred(0)).toBe(1);
    expect(inHundred(0.9999)).toBe(99);
    expect(inHundred(0.345)).toBe(35);
  });
});
