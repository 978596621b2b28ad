import { has, isCaution, isExample, isExplanation, isPlainExplanation, isRecap, isSetPiece } from './accepts';
import type { Plan } from './plan';

/** For learners on their way: the thought with gaps to fill, an example, steps with one to think of. */
export const scaffoldedPlan: Plan = {
  slots: [
    {
      kind: 'explanation',
      message: 'section.explanation',
      by: 'walk',
      accepts: isPlainExplanation,
      leaves: isSetPiece,
      maxUnits: 5,
      maxWords: 120,
      ownHeadings: true,
    },
    {
      kind: 'example',
      message: 'section.example',
      by: 'best',
      accepts: isExample,
      worth: (unit) => (has(unit, 'code', 'formula') ? 0.6 : 0) - unit.words / 200,
      maxUnits: 1,
      maxWords: 120,
    },
    {
      kind: 'steps',
      message: 'section.stepsToThink',
      by: 'best',
      accepts: (unit) => has(unit, 'steps'),
      maxUnits: 1,
      maxWords: 170,
    },
    {
      kind: 'caution',
      message: 'section.caution',
      by: 'best',
      accepts: (unit) => isCaution(unit) && isExplanation(unit),
      maxUnits: 1,
      maxWords: 60,
    },
    {
      kind: 'recap',
      message: 'section.recap',
      by: 'best',
      accepts: isRecap,
      maxUnits: 2,
      maxWords: 50,
    },
  ],
  rearranged: [
    'definition',
    'example',
    'steps',
    'explanation',
    'caution',
    'figure',
    'comparison',
    'connection',
    'recap',
  ],
  minWords: 150,
  maxWords: 350,
  paragraphWords: 60,
  connections: 1,
  gaps: 3,
};
