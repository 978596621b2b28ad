import { has, isCaution, isExplanation } from './accepts';
import type { Plan } from './plan';

/** For learners who know it: the exact statement, where it stops to hold, what it is not, and what it is tied to. */
export const advancedPlan: Plan = {
  slots: [
    {
      kind: 'explanation',
      message: 'section.precisely',
      by: 'best',
      accepts: (unit) => has(unit, 'formula', 'code') && !has(unit, 'summary'),
      worth: (unit) => (has(unit, 'formula') ? 1 : 0) - unit.words / 120,
      maxUnits: 2,
      maxWords: 110,
    },
    {
      kind: 'caution',
      message: 'section.caution',
      by: 'best',
      accepts: (unit) => isCaution(unit) && isExplanation(unit),
      maxUnits: 3,
      maxWords: 110,
    },
    {
      kind: 'comparison',
      message: 'section.comparison',
      by: 'best',
      accepts: (unit) => has(unit, 'comparison', 'table') && !has(unit, 'code', 'story', 'summary'),
      worth: (unit) => (has(unit, 'table') ? 0.5 : 0) - unit.words / 150,
      maxUnits: 2,
      maxWords: 110,
    },
  ],
  rearranged: [
    'definition',
    'comparison',
    'caution',
    'explanation',
    'example',
    'figure',
    'steps',
    'connection',
    'recap',
  ],
  minWords: 120,
  maxWords: 300,
  paragraphWords: 80,
  connections: 4,
  gaps: 0,
};
