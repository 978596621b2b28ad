import { describe, expect, it } from 'vitest';
import { markGap } from './mark-gap';

describe('markGap', () => {
  it('marks the gap in the text', () => {
    expect(markGap('<p>A ____ holds it.</p>')).toBe('<p>A <span data-gap=""></span> holds it.</p>');
  });
  it('leaves gaps inside tags, longer rules and further gaps alone', () => {
    expect(markGap('<a title="____">x</a> _____ ____ ____')).toBe(
      '<a title="____">x</a> _____ <span data-gap=""></span> ____',
    );
  });
  it('gives HTML without a gap back', () => {
    expect(markGap('<p>none</p>')).toBe('<p>none</p>');
  });
});
