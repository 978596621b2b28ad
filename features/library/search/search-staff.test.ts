import { beforeAll, describe, expect, it } from 'vitest';
import type { PassageTags } from '@/features/standards/contract';
import { hitChunks } from '../store-chunks';
import { testLibrary } from '../testing';
import { type StaffSearchQuery, staffSearchQuerySchema } from './contract';

describe('search for those who teach', () => {
  /** What teachers have said of passages, by heading. */
  const said = new Map<string, PassageTags>();
  const lib = testLibrary({
    tagging: {
      passageTags: async (tx, rows) => {
        const found = await hitChunks(
          tx,
          rows.map(({ id }) => id),
        );
        return new Map(
          found.flatMap(({ id, headingPath }) => {
            const tags = said.get(headingPath.at(-1) ?? '');
            return tags ? [[id, tags] as const] : [];
          }),
        );
      },
    },
  });
  let [machines, cars, secret] = ['', '', ''];

  beforeAll(async () => {
    machines = await lib().newCourse('Machines');
    cars = await lib().newCourse('Cars');
    secret = await lib().newCourse('Secret', 'classes');
    await lib().ingest(machines, {
      'grease.md':
        '# Grease\n\nGrease keeps a bearing from wear. It is soap and oil. It stays where it is put. You wipe it clean and put new grease on it.\n\n## Kinds\n\n| Kind | Use |\n| --- | --- |\n| Lithium | bearing |\n',
      'hard.md':
        '# Tribology\n\nElastohydrodynamic lubrication characterises concentrated non-conformal contacts whose viscosity-pressure interdependence, notwithstanding considerable thermomechanical bearing deformation, necessitates simultaneous consideration of hydrodynamic and elasticity equations.\n',
    });
    await lib().ingest(cars, {
      'hub.md': '# Hubs\n\nThe hub of a wheel turns on a bearing, which grease keeps from wear.\n',
    });
    await lib().ingest(secret, { 'secret.md': '# Secret bearing\n\nA bearing that nobody else may read of.\n' });
  });

  const search = (query: Partial<StaffSearchQuery>, who: 'asTeacher' | 'asLearner' = 'asTeacher') =>
    lib()[who]((tx) => lib().library.searchStaff(tx, lib().test.districtId, staffSearchQuerySchema.parse(query)));
  const headings = (found: Awaited<ReturnType<typeof search>>) =>
    found.items.map((hit) => hit.headingPath.at(-1)).sort();

  it('finds passages in all courses, with how many each filter would leave', async () => {
    const found = await search({ q: 'What does a bearing need?' });
    expect(headings(found)).toEqual(['Grease', 'Hubs', 'Kinds', 'Secret bearing', 'Tribology']);
    expect(found.facets.course.map(({ label, count }) => [label, count])).toEqual([
      ['Machines', 3],
      ['Cars', 1],
      ['Secret', 1],
    ]);
    expect(found.facets.kind.find(({ value }) => value === 'table')?.count).toBe(1);
    expect(found.facets.level.map(({ value }) => value)).toEqual(expect.arrayContaining(['easy', 'hard']));
  });

  it('keeps to the filters; each facet counts what the others leave', async () => {
    expect(headings(await search({ q: 'bearing', course: machines, kind: 'table' }))).toEqual(['Kinds']);
    const hard = await search({ q: 'bearing', level: 'hard' });
    expect(headings(hard)).toEqual(['Tribology']);
    expect(hard.facets.level.some(({ value }) => value === 'easy')).toBe(true);
    expect(hard.facets.course).toMatchObject([{ label: 'Machines', count: 1 }]);
    expect((await search({ q: 'bearing', format: 'pdf' })).items).toEqual([]);
  });

  it('filters by standard, kind and difficulty: a teacher’s word, else the text’s', async () => {
    const standard = { id: crypto.randomUUID(), code: 'S.1', statement: 'Keep a bearing from wear' };
    said.set('Grease', { standards: [standard], kind: 'reference', difficulty: 0.9 });
    said.set('Hubs', { standards: [standard], kind: null, difficulty: null });
    expect(headings(await search({ q: 'bearing', standard: standard.id }))).toEqual(['Grease', 'Hubs']);
    expect(headings(await search({ q: 'bearing', purpose: 'reference' }))).toEqual(['Grease']);
    expect(headings(await search({ q: 'bearing', purpose: 'data' }))).toEqual(['Kinds']);
    const hard = await search({ q: 'bearing', standard: standard.id, difficulty: 'hard' });
    expect(hard.items).toMatchObject([
      { purpose: 'reference', difficulty: 'hard', standards: [standard], editable: true },
    ]);
    expect(hard.facets.standard).toEqual([{ value: standard.id, label: 'S.1', count: 1 }]);
    said.clear();
  });

  it('finds what is named so', async () => {
    const found = await search({ q: 'the grease' });
    expect(found.named).toMatchObject([{ kind: 'source', name: 'Grease', courseTitle: 'Machines' }]);
    expect((await search({ q: 'cars' })).named).toMatchObject([{ kind: 'course', id: cars }]);
    expect((await search({ q: '100% of _' })).named).toEqual([]);
  });

  it('finds what is like a passage or a source, in any course', async () => {
    const [grease] = (await search({ q: 'soap and oil', course: machines })).items;
    const like = await search({ likeChunk: grease?.chunkId });
    expect(like.like).toMatchObject({ kind: 'passage', title: 'Grease' });
    expect(like.items.map(({ chunkId }) => chunkId)).not.toContain(grease?.chunkId);
    expect(like.items.map(({ courseTitle }) => courseTitle)).toContain('Cars');
    const source = await search({ likeSource: grease?.sourceId });
    expect(source.items.every(({ sourceId }) => sourceId !== grease?.sourceId)).toBe(true);
    await expect(search({ likeChunk: crypto.randomUUID() })).rejects.toMatchObject({ code: 'chunk_not_found' });
  });

  it('shows nothing that the reader may not see', async () => {
    expect(headings(await search({ q: 'bearing' }, 'asLearner'))).not.toContain('Secret bearing');
    await expect(search({ q: 'bearing', course: secret }, 'asLearner')).rejects.toMatchObject({
      code: 'course_not_found',
    });
  });

  it('asks nothing of nothing', async () => {
    expect(await search({ q: '  ' })).toMatchObject({ items: [], total: 0, named: [] });
  });
});
