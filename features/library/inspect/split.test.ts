import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { chunkHash } from '../ingest/diff-chunks';
import { applySplits, joinParts, splitPassage } from './split';

const TEXT = `# Grease\n\nGrease is soap and oil.\n\nIt keeps bearings from wear.\n\nToo much of it heats them.\n\n## Oil\n\nOil flows.\n`;

describe('splitting passages at paragraphs', () => {
  const passages = parseDocument(TEXT, 'grease.md').passages;
  const [first] = passages;
  if (!first) throw new Error('The text has a passage.');

  it('gives each part its own text and range', () => {
    const parts = splitPassage(first, [1]);
    expect(parts.map(({ text }) => text)).toEqual([
      'Grease is soap and oil.',
      'It keeps bearings from wear.\n\nToo much of it heats them.',
    ]);
    expect(parts.map(({ start, end }) => TEXT.slice(start, end))).toEqual(parts.map(({ text }) => text));
  });

  it('leaves a passage alone where no block has that number', () => {
    expect(splitPassage(first, [0, 3, -1])).toEqual([first]);
  });

  it('splits parts again, numbers all passages anew, and leaves others as they are', () => {
    const rest = splitPassage(first, [1])[1];
    const splits = new Map([
      [chunkHash(first), [1]],
      [rest ? chunkHash(rest) : '', [1]],
    ]);
    const out = applySplits(passages, splits);
    expect(out.map(({ text }) => text)).toEqual([
      'Grease is soap and oil.',
      'It keeps bearings from wear.',
      'Too much of it heats them.',
      'Oil flows.',
    ]);
    expect(out.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3]);
  });

  it('joins what was one passage, from any of its parts', () => {
    const split = applySplits(passages, new Map([[chunkHash(first), [1, 2]]]));
    for (const around of [0, 1, 2]) {
      const joined = joinParts(split, chunkHash(first), around);
      expect(joined).toMatchObject({ from: 0, count: 3 });
      expect(joined?.whole.text).toBe(first.text);
    }
    expect(joinParts(split, chunkHash(first), 3)).toBeNull();
    expect(joinParts(split, 'other', 1)).toBeNull();
  });
});
