import { expect, it } from 'vitest';
import { linesOfDraft } from './draft-lines';
import { blankDraft } from './item-draft';

const draft = blankDraft('k', 'choice');
const ids = (of: typeof draft) => of.lines.map((line) => line.id);

it('adds lines with ids of their own, also after one was removed', () => {
  const fewer = linesOfDraft(draft).remove('n2');
  const more = linesOfDraft(fewer).add();
  expect(ids(more)).toEqual(['n1', 'n3', 'n4', 'n5']);
  expect(new Set(ids(linesOfDraft(more).add())).size).toBe(5);
});

it('gives the right answer to another line when its own is removed', () => {
  expect(linesOfDraft(draft).remove('n1').rightId).toBe('n2');
  expect(linesOfDraft(draft).remove('n3').rightId).toBe('n1');
});

it('moves and changes lines', () => {
  expect(ids(linesOfDraft(draft).move(0, 2))).toEqual(['n2', 'n3', 'n1', 'n4']);
  expect(linesOfDraft(draft).set('n2', { text: 'x' }).lines[1]).toEqual({ id: 'n2', text: 'x', beside: '' });
});
