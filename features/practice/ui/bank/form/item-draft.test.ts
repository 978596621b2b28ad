import { describe, expect, it } from 'vitest';
import type { BankItem } from '../../../contract';
import { itemOf } from '../bank-fixtures';
import { blankDraft, draftOf, fromDraft } from './item-draft';

const lines = (...texts: string[]) => texts.map((text, index) => ({ id: `o${index}`, text }));
const there = (item: BankItem) => {
  const answer = fromDraft(draftOf(item), item);
  return 'item' in answer ? answer.item : answer;
};

describe('an item as a form', () => {
  const items: BankItem[] = [
    itemOf({
      body: { kind: 'choice', prompt: 'Which?', options: lines('A', 'B', 'C') },
      key: { kind: 'choice', optionId: 'o1' },
      explanations: { o0: 'Not A.' },
    }),
    itemOf({ key: { kind: 'cloze', answers: ['padlock', 'lock'], rivals: ['tag'] } }),
    itemOf({
      body: { kind: 'numeric', prompt: 'How many?', unit: null },
      key: { kind: 'numeric', value: 6.5, tolerance: 0.1 },
    }),
    itemOf({
      body: { kind: 'short', prompt: 'Why?' },
      key: { kind: 'short', reference: 'Because.', keyPoints: [['energy', 'power'], ['zero']] },
    }),
    itemOf({
      body: { kind: 'code', prompt: 'Fill', lang: 'py', code: 'x = ____' },
      key: { kind: 'code', answers: ['1'] },
    }),
  ];
  it.each(items.map((item) => [item.body.kind, item] as const))('%s comes back as it was', (_, item) => {
    expect(there(item)).toMatchObject({ body: item.body, key: item.key, explanations: item.explanations });
  });

  it('shows steps in their right order and keeps it', () => {
    const item = itemOf({
      body: { kind: 'ordering', prompt: 'Order', steps: lines('two', 'one', 'three') },
      key: { kind: 'ordering', order: ['o1', 'o0', 'o2'] },
    });
    expect(draftOf(item).lines.map((line) => line.text)).toEqual(['one', 'two', 'three']);
    expect(there(item)).toMatchObject({ key: { order: ['o1', 'o0', 'o2'] } });
  });

  it('keeps pairs together', () => {
    const item = itemOf({
      body: {
        kind: 'matching',
        prompt: 'Match',
        left: lines('a', 'b'),
        right: [
          { id: 'x', text: 'B' },
          { id: 'y', text: 'A' },
        ],
      },
      key: { kind: 'matching', pairs: { o0: 'y', o1: 'x' } },
    });
    expect(draftOf(item).lines.map(({ text, beside }) => [text, beside])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
    ]);
    expect(there(item)).toMatchObject({
      body: {
        right: [
          { id: 'o0-r', text: 'A' },
          { id: 'o1-r', text: 'B' },
        ],
      },
      key: { pairs: { o0: 'o0-r', o1: 'o1-r' } },
    });
  });

  it('says which number cannot be read', () => {
    const draft = { ...blankDraft('k', 'numeric'), value: 'six' };
    expect(fromDraft(draft, null)).toEqual({ wrong: 'value' });
    expect(fromDraft({ ...draft, value: '6', tolerance: '-1' }, null)).toEqual({ wrong: 'tolerance' });
    expect(fromDraft({ ...draft, value: '6,5' }, null)).toMatchObject({ item: { key: { value: 6.5, tolerance: 0 } } });
  });

  it('explains wrong options only', () => {
    const draft = blankDraft('k', 'choice');
    const explained = { ...draft, lines: draft.lines.map((line) => ({ ...line, text: line.id, beside: 'why' })) };
    expect(fromDraft(explained, null)).toMatchObject({ item: { explanations: { n2: 'why', n3: 'why', n4: 'why' } } });
    expect(JSON.stringify(fromDraft(explained, null))).not.toContain('"n1":"why"');
  });
});
