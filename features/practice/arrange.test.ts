import { describe, expect, it } from 'vitest';
import { arrange } from './arrange';
import type { ItemBody, ItemKey } from './contract';

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Option ${id}` }));
const presentations = Array.from({ length: 60 }, (_, i) => `presentation ${i}`);

describe('arranging', () => {
  it('mixes options by presentation, always the same for one, and keeps ids with their texts', () => {
    const body: ItemBody = { kind: 'choice', prompt: '?', options };
    const key: ItemKey = { kind: 'choice', optionId: 'a' };
    const orders = presentations.map((id) => {
      const arranged = arrange(body, key, id);
      expect(arrange(body, key, id)).toEqual(arranged);
      if (arranged.kind !== 'choice') throw new Error('Another kind.');
      expect([...arranged.options].sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual(options);
      return arranged.options.map((option) => option.id).join('');
    });
    expect(new Set(orders).size).toBeGreaterThan(15);
    expect(new Set(orders.map((order) => order[0])).size).toBe(4);
  });

  it('never shows steps in the right order', () => {
    const steps = options.slice(0, 3);
    const body: ItemBody = { kind: 'ordering', prompt: '?', steps };
    const order = ['c', 'a', 'b'];
    for (const id of presentations) {
      const arranged = arrange(body, { kind: 'ordering', order }, id);
      if (arranged.kind !== 'ordering') throw new Error('Another kind.');
      expect(arranged.steps.map((step) => step.id)).not.toEqual(order);
      expect(arranged.steps.map((step) => step.id).sort()).toEqual(['a', 'b', 'c']);
    }
  });

  it('leaves a gap where it is', () => {
    const body: ItemBody = { kind: 'cloze', prompt: '?', text: 'A ____ rolls.' };
    expect(arrange(body, { kind: 'cloze', answers: ['ball'] }, 'x')).toBe(body);
  });
});
