import { type Figure, quantile } from '../figure';
import type { Progress } from './progress';
import type { agreement, SearchTimes, smallWrites } from './search-times';

const AIM = '< 100 ms';

/** What the run says of searches, of growth and of agreement with the others. */
export function figuresOf(
  { growth, outside, during }: Progress,
  times: SearchTimes,
  agreed: Awaited<ReturnType<typeof agreement>>,
  small: Awaited<ReturnType<typeof smallWrites>>,
): Figure[] {
  const [first, last] = [growth[0], growth.at(-1)];
  if (!first || !last) return [];
  const many = (chunks: number) => `${chunks.toLocaleString('en')} chunks`;
  const of = many(last.chunks);
  const share = (what: string, value: number, reference?: Figure['reference']): Figure => ({
    ...{ what, value, unit: '', digits: 3 },
    ...(reference ? { reference } : {}),
  });
  return [
    ...searches(`by words in one course of ${of}`, times.words, { what: 'SQLite FTS5', times: times.fts }),
    ...searches(`by meaning in one course of ${of}`, times.vectors, { what: 'sqlite-vec', times: times.vec }),
    ...searches('by both, as a question of the product', times.both, {
      ...{ what: 'FTS5 and sqlite-vec', times: summed(times.fts, times.vec) },
    }),
    ...searches('by both in the course asked last', times.again),
    ...searches('by words right after a course came in', { waited: outside, cpu: [] }),
    ...searches('by words while the index is put in order', { waited: during, cpu: [] }),
    ...searches(`by words, ${small.cpu.length} changes of five chunks each coming in`, {
      waited: small.waited,
      cpu: [],
    }),
    { what: 'CPU of such a change, median', value: quantile(small.cpu, 0.5), unit: 'ms' },
    { what: 'the same, mean, putting in order included', value: mean(small.cpu), unit: 'ms' },
    share('of the ten nearest by exact cosines, found', agreed.vectors, { what: 'sqlite-vec', value: agreed.vec }),
    share('questions whose best hit of FTS5 is among the first ten by words', agreed.words),
    ...[first, last].flatMap((at): Figure[] => [
      perChunk(`CPU a chunk, words, ${many(at.chunks)}`, 'µs', 1e6, at.chunks, at.seconds.words, {
        ...{ what: 'SQLite FTS5', value: at.seconds.fts },
      }),
      perChunk(`CPU a chunk, vectors, ${many(at.chunks)}`, 'µs', 1e6, at.chunks, at.seconds.vectors, {
        ...{ what: 'sqlite-vec', value: at.seconds.vec },
      }),
      perChunk(`bytes a chunk, words, ${many(at.chunks)}`, 'B', 1, at.chunks, at.bytes.words, {
        ...{ what: 'SQLite FTS5', value: at.bytes.fts },
      }),
      perChunk(`bytes a chunk, vectors, ${many(at.chunks)}`, 'B', 1, at.chunks, at.bytes.vectors, {
        ...{ what: 'sqlite-vec', value: at.bytes.vec },
      }),
    ]),
  ];
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

type Times = SearchTimes['words'];

function summed(one: Times, other: Times): Times {
  const sum = (a: number[], b: number[]) => a.map((value, place) => value + (b[place] ?? 0));
  return { waited: sum(one.waited, other.waited), cpu: sum(one.cpu, other.cpu) };
}

function searches(what: string, times: Times, beside?: { what: string; times: Times }): Figure[] {
  if (times.waited.length === 0) return [];
  const figure = (name: string, of: (times: Times) => number, aim?: string): Figure => ({
    ...{ what: name, value: of(times), unit: 'ms' },
    ...(aim ? { aim } : {}),
    ...(beside ? { reference: { what: beside.what, value: of(beside.times) } } : {}),
  });
  const count = times.waited.length.toLocaleString('en');
  return [
    figure(`search ${what}, median of ${count}`, ({ waited }) => quantile(waited, 0.5)),
    figure('the same, 95th percentile', ({ waited }) => quantile(waited, 0.95), AIM),
    ...(times.cpu.length > 0 ? [figure('the same, CPU, median', ({ cpu }) => quantile(cpu, 0.5))] : []),
  ];
}

function perChunk(
  what: string,
  unit: string,
  scale: number,
  chunks: number,
  value: number,
  other: { what: string; value: number },
): Figure {
  const each = (total: number) => (scale * total) / chunks;
  return { what, unit, value: each(value), reference: { what: other.what, value: each(other.value) } };
}
