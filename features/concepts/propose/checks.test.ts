import { expect, it } from 'vitest';
import { toModelSchema } from '@/platform/models/model-schema';
import { CONCEPTS_ANSWER, PAIRS_ANSWER } from './answers';
import { checkPrerequisite, type Usage } from './check-prerequisite';
import { findWords, plainWords, sentencesAt, standsIn } from './find-words';

it('what a model is held to is in the subset that every server takes', () => {
  for (const { zod } of [CONCEPTS_ANSWER, PAIRS_ANSWER]) expect(() => toModelSchema(zod)).not.toThrow();
});

it('words are found whole, whatever their case and marks, and shown as they stand', () => {
  const text = 'Tags hang low. A **tag** holds\nnothing; it “warns”, no more.';
  expect(findWords('stage', 'tag')).toBeNull();
  expect(findWords('hangs', text)).toBeNull();
  const span = findWords('a TAG holds nothing', text);
  expect(span && text.slice(span.start, span.end)).toBe('A **tag** holds\nnothing');
  expect(span && sentencesAt(text, span, 'en')).toBe('A **tag** holds nothing; it “warns”, no more.');
  expect(standsIn(plainWords(text), 'It warns')).toBe(true);
  expect(standsIn(plainWords(text), 'ag hold')).toBe(false);
  expect(standsIn(plainWords(text), '…')).toBe(false);
  expect(findWords('光合作用', '植物通过光合作用获得能量。')).toEqual({ start: 4, end: 8 });
});

it('a line against the way in which the passages name one another is dropped', () => {
  const text = 'A loop repeats a block, and a block may hold a loop too.';
  const named = new Set(['loop', 'block']);
  const usage = (ofBlock: string[]): Usage => ({
    taught: new Map([
      ['block', ofBlock],
      ['loop', ['x']],
    ]),
    named: new Map(['x', 'y', 'z'].map((id) => [id, named])),
    namedIn: () => named,
  });
  const view = {
    byForm: new Map([
      ['loop', 'loop'],
      ['block', 'block'],
    ]),
    ...{ edges: [], suggested: new Map(), suggestedPairs: [] },
  };
  const proposal = { before: 'Block', after: 'Loop', passage: 'c1', quote: 'A loop repeats a block' };
  const passages = [{ ref: 'c1', chunkId: 'x', text }];
  expect(checkPrerequisite(proposal, passages, view, usage(['y', 'z']), 'en')).toBe('other_way');
  expect(checkPrerequisite(proposal, passages, view, usage(['y']), 'en')).toMatchObject({ support: 1, weight: 1 });
});
