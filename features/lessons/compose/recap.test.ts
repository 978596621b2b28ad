import { expect, it } from 'vitest';
import { composeLesson } from './compose-lesson';
import { conceptOf, inputOf } from './test-material';

it('takes for the gist of a concept only key points that name it', () => {
  const text =
    '# Loops\n\nA loop is a statement that repeats a step for each item of a list. Loops end with the list.\n\n## Points\n\n::: keypoints\n- Use a loop to process items of a list one at a time.\n- Give every function of the program a name that says what it returns.\n:::\n';
  const lesson = composeLesson(inputOf(conceptOf('Loops', text)));
  const recap = lesson.sections.filter(({ kind }) => kind === 'recap').flatMap(({ blocks }) => blocks);
  const shown = recap.map(({ markdown }) => markdown).join('\n');
  expect(shown).toContain('Use a loop');
  expect(shown).not.toContain('every function');
});
