import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '@/platform/markdown/types';
import { chunkHash, diffChunks } from './diff-chunks';

function passage(text: string, ordinal = 0, headingPath = ['H']): Passage {
  return { ordinal, headingPath, anchor: 'h', start: 0, end: text.length, text, blocks: [] };
}

const stored = (texts: string[]) =>
  texts.map((text, ordinal) => ({ id: `${ordinal}:${text}`, ordinal, hash: chunkHash(passage(text)) }));

describe('diffChunks', () => {
  it('keeps the ids of what did not change, wherever it moved', () => {
    const diff = diffChunks(
      stored(['a', 'b', 'c']),
      ['new', 'c', 'a'].map((text) => passage(text)),
    );
    expect(diff.kept.map(({ id }) => id)).toEqual(['2:c', '0:a']);
    expect(diff.added.map((added) => added.passage.text)).toEqual(['new']);
    expect(diff.removedIds).toEqual(['1:b']);
  });

  it('tells the same words under another heading apart', () => {
    expect(chunkHash(passage('a', 0, ['H', 'I']))).not.toBe(chunkHash(passage('a', 0, ['H'])));
    expect(chunkHash(passage('a', 0, ['H", "I']))).not.toBe(chunkHash(passage('a', 0, ['H', 'I'])));
  });

  it('matches equal chunks in order, each once', () => {
    const diff = diffChunks(
      stored(['a', 'a']),
      ['a', 'a', 'a'].map((text) => passage(text)),
    );
    expect(diff.kept.map(({ id }) => id)).toEqual(['0:a', '1:a']);
    expect(diff.added).toHaveLength(1);
  });

  it('accounts for every stored chunk and every passage exactly once', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const diff = diffChunks(
          stored(before),
          after.map((text) => passage(text)),
        );
        expect(diff.kept.length + diff.added.length).toBe(after.length);
        const ids = [...diff.kept.map(({ id }) => id), ...diff.removedIds];
        expect(ids.toSorted()).toEqual(
          stored(before)
            .map(({ id }) => id)
            .toSorted(),
        );
        for (const { passage: kept } of diff.added) {
          const held = before.filter((text) => text === kept.text).length;
          expect(diff.kept.filter((other) => other.passage.text === kept.text)).toHaveLength(held);
        }
      }),
    );
  });
});
