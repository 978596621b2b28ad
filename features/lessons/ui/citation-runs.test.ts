import { expect, it } from 'vitest';
import type { LessonBlock } from '../contract';
import { citationRuns } from './citation-runs';

const block = (...chunkIds: string[]): LessonBlock => ({
  kind: 'paragraph',
  leadIn: null,
  markdown: '',
  html: '',
  answer: null,
  own: false,
  citations: chunkIds.map((chunkId) => ({
    chunkId,
    sourceId: 's',
    sourceTitle: 'Source',
    headingPath: [],
    start: 0,
    end: 1,
  })),
});

it('names a passage once for the blocks that follow each other from it', () => {
  const runs = citationRuns([block('a'), block('a'), block('b'), block('a')]);
  expect(runs.map((run) => run.follows)).toEqual([false, true, false, false]);
  expect(runs.map((run) => run.ends)).toEqual([false, true, true, true]);
});

it('keeps every further passage of a block, each once', () => {
  const [run] = citationRuns([block('a', 'b', 'a', 'b', 'c')]);
  expect(run?.citation?.chunkId).toBe('a');
  expect(run?.others.map((other) => other.chunkId)).toEqual(['b', 'c']);
});
