import { expect, it } from 'vitest';
import { prepareEvidence } from './evidence';
import { isTalk } from './talk';

const evidence = prepareEvidence(
  [{ ref: 'c1', heading: 'Risk', text: 'Amina sees a bottle tip over. A tag warns.' }],
  'en',
  [],
);

it.each([
  'What would you lock first?',
  'Which of these is a hazard, and why?',
  "Let's look at an example.",
  "Let's see what a tag is.",
  'Think about what Amina does first.',
  'Well done!',
  "That's right.",
  "You're on the right track.",
  'Try to explain it in your own words.',
  'Here is an example:',
  'Key points:',
  'The rule for a tag is as follows:',
  'Three steps in order:',
  'Take a moment to picture how the bottle tips over.',
])('only guides: %s', (sentence) => {
  expect(isTalk(sentence, evidence)).toBe(true);
});

it.each([
  'When the lock is removed, the machine starts.',
  'Where there is a tag, nobody needs a lock.',
  'Look at the tag: it prevents everything.',
  "Let's remember that tags are optional.",
  'Did you know that tags are made of steel?',
  "That's right, a tag is as good as a lock.",
  "Let's take 40 of them.",
  'Use `x` here, and try it.',
  "Let's ask Harrison.",
  'Tags warn.',
  'Here is why: locks fail.',
  'A tag is as good as a lock:',
  'Lockout fails: tags do not.',
  'Right, tags always prevent starting.',
])('states something: %s', (sentence) => {
  expect(isTalk(sentence, evidence)).toBe(false);
});
