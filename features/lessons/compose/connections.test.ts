import { expect, it } from 'vitest';
import { connectionsOf } from './connections';
import { memoryOf } from './draft';
import { conceptOf, inputOf, testId } from './test-material';

const lesson = conceptOf('Loop', '# Loops\n\nA loop repeats a step.');
function neighbour(name: string, sentence: string, n: number) {
  return {
    ...conceptOf(name, `# ${name}\n\n${sentence} Other words follow.`, sentence.replace(/\*/g, '')),
    id: testId('e', n),
  };
}
const list = neighbour('List', 'A **list** is an ordered collection of values.', 1);
const sum = neighbour('Sum', 'A sum is what adding gives.', 2);
const dangling = neighbour('Index', 'It is a number for a place.', 3);
const options = { count: 4, repeats: false, used: new Set<string>() };

it('brings in neighbours by their own definitions, what is needed first, as the author set them', () => {
  const input = inputOf(lesson, {
    neighbours: [
      { concept: sum, relation: 'dependent', known: false },
      { concept: dangling, relation: 'prerequisite', known: false },
      { concept: list, relation: 'prerequisite', known: false },
    ],
  });
  const blocks = connectionsOf(input, memoryOf(new Map(), 1), options);
  expect(blocks.map(({ markdown, leadIn }) => [leadIn?.message, leadIn?.params.name, markdown])).toEqual([
    ['leadIn.needed', 'List', 'A **list** is an ordered collection of values.'],
    ['leadIn.opens', 'Sum', 'A sum is what adding gives.'],
  ]);
  expect(blocks[0]?.uses[0]).toMatchObject({ start: 8, end: 54 });
});

it('says that a known prerequisite is known, and does not repeat a definition while others are fresh', () => {
  const input = inputOf(lesson, { neighbours: [{ concept: list, relation: 'prerequisite', known: true }] });
  const [block] = connectionsOf(input, memoryOf(new Map(), 1), options);
  expect(block?.leadIn?.message).toBe('leadIn.known');
  const seen = new Map([[block?.uses[0]?.key ?? '', 1]]);
  expect(connectionsOf(input, memoryOf(seen, 1), options)).toEqual([]);
  expect(connectionsOf(input, memoryOf(seen, 1), { ...options, repeats: true })).toHaveLength(1);
});
