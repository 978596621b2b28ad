import { expect, it } from 'vitest';
import { errorKindOf } from './error-kind';
import { gradeResponse } from './grade-response';

it('is that of most wrong answers; the latest decides among equals, and what tells nothing does not count', () => {
  expect(errorKindOf([])).toBeNull();
  expect(errorKindOf(['clozeWrong', 'shortNone', 'choiceWrong'])).toBeNull();
  expect(errorKindOf(['clozeTold', 'orderingSwapped', 'orderingMoved'])).toBe('procedure');
  expect(errorKindOf(['clozeOther', 'numericGiven'])).toBe('confusion');
});

it('is read off real answers', () => {
  const code = (...given: Parameters<typeof gradeResponse>) => errorKindOf([gradeResponse(...given).feedback.code]);
  const steps = ['Isolate', 'Clean', 'Heat'].map((text, i) => ({ id: `${i}`, text }));
  expect(
    code(
      { kind: 'ordering', prompt: 'Order', steps },
      { kind: 'ordering', order: ['0', '1', '2'] },
      { kind: 'ordering', order: ['1', '0', '2'] },
    ),
  ).toBe('procedure');
  expect(
    code(
      { kind: 'cloze', prompt: 'Which word?', text: 'The ____ keeps the balls apart.' },
      { kind: 'cloze', answers: ['cage'], rivals: ['seal'] },
      { kind: 'cloze', text: 'seal' },
    ),
  ).toBe('confusion');
  expect(
    code(
      { kind: 'cloze', prompt: 'Which word?', text: 'The ____ keeps the balls apart.' },
      { kind: 'cloze', answers: ['cage'], rivals: [] },
      { kind: 'cloze', text: 'balls' },
    ),
  ).toBe('misreading');
});
