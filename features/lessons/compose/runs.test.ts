import { expect, it } from 'vitest';
import { chunkRuns } from './runs';
import { chunksOf } from './test-material';

const long = 'Oil separates the surfaces of a machine. '.repeat(80);

it('joins the chunks of one stretch of text, and of nothing else', () => {
  const chunks = chunksOf(`# Oil\n\n## Film\n\n${long}\n\n## Grades\n\nGrades are numbers.\n\n## Grades\n\nThey rise.`);
  const runs = chunkRuns([...chunks].reverse());
  expect(runs.map((run) => run.headingPath.at(-1))).toEqual(['Film', 'Grades', 'Grades']);
  expect(runs[0]?.chunks.length).toBeGreaterThan(1);
  expect(runs[0]?.chunks.map(({ ordinal }) => ordinal)).toEqual([...(runs[0]?.chunks ?? [])].map((_, i) => i));
});

it('does not join over a chunk that is missing, counts a chunk once, and keeps sources apart', () => {
  const [first, second, third] = chunksOf(`# Oil\n\n${long}\n\n${long}`);
  if (!first || !second || !third) throw new Error('three chunks expected');
  expect(chunkRuns([first, third])).toHaveLength(2);
  expect(chunkRuns([first, first, second])[0]?.chunks).toHaveLength(2);
  expect(chunkRuns([first, ...chunksOf('# Oil\n\nGrease.', 'b.md', 1)])).toHaveLength(2);
});
