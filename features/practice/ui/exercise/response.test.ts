import { describe, expect, it } from 'vitest';
import type { ItemBody } from '../../contract';
import { blankResponse, countWords, excess, missing, moved, paired } from './response';

const choice: ItemBody = {
  kind: 'choice',
  prompt: 'Which?',
  options: [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
  ],
};
const matching: ItemBody = {
  kind: 'matching',
  prompt: 'Match',
  left: [
    { id: 'l1', text: 'one' },
    { id: 'l2', text: 'two' },
  ],
  right: [
    { id: 'r1', text: '1' },
    { id: 'r2', text: '2' },
  ],
};

describe('missing', () => {
  it('asks for a choice', () => {
    expect(missing(choice, blankResponse(choice))).toBe('choice');
    expect(missing(choice, { kind: 'choice', optionId: 'a' })).toBeNull();
  });
  it('asks for words, and white space is none', () => {
    const body: ItemBody = { kind: 'cloze', prompt: 'Fill', text: 'A ____.' };
    expect(missing(body, { kind: 'cloze', text: '  ' })).toBe('text');
    expect(missing(body, { kind: 'cloze', text: 'lock' })).toBeNull();
  });
  it('asks for a letter at every term', () => {
    expect(missing(matching, { kind: 'matching', pairs: { l1: 'r1' } })).toBe('matching');
    expect(missing(matching, { kind: 'matching', pairs: { l1: 'r1', l2: 'r2' } })).toBeNull();
  });
  it('takes an order as it stands: it may be right', () => {
    const steps = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
    const body: ItemBody = { kind: 'ordering', prompt: 'Order', steps };
    expect(missing(body, blankResponse(body))).toBeNull();
  });
});

describe('moved', () => {
  it('takes an entry down and up', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });
  it('leaves the list alone at its ends', () => {
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

describe('paired', () => {
  it('takes a meaning away from the term that had it', () => {
    expect(paired({ l1: 'r1' }, 'l2', 'r1')).toEqual({ l2: 'r1' });
    expect(paired({ l1: 'r1' }, 'l1', 'r2')).toEqual({ l1: 'r2' });
  });
});

it('counts words and characters too many', () => {
  expect(countWords('  two  words ')).toBe(2);
  expect(countWords(' ')).toBe(0);
  expect(excess({ kind: 'numeric', text: '1'.repeat(63) })).toBe(3);
  expect(excess({ kind: 'choice', optionId: 'a' })).toBe(0);
});
