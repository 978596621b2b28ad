import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connect } from '@lancedb/lancedb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { questionTerms } from '@/core/language/search-terms';
import { type IndexedChunk, openSearchIndex, type SearchIndex } from './search-index';

const district = randomUUID();
const course = randomUUID();
let folder: string;
let index: SearchIndex;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-index-'));
  index = await openSearchIndex(folder);
});
afterEach(async () => {
  await index.close();
  await rm(folder, { recursive: true, force: true });
});

function chunk(heading: string, text: string, over: Partial<IndexedChunk> = {}): IndexedChunk {
  return {
    chunkId: randomUUID(),
    districtId: district,
    courseId: course,
    sourceId: randomUUID(),
    hash: `${heading}${text}`,
    heading,
    text,
    language: 'en',
    ...over,
  };
}

async function found(query: string, over: { districtId?: string; courseIds?: string[]; limit?: number } = {}) {
  const matches = await index.search({
    districtId: district,
    courseIds: [course],
    terms: questionTerms(query, ['en']),
    limit: 10,
    ...over,
  });
  return matches.map((match) => match.chunkId);
}

describe('search', () => {
  const grease = chunk(
    'Lubrication › Grease',
    'A thickener holds the oil. Relubricating too often overheats the bearing.',
  );
  const bearing = chunk('Bearings › Bearing life', 'The basic rating life counts millions of revolutions.');
  const coffee = chunk('Breaks', 'The café serves coffee; weight_kg is a variable and so is np.array.');

  beforeEach(() => index.upsert([grease, bearing, coffee]));

  it('finds rows at once, in the full-text index or not yet', async () => {
    expect(await found('bearing')).toHaveLength(2);
    await index.optimise();
    expect(await found('bearing')).toHaveLength(2);
    const late = chunk('Bearings › Mounting', 'Heat the bearing.');
    await index.upsert([late]);
    expect(await found('bearing')).toContain(late.chunkId);
    expect(await found('bearing')).toHaveLength(3);
  });

  it('matches word stems, capitals, accents and parts of identifiers', async () => {
    await index.optimise();
    expect(await found('LUBRICATE')).toEqual([grease.chunkId]);
    expect(await found('revolution')).toEqual([bearing.chunkId]);
    expect(await found('cafe')).toEqual([coffee.chunkId]);
    expect(await found('CAFÉ')).toEqual([coffee.chunkId]);
    expect(await found('weight')).toEqual([coffee.chunkId]);
  });

  it('puts a match in the heading before one in passing', async () => {
    const passing = Array.from({ length: 20 }, (_, number) =>
      chunk(`Pumps ${number}`, 'A pump has a bearing and a seal.'),
    );
    await index.upsert(passing);
    await index.optimise();
    expect((await found('bearing'))[0]).toBe(bearing.chunkId);
  });

  it('keeps to the courses and the district asked for, however many others match better', async () => {
    const others = Array.from({ length: 60 }, () =>
      chunk('Grease Grease', 'Grease, grease and grease.', { courseId: randomUUID() }),
    );
    const foreign = chunk('Grease', 'Grease.', { districtId: randomUUID() });
    await index.upsert([...others, foreign]);
    for (const step of ['unindexed', 'indexed']) {
      expect(await found('grease', { limit: 1 }), step).toEqual([grease.chunkId]);
      expect(await found('grease', { courseIds: [] }), step).toEqual([]);
      expect(await found('grease', { districtId: randomUUID() }), step).toEqual([]);
      expect(await found('grease', { courseIds: [course, others[0]?.courseId ?? ''] }), step).toHaveLength(2);
      await index.optimise();
    }
  });

  it.each([
    '',
    '   ',
    '"',
    "' OR 1=1 --",
    'bearing AND OR NOT (',
    'text:grease^9 ~2 *',
    '\u0000\ud800🙂',
    '\\',
    '{"match": {"column": "text"}}',
    'the of and',
    'x'.repeat(10_000),
    'grease '.repeat(1500),
    Array.from({ length: 1500 }, (_, number) => `w${number}`).join(' '),
  ])('takes any query: %j', async (query) => {
    expect((await found(query)).length).toBeLessThanOrEqual(3);
  });

  it('does not let repeating a word outweigh the others', async () => {
    expect(await found('grease '.repeat(100))).toEqual(await found('grease'));
  });

  it('refuses ids that are none', async () => {
    await expect(found('grease', { courseIds: ["' OR true --"] })).rejects.toThrow('Not an id');
    await expect(index.upsert([chunk('a', 'b', { courseId: 'x' })])).rejects.toThrow('Not an id');
    await expect(index.removeSource(district, "x' OR 1=1")).rejects.toThrow('Not an id');
  });
});

