import { describe, expect, it } from 'vitest';
import type { ComposedLesson } from '../contract';
import { composeLesson } from './compose-lesson';
import { conceptOf, inputOf } from './test-material';

const seenAfter = (lesson: ComposedLesson) =>
  new Map([...lesson.freshKeys, ...lesson.repeatedKeys].map((key): [string, number] => [key, 1]));
const gapsIn = (lesson: ComposedLesson) =>
  lesson.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'gap');

describe('a lesson whose material returns', () => {
  const text =
    '# Grease\n\nA **grease** is a lubricant made of oil held in a **thickener**. The sponge of the thickener keeps the oil of a grease in place. A stiff grease needs a strong thickener in a warm bearing.\n';
  const concept = conceptOf('Grease', text, 'A grease is a lubricant made of oil held in a thickener.');

  it.each(['foundational', 'advanced'] as const)('asks for words to be recalled, also when %s', (mode) => {
    const first = composeLesson(inputOf(concept, { mode }));
    expect(first.materialUsedUp).toBe(false);
    expect(gapsIn(first)).toEqual([]);
    const second = composeLesson(inputOf(concept, { mode, seen: seenAfter(first) }));
    expect(second.materialUsedUp).toBe(true);
    expect(gapsIn(second).length).toBeGreaterThan(0);
  });
});

it('takes no key points of a whole chapter for the gist of one small concept', () => {
  const points = [
    'Define a function with `def`.',
    'Indent the body.',
    'Numbers are stored as integers.',
    'Call it by its name.',
  ];
  const text = `# Creating functions\n\nA **default value** is a value that is used where none is given.\n\n::: keypoints\n\n${points.map((point) => `- ${point}`).join('\n')}\n- Give a default value with an equals sign.\n\n:::\n`;
  const concept = conceptOf('Default value', text, 'A default value is a value that is used where none is given.');
  const lesson = composeLesson(inputOf(concept));
  const shown = lesson.sections.flatMap(({ blocks }) => blocks.map(({ markdown }) => markdown)).join('\n');
  expect(shown).toContain('equals sign');
  expect(shown).not.toContain('stored as integers');
});
