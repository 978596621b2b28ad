import { beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { type MapAtWork, mapAtWork } from './history.testing';

const test = testDatabase();
let at: MapAtWork;
beforeEach(async () => {
  at = await mapAtWork(test());
});

const entries = async () =>
  (await at.as(at.ada, ({ tx }) => at.service.history.list(tx, at.courseId, at.ada, { limit: 50 }))).items;

describe('history', () => {
  it('says who did what, and what was taken back', async () => {
    await at.rename(at.ben, await at.id('Hazard'), 'Danger');
    await at.undo(at.ben);
    const [back, first] = await entries();
    expect(first).toMatchObject({
      kind: 'concept.rename',
      words: { name: 'Hazard', other: 'Danger' },
      by: { name: 'Ben Ito', me: false },
      state: 'undone',
      reversible: false,
    });
    expect(back).toMatchObject({ kind: 'undo', words: { of: 'concept.rename', name: 'Hazard' } });
  });

  it('pages from the newest to the oldest', async () => {
    for (const name of ['A', 'B', 'C'])
      await at.rename(at.ada, await at.id(name === 'A' ? 'Hazard' : name === 'B' ? 'A' : 'B'), name);
    const page = (cursor?: string) =>
      at.as(at.ada, ({ tx }) => at.service.history.list(tx, at.courseId, at.ada, { limit: 2, cursor }));
    const first = await page();
    const second = await page(first.nextCursor ?? '');
    expect([...first.items, ...second.items].map((entry) => entry.words.other)).toEqual(['C', 'B', 'A']);
    expect(second.nextCursor).toBeNull();
  });

  it('leaves no trace of an edit that changes nothing', async () => {
    await at.as(at.ada, async (editor) => at.service.update(editor, await at.id('Hazard'), { hidden: false }));
    expect(await entries()).toEqual([]);
  });
});

describe('two teachers at once', () => {
  it('refuses to write over what another changed since, and lets the rest through', async () => {
    const [seen, id] = [await at.revision(), await at.id('Hazard')];
    await at.rename(at.ada, id, 'Danger', seen);
    await expect(at.rename(at.ben, id, 'Peril', seen)).rejects.toMatchObject({
      code: 'map_changed',
      status: 409,
      message: expect.stringContaining('Ada Park'),
    });
    await at.rename(at.ben, await at.id('Permit'), 'Permit to work', seen);
    await at.as(at.ben, (editor) => at.service.update(editor, id, { hidden: true }), seen);
    expect((await at.map()).concepts.find((concept) => concept.id === id)).toMatchObject({
      name: 'Danger',
      hidden: true,
    });
    // Having seen it, the second teacher may.
    await at.rename(at.ben, id, 'Peril', await at.revision());
  });

  it('says who merged a concept away that another was about to change', async () => {
    const [seen, lockout, tagout] = [await at.revision(), await at.id('Lockout'), await at.id('Tagout')];
    await at.as(at.ada, (editor) => at.service.merge(editor, lockout, [tagout]), seen);
    await expect(at.rename(at.ben, tagout, 'Tag', seen)).rejects.toMatchObject({ code: 'map_changed' });
    await expect(at.rename(at.ben, tagout, 'Tag')).rejects.toMatchObject({ code: 'concept_not_found' });
  });

  it('never refuses a person for what they did themselves', async () => {
    const [seen, id] = [await at.revision(), await at.id('Hazard')];
    await at.rename(at.ada, id, 'Danger', seen);
    await at.rename(at.ada, id, 'Peril', seen);
    expect(await at.id('Peril')).toBe(id);
  });

  it('tells each of the other: edits, where they are, and what can be taken back', async () => {
    const [since, id] = [await at.revision(), await at.id('Hazard')];
    const news = (userId: string, conceptId: string | null) =>
      at.as(userId, ({ tx, courseId }) => at.service.history.news(tx, { courseId, userId, since, conceptId }));
    await news(at.ben, id);
    await at.rename(at.ben, id, 'Danger');
    const told = await news(at.ada, null);
    expect(told.edits).toMatchObject([{ kind: 'concept.rename', by: { name: 'Ben Ito' }, conceptIds: [id] }]);
    expect(told.others).toEqual([{ id: at.ben, name: 'Ben Ito', me: false, conceptId: id }]);
    expect(told).toMatchObject({ revision: since + 1, undo: null, redo: null });
    expect(await news(at.ben, id)).toMatchObject({ edits: [], undo: { kind: 'concept.rename' } });
  });
});

describe('proposals in bulk', () => {
  it('accepts and rejects many in one edit, which holds when the material comes again', async () => {
    const { concepts, prerequisites } = await at.map();
    const [hazard, permit] = [await at.id('Hazard'), await at.id('Permit')];
    const strong = prerequisites.filter((edge) => edge.weight >= 0.5);
    const weak = prerequisites.filter((edge) => edge.weight < 0.5);
    const decision = {
      accept: { conceptIds: [hazard], edges: strong, suggestionIds: [] },
      reject: { conceptIds: [permit], edges: weak, suggestionIds: [] },
    };
    expect(await at.as(at.ada, (editor) => at.service.decide(editor, decision))).toEqual({
      accepted: 4,
      rejected: 3,
      skipped: 0,
    });
    expect(await at.as(at.ada, (editor) => at.service.decide(editor, decision))).toEqual({
      accepted: 0,
      rejected: 0,
      skipped: 7,
    });
    await at.rebuild();
    expect(await at.edges()).toEqual([
      'Hazard > Isolation teacher',
      'Isolation > Lockout teacher',
      'Isolation > Tagout teacher',
    ]);
    const after = (await at.map()).concepts;
    expect(after.find((concept) => concept.id === hazard)?.accepted).toBe(true);
    expect(after.find((concept) => concept.id === permit)?.hidden).toBe(true);
    await at.undo(at.ada);
    expect((await at.map()).prerequisites.toSorted(byEnds)).toEqual(prerequisites.toSorted(byEnds));
    expect((await at.map()).concepts).toEqual(concepts);
  });
});

const byEnds = (a: { prerequisiteId: string; conceptId: string }, b: { prerequisiteId: string; conceptId: string }) =>
  `${a.prerequisiteId} ${a.conceptId}`.localeCompare(`${b.prerequisiteId} ${b.conceptId}`);

describe('order, definitions and passages', () => {
  it('moves a concept before another, and it stays there', async () => {
    const names = async () => (await at.map()).concepts.map((concept) => concept.name);
    await at.as(at.ada, async (editor) =>
      at.service.update(editor, await at.id('Release'), { before: await at.id('Isolation') }),
    );
    await at.as(at.ben, async (editor) => at.service.update(editor, await at.id('Hazard'), { before: null }));
    const wanted = ['Release', 'Isolation', 'Lockout', 'Tagout', 'Permit', 'Hazard'];
    expect(await names()).toEqual(wanted);
    await at.rebuild();
    expect(await names()).toEqual(wanted);
  });

  it('finds room between two neighbours as often as it takes', async () => {
    const [a, b, c] = [await at.id('Lockout'), await at.id('Tagout'), await at.id('Isolation')];
    for (let i = 0; i < 60; i++)
      await at.as(at.ada, (editor) => at.service.update(editor, i % 2 ? a : b, { before: i % 2 ? b : a }));
    const order = (await at.map()).concepts.map((concept) => concept.id);
    expect(order.indexOf(a)).toBeLessThan(order.indexOf(b));
    expect(order.indexOf(c)).toBeLessThan(order.indexOf(a));
  });

  it('keeps a teacher’s definition when the material comes again', async () => {
    const id = await at.id('Hazard');
    const passages = await at.as(at.ada, ({ tx, courseId }) => at.service.passages(tx, courseId, id));
    const definition = { text: 'Whatever can hurt a person.', chunkId: passages[1]?.chunkId ?? '' };
    await at.as(at.ada, (editor) => at.service.update(editor, id, { definition }));
    await at.rebuild();
    expect((await at.map()).concepts.find((concept) => concept.id === id)?.definition).toEqual(definition);
    const foreign = at.chunks.find((chunk) => !passages.some((each) => each.chunkId === chunk.id))?.id ?? '';
    await expect(
      at.as(at.ada, (editor) => at.service.update(editor, id, { definition: { text: 'x', chunkId: foreign } })),
    ).rejects.toMatchObject({ code: 'chunk_not_in_concept' });
  });

  it('assigns and excludes passages, and both hold', async () => {
    const [hazard, permit] = [await at.id('Hazard'), await at.id('Permit')];
    const of = async (id: string) =>
      (await at.as(at.ada, ({ tx, courseId }) => at.service.passages(tx, courseId, id))).map((each) => each.chunkId);
    const [moved] = await of(permit);
    const chunkIds = [moved ?? ''];
    await at.as(at.ada, (editor) => at.service.setPassages(editor, hazard, { chunkIds, role: 'teaches' }));
    await at.as(at.ada, (editor) => at.service.setPassages(editor, permit, { chunkIds, role: 'excluded' }));
    await at.rebuild();
    expect(await of(hazard)).toContain(moved);
    expect(await of(permit)).not.toContain(moved);
    await at.undo(at.ada);
    expect(await of(permit)).toContain(moved);
    await expect(
      at.as(at.ada, (editor) => at.service.setPassages(editor, hazard, { chunkIds: [hazard], role: 'teaches' })),
    ).rejects.toMatchObject({ code: 'chunk_not_found' });
  });
});

describe('versions', () => {
  const keep = (name: string) => at.as(at.ada, (editor) => at.service.history.keep(editor, name));
  const compare = (from: string, to: string) =>
    at.as(at.ada, ({ tx, courseId }) => at.service.history.compare(tx, courseId, from, to));

  it('compares a version with the map as it is now', async () => {
    const { id } = await keep('First look');
    await at.rename(at.ada, await at.id('Hazard'), 'Danger');
    await at.as(at.ada, async (editor) => at.service.merge(editor, await at.id('Lockout'), [await at.id('Tagout')]));
    await at.as(at.ben, (editor) => at.service.create(editor, { name: 'Group lockout', chunkIds: [] }));
    await at.as(at.ben, async (editor) =>
      at.service.removePrerequisite(editor, await at.id('Permit'), await at.id('Release')),
    );
    const difference = await compare(id, 'now');
    expect(difference.concepts).toMatchObject({
      added: [{ name: 'Group lockout' }],
      removed: [],
      renamed: [{ before: 'Hazard', after: 'Danger' }],
      merged: [{ name: 'Tagout', into: 'Lockout' }],
    });
    expect(difference.edges).toMatchObject({
      added: [],
      removed: [
        { before: 'Permit', after: 'Release' },
        { before: 'Isolation', after: 'Tagout' },
      ],
    });
    expect(await compare('now', 'now')).toMatchObject({
      concepts: { added: [], renamed: [] },
      edges: { added: [], removed: [] },
    });
  });

  it('restores a version, as an edit that can be taken back', async () => {
    const then = await at.state();
    const { id } = await keep('First look');
    await at.rename(at.ada, await at.id('Hazard'), 'Danger');
    await at.as(at.ada, async (editor) => at.service.merge(editor, await at.id('Lockout'), [await at.id('Tagout')]));
    await at.as(at.ben, async (editor) =>
      at.service.split(editor, await at.id('Permit'), {
        name: 'Permit board',
        chunkIds: [
          (await at.as(at.ada, async ({ tx, courseId }) => at.service.passages(tx, courseId, await at.id('Permit'))))[0]
            ?.chunkId ?? '',
        ],
      }),
    );
    const changed = await at.state();
    await at.as(at.ben, (editor) => at.service.history.restore(editor, id));
    const { concepts, ...rest } = await at.state();
    expect(concepts.filter((row) => !row.removed)).toEqual(then.concepts);
    expect(sorted(rest.edges)).toEqual(sorted(then.edges));
    expect(sorted(rest.items)).toEqual(sorted(then.items));
    await at.undo(at.ben);
    expect(sorted((await at.state()).concepts)).toEqual(sorted(changed.concepts));
    expect(sorted((await at.state()).links)).toEqual(sorted(changed.links));
    await expect(at.as(at.ben, (editor) => at.service.history.restore(editor, at.ada))).rejects.toMatchObject({
      code: 'version_not_found',
    });
  });
});

const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();

describe('who may see it', () => {
  it('keeps history, versions and presence from learners in the database itself', async () => {
    await at.as(at.ada, (editor) => at.service.history.keep(editor, 'First look'));
    await at.rename(at.ada, await at.id('Hazard'), 'Danger');
    await at.as(at.ada, ({ tx, courseId, userId }) =>
      at.service.history.news(tx, { courseId, userId, since: 0, conceptId: null }),
    );
    const actor = {
      districtId: test().districtId,
      userId: await addPerson(test(), 'learner'),
      role: 'learner' as const,
    };
    for (const table of ['concept_edits', 'map_versions', 'map_editors']) {
      const seen = await test().database.transaction(actor, (tx) => tx.execute(`select 1 from ${table}`));
      expect([table, seen.rowCount]).toEqual([table, 0]);
    }
  });
});
