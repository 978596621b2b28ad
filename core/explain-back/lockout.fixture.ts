import { copyIndex } from './copying';
import { type JudgeInput, judgeExplanation } from './judge';
import type { Judgement, KeyPoint, PointAspect } from './types';
import { readVocabulary } from './vocabulary';

/** For tests: what the material says of lockout, in the order of its key points. */
export const MATERIAL: readonly (readonly [PointAspect, number, string])[] = [
  [
    'definition',
    4,
    'Lockout is the placing of a lock on an energy-isolating device so that the device cannot be operated until the lock is removed.',
  ],
  ['how', 1.5, "Each worker uses a personal lock with a single key, and the key stays in that worker's pocket."],
  ['why', 1.5, 'A tag only warns people, but a lock really prevents the machine from being started.'],
  ['condition', 1, 'The lock stays on the device for at least 30 minutes after the work.'],
];
export const POINTS: KeyPoint[] = MATERIAL.map(([aspect, importance, text], i) => ({
  id: `p${i + 1}`,
  aspect,
  importance,
  text,
  passageId: 'passage',
  start: i * 200,
  end: i * 200 + text.length,
}));

const SENTENCES = MATERIAL.map(([, , text]) => text);
export const INPUT: Omit<JudgeInput, 'text'> = {
  concept: { name: 'Lockout', aliases: [] },
  points: POINTS,
  siblings: [
    {
      name: 'Tagout',
      aliases: [],
      sentences: [
        'Tagout is the fixing of a warning tag to an energy-isolating device to show that it must not be operated.',
      ],
    },
  ],
  vocabulary: readVocabulary(SENTENCES),
  copies: copyIndex(SENTENCES, 'en'),
  locale: 'en',
};

/** An explanation in somebody's own words that says all but the last point. */
export const GOOD =
  'You put a padlock on the switch that isolates the energy, so that nobody can operate the device before the lock is taken off. ' +
  'Every worker has a lock of their own with only one key and keeps that key in a pocket. ' +
  'It is better than a tag, because tags only warn people and the lock stops them from starting the machine.';

/** Judges a text on lockout. */
export function judgeLockout(text: string, change: Partial<JudgeInput> = {}): Judgement {
  return judgeExplanation({ ...INPUT, text, ...change });
}
