import { describe, expect, test } from 'vitest';
import { chunksOf } from './course-fixture';
import { readProcedure } from './procedure';

/** Steps read from a document with one list, its lead-in being the paragraph before. */
function read(heading: string, lead: string, steps: string[]): string[] | null {
  const list = steps.map((step, i) => `${i + 1}. ${step}`).join('\n');
  const [chunk] = chunksOf({ 'a.md': `# Manual\n\n## ${heading}\n\n${lead}\n\n${list}\n` });
  const block = chunk?.blocks.find(({ kind }) => kind === 'list');
  return chunk && block ? readProcedure(chunk, block, lead) : null;
}

const steps = ['Stop the machine.', 'Open the valve.', 'Drain the tank.', 'Close the valve.'];

describe('procedures', () => {
  test('said to be one, or instructions under the name of a process', () => {
    expect(read('Draining', 'Proceed in this order:', steps)).toEqual(steps);
    expect(read('Draining', 'Water is heavy.', steps)).toEqual(steps);
  });
  test.each([
    ['too short', 'Draining', 'In this order:', steps.slice(0, 2)],
    ['no order', 'Draining', 'In any order:', steps],
    ['reasons', 'Draining', 'There are four reasons:', steps],
    ['states', 'Life cycle', 'A promise has three states:', ['pending', 'fulfilled', 'rejected']],
    ['place told', 'Draining', 'In this order:', ['Stop.', 'Then open the valve.', 'Drain the tank.']],
    ['another step named', 'Draining', 'In this order:', ['Stop it.', 'Drain it.', 'Repeat step 2 twice.']],
    ['facts', 'Pumps', 'Pumps are heavy.', ['Pumps move water.', 'Valves stop water.', 'Tanks hold water.']],
    ['questions', 'Draining', 'In this order:', ['Is it off?', 'Is it cold?', 'Is it clean?']],
    ['twice the same', 'Draining', 'In this order:', ['Wait.', 'Drain the tank.', 'Wait.']],
  ])('not: %s', (_, heading, lead, items) => expect(read(heading, lead, items)).toBeNull());
});
