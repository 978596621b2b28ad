import { expect, it } from 'vitest';
import { plainPrompt } from './plain-prompt';

it('reads as one line of words', () => {
  expect(plainPrompt('Which **term** fits?\n\n> A `lock` that [holds](x.md)', '…')).toBe(
    'Which term fits? A lock that holds',
  );
  expect(plainPrompt('A ____ holds it.\n\n```py\nx = 1\n```', '…')).toBe('A … holds it.');
});