describe('upkeep', () => {
  it('replaces a chunk of the same id and removes by chunk, source and course', async () => {
    const first = chunk('One', 'alpha');
    const second = chunk('Two', 'beta', { sourceId: first.sourceId });
    const third = chunk('Three', 'gamma');
    const other = chunk('Four', 'delta', { courseId: randomUUID() });
    await index.upsert([first, second, third, other]);
    await index.upsert([{ ...first, text: 'omega' }]);
    expect(await index.count()).toBe(4);
    expect([await found('alpha'), await found('omega')]).toEqual([[], [first.chunkId]]);
    await index.removeChunks(district, [second.chunkId]);
    expect(await index.count({ districtId: district, courseId: course })).toBe(2);
    await index.removeSource(randomUUID(), first.sourceId);
    expect(await index.count({ districtId: district })).toBe(3);
    await index.removeSource(district, first.sourceId);
    await index.removeCourse(district, course);
    expect([await index.count(), await found('gamma')]).toEqual([1, []]);
    expect(await index.courseIds(district)).toEqual([other.courseId]);
  });

  it('says what differs from the database', async () => {
    const [kept, changed, gone, missing] = ['a', 'b', 'c', 'd'].map((text) => chunk('H', text));
    if (!kept || !changed || !gone || !missing) throw new Error('four chunks');
    await index.upsert([kept, changed, gone]);
    expect(await index.verify(district, course, [kept, { ...changed, hash: 'new' }, missing])).toEqual({
      stale: [changed.chunkId, missing.chunkId],
      extra: [gone.chunkId],
    });
  });

  it('keeps its rows when it is opened again, and is rebuilt from nothing', async () => {
    await index.upsert([chunk('One', 'alpha')]);
    await index.optimise();
    await index.close();
    index = await openSearchIndex(folder);
    expect(await found('alpha')).toHaveLength(1);
    async function* batches() {
      yield [chunk('Two', 'beta')];
      yield [chunk('Three', 'beta')];
    }
    await index.rebuild(batches());
    expect([await found('alpha'), (await found('beta')).length]).toEqual([[], 2]);
  });

  it('starts over when its files are damaged', async () => {
    await index.upsert([chunk('One', 'alpha')]);
    await index.close();
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile()))
      await writeFile(path.join(file.parentPath, file.name), 'damaged');
    index = await openSearchIndex(folder);
    expect(await index.count()).toBe(0);
    await index.upsert([chunk('Two', 'beta')]);
    expect(await found('beta')).toHaveLength(1);
  });

  it('leaves few files for a search to open while many small writes come', async () => {
    for (let number = 0; number < 40; number++) await index.upsert([chunk('H', `word${number}`)]);
    const connection = await connect(folder);
    const [name = ''] = await connection.tableNames();
    const table = await connection.openTable(name);
    expect((await table.stats()).fragmentStats.numFragments).toBeLessThan(20);
    connection.close();
    expect(await found('word0')).toHaveLength(1);
    expect(await found('word39')).toHaveLength(1);
  });

  it('takes many writers and searches at once', async () => {
    const writers = Array.from({ length: 12 }, async (_, number) => {
      const mine = chunk('H', `word${number}`);
      await index.upsert([mine]);
      if (number % 4 === 0) await index.optimise();
      await found(`word${number}`);
      await index.upsert([{ ...mine, text: `word${number} revised` }]);
    });
    await Promise.all(writers);
    expect(await index.count()).toBe(12);
    expect(await found('revised', { limit: 50 })).toHaveLength(12);
  });
});
