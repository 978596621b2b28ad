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

it('reads good passages again before it serves what no first lesson wanted', () => {
  const scene =
    'Tomas opens the plug of the grease gun. "Half of grease," says Tomas, "is knowing when to stop." He shakes his head, and Mei laughs about the grease for a while. "You learn grease by waiting," says Mei, and she walks away from the grease with a smile that nobody sees.';
  const good =
    'A **grease** is a lubricant made of oil held in a thickener. The thickener of a grease keeps its oil in place. A stiff grease needs a strong thickener in a warm bearing. A grease without a good seal leaves its bearing within a month. Two greases with different thickeners turn into a thin liquid when they are mixed. A grease ages in its tin, and the oil that swims on top shows its age.';
  const concept = conceptOf(
    'Grease',
    `# Grease\n\n${scene}\n\n## Kinds of grease\n\n${good}\n`,
    'A grease is a lubricant made of oil held in a thickener.',
  );
  const first = composeLesson(inputOf(concept, { mode: 'advanced' }));
  const seen = new Map([...first.freshKeys, ...first.repeatedKeys].map((key): [string, number] => [key, 1]));
  const fresh = { ...inputOf(concept, { mode: 'advanced' }), seen };
  const second = composeLesson(fresh);
  const words = (lesson: ComposedLesson) =>
    lesson.sections.flatMap(({ blocks }) => blocks.map(({ markdown }) => markdown)).join(' ');
  expect(words(first)).toContain('strong thickener');
  expect(words(first)).not.toContain('says Tomas');
  expect(words(second)).toContain('warm bearing');
  expect(words(second)).not.toContain('says Tomas');
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
