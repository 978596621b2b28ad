import { expect, it } from 'vitest';
import { courseOf } from './course.testing';
import { findConcepts } from './find-concepts';
import { WEIGHTS, weightsFor } from './prerequisites/weigh';

const lesson =
  'A queue is a line of people who wait for their turn. Whoever came first is served first, and whoever came last waits until all others are served.';
const other =
  'A stack is a pile of plates on a table. The plate that was laid down last is taken first, and the lowest plate stays until all others are gone.';
const task = 'Write what each person in the shop should do next, and say who is served. '.repeat(6);

const courseWith = (folder: string) =>
  courseOf({
    'concepts/queues/about.md': `# About\n\n${lesson}\n`,
    'concepts/stacks/about.md': `# About\n\n${other}\n`,
    [`${folder}/bakery/introduction.md`]: `# Introduction\n\n${lesson}\n`,
    [`${folder}/bakery/instructions.md`]: `# Instructions\n\n${task}\n`,
  });

it('gives exercises that repeat the text of a lesson to the concept of that lesson', () => {
  const { texts, drafts } = findConcepts({
    chunks: courseWith('exercises'),
    language: 'en',
    given: ['queues', 'stacks'],
  });
  const practised = drafts
    .filter(({ form }) => texts.get(form)?.practice.some(({ chunk }) => chunk.sourcePath.endsWith('instructions.md')))
    .map(({ concept }) => concept.key);
  expect(practised).toEqual(['queues']);
  expect(weightsFor(texts)).toBe(WEIGHTS.practised);
});

it('reads a course without exercises by the weights for prose', () => {
  const { texts } = findConcepts({
    chunks: courseOf({ 'a.md': `# Queues\n\n${lesson}\n\n# Stacks\n\n${other}\n` }),
    language: 'en',
    given: ['queues', 'stacks'],
  });
  expect(weightsFor(texts)).toBe(WEIGHTS.prose);
  expect(WEIGHTS.prose.measures.map(({ name }) => name)).not.toContain('rarePractice');
});
