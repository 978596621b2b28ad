import { beforeAll, describe, expect, it } from 'vitest';
import type { Within } from '../service/deps';
import { testLibrary } from '../testing';

const GREASE = `# Grease

Grease is soap and oil. It keeps the rollers of a bearing from wear.

Too much grease heats the bearing. A bearing that runs hot has too much grease.

## Oil

Oil flows where grease stays.
`;

describe('passages that teachers see and decide of', () => {
  const lib = testLibrary();
  let courseId = '';

  beforeAll(async () => {
    courseId = await lib().newCourse('Decisions');
    await lib().ingest(courseId, { 'grease.md': GREASE, 'copy.md': '# Chains\n\nA chain is oiled, not greased.\n' });
  });

  const sourceId = async () => {
    const { items } = await lib().asTeacher((tx) => lib().library.listSources(tx, courseId, { limit: 10 }));
    return items.find(({ path }) => path === 'grease.md')?.id ?? '';
  };
  const passages = async () => {
    const id = await sourceId();
    return (await lib().asTeacher((tx) => lib().library.listPassages(tx, courseId, id, 0, 100))).items;
  };
  const texts = async () => (await passages()).map(({ text }) => text.slice(0, 12));
  const passage = async (start: string) => {
    const found = (await passages()).find(({ text }) => text.startsWith(start));
    if (!found) throw new Error(`No passage begins with ${start}.`);
    return found;
  };
  const deciding = (chunkId: string) => ({ actor: lib().teacher, courseId, chunkId });
  const within: Within = (work) => lib().asTeacher(work);
  const search = async (query: string) => {
    const asked = { districtId: lib().test.districtId, query, courseId, limit: 10 };
    return (await lib().asLearner((tx) => lib().library.search(tx, asked))).map(({ headingPath }) =>
      headingPath.at(-1),
    );
  };
  const found = async (question: string) => {
    const input = { courseId, question, limit: 5, budgetTokens: 2_000, countTokens: () => 10 };
    return (await lib().asLearner((tx) => lib().library.port.retrieve(tx, input))).passages.flatMap((p) => p.chunkIds);
  };

  it('come in order, with headings, size and blocks', async () => {
    const [first, second] = await passages();
    expect(first).toMatchObject({
      ordinal: 0,
      headingPath: ['Grease'],
      words: 29,
      pinned: false,
      hidden: false,
      part: false,
    });
    expect(first?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
    expect(second?.headingPath).toEqual(['Grease', 'Oil']);
  });

  it('are nowhere when hidden: not in retrieval, search, likes, nor what the map and exercises are made from', async () => {
    const oil = await passage('Oil flows');
    expect(await search('where oil flows')).toContain('Oil');
    lib().jobs.waiting.length = 0;
    lib().after.length = 0;
    await lib().library.decidePassage(deciding(oil.id), { hidden: true }, within);
    await lib().jobs.run();
    expect(lib().after).toEqual([`map ${courseId}`, `items ${courseId}`]);
    expect(await search('where oil flows')).not.toContain('Oil');
    expect(await found('Where does oil flow?')).not.toContain(oil.id);
    const chunks = await lib().asLearner((tx) => lib().library.port.courseChunks(tx, courseId));
    expect(chunks.map(({ id }) => id)).not.toContain(oil.id);
    expect(await lib().asLearner((tx) => lib().library.port.chunksById(tx, courseId, [oil.id]))).toEqual([]);
    const like = { courseId, text: 'oil flows where grease stays', limit: 5 };
    const similar = await lib().asLearner((tx) => lib().library.port.similar(tx, like));
    expect(similar.map(({ chunkId }) => chunkId)).not.toContain(oil.id);
    expect(await passage('Oil flows')).toMatchObject({ hidden: true });
  });

  it('stay hidden when their source comes in again, and are there again when shown', async () => {
    await lib().ingest(courseId, { 'grease.md': `${GREASE}\n## New\n\nA new paragraph on seals.\n` });
    expect(await passage('Oil flows')).toMatchObject({ hidden: true });
    await lib().ingest(courseId, { 'grease.md': GREASE.replace('## Oil\n\nOil flows where grease stays.\n', '') });
    expect(await texts()).toEqual(['Grease is so']);
    await lib().ingest(courseId, { 'grease.md': GREASE });
    const oil = await passage('Oil flows');
    expect(oil.hidden).toBe(true);
    await lib().library.decidePassage(deciding(oil.id), { hidden: false }, within);
    expect(await search('where oil flows')).toContain('Oil');
  });

  it('are split at a paragraph, stay split when their source comes in again, and are joined', async () => {
    const whole = await passage('Grease is');
    const { chunkIds } = await lib().library.splitPassage(deciding(whole.id), [1], within);
    expect(chunkIds).toHaveLength(2);
    expect(await texts()).toEqual(['Grease is so', 'Too much gre', 'Oil flows wh']);
    expect(await found('Why does a bearing run hot?')).toContain(chunkIds[1]);
    await lib().ingest(courseId, { 'grease.md': `${GREASE}\n## More\n\nSeals keep grease in.\n` });
    expect((await passages()).map(({ id, part }) => [id, part])).toEqual([
      [chunkIds[0], true],
      [chunkIds[1], true],
      [expect.any(String), false],
      [expect.any(String), false],
    ]);
    const joined = await lib().library.joinPassage(deciding(chunkIds[1] ?? ''), within);
    expect(joined.chunkIds).toHaveLength(1);
    expect((await passage('Grease is')).text).toBe(whole.text);
    await lib().ingest(courseId, { 'grease.md': GREASE });
    expect(await texts()).toEqual(['Grease is so', 'Oil flows wh']);
  });

  it('pass on what was decided of the whole to its parts', async () => {
    const whole = await passage('Grease is');
    await lib().library.decidePassage(deciding(whole.id), { hidden: true }, within);
    const { chunkIds } = await lib().library.splitPassage(deciding(whole.id), [1], within);
    expect((await passages()).filter(({ id }) => chunkIds.includes(id)).map(({ hidden }) => hidden)).toEqual([
      true,
      true,
    ]);
    const {
      chunkIds: [joined = ''],
    } = await lib().library.joinPassage(deciding(chunkIds[0] ?? ''), within);
    await lib().library.decidePassage(deciding(joined), { hidden: false }, within);
  });

  it('come before others that answer as well when pinned', async () => {
    const question = 'Which chain or bearing is greased, and which is oiled?';
    const before = await found(question);
    const last = before.at(-1) ?? '';
    await lib().library.decidePassage(deciding(last), { pinned: true }, within);
    const after = await found(question);
    expect(after.indexOf(last)).toBeLessThanOrEqual(before.indexOf(last));
    const explained = await lib().asTeacher((tx) =>
      lib().library.explainRetrieval(tx, { courseId, question, limit: 5, budgetTokens: 2_000 }),
    );
    const hit = explained.hits.find(({ chunkId }) => chunkId === last);
    expect(hit).toMatchObject({ pinned: true });
    expect(hit?.relevance).toBeCloseTo(1.5 * (hit?.fused ?? 0));
    await lib().library.decidePassage(deciding(last), { pinned: false }, within);
  });

  it('refuse what can’t be done', async () => {
    const oil = await passage('Oil flows');
    await expect(lib().library.splitPassage(deciding(oil.id), [1], within)).rejects.toMatchObject({
      code: 'not_splittable',
    });
    await expect(lib().library.joinPassage(deciding(oil.id), within)).rejects.toMatchObject({ code: 'not_split' });
    await expect(lib().library.joinPassage(deciding(crypto.randomUUID()), within)).rejects.toMatchObject({
      code: 'chunk_not_found',
    });
  });

  it('are not for learners to decide of, whatever they send', async () => {
    const oil = await passage('Oil flows');
    const asLearner: Within = (work) => lib().asLearner(work);
    const deciding = { actor: lib().learner, courseId, chunkId: oil.id };
    await expect(lib().library.decidePassage(deciding, { hidden: true }, asLearner)).rejects.toThrow();
    expect(await passage('Oil flows')).toMatchObject({ hidden: false });
  });
});
