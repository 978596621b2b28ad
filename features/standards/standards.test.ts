import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addPerson } from '@/platform/database/testing';
import * as frameworks from './frameworks/browse';
import { TABLE } from './testing';
import { withStandards } from './with-standards.testing';

const { test, now, imported, choose, tagsOf, decide, coverage, standardOf } = withStandards();
let course: ReturnType<typeof now>['course'];
let title: string;

beforeEach(() => {
  ({ course, title } = now());
});

describe('importing a framework', () => {
  it('brings it in once, and the second time changes nothing', async () => {
    const first = await course.importTable(TABLE, title);
    expect(first.report).toMatchObject({ added: 6, changed: 0, withdrawn: 0, problems: 0 });
    const again = await course.importTable(TABLE, title);
    expect(again.report).toMatchObject({ added: 0, changed: 0, withdrawn: 0, restored: 0, unchanged: 6 });
    expect(again.framework?.id).toBe(first.framework?.id);
    expect(again.framework).toMatchObject({ standardCount: 4, levels: ['03', '04'] });
  });

  it('tells in a trial what would change, and changes nothing', async () => {
    const trial = await course.importTable(TABLE, title, true);
    expect(trial).toMatchObject({ framework: null, trial: true, report: { added: 6 } });
    expect((await course.asTeacher(frameworks.listFrameworks)).some((one) => one.title === title)).toBe(false);
  });

  it('reports what was added, changed and withdrawn, and keeps ids and tags; a withdrawn one comes back', async () => {
    const { id } = await imported();
    const before = await standardOf(id, '4.MD.1');
    const concept = course.concepts[2];
    await course.asTeacher((tx) =>
      course.service.tags.add(tx, course.courseId, course.teacher, {
        standardId: before.id,
        target: { kind: 'concept', id: concept?.id ?? '' },
      }),
    );
    const next =
      TABLE.replace(/^.*4\.MD\.1.*\n/m, '').replace('using a protractor', 'with a protractor') +
      'Data,4.D.1,Draw a bar graph.,4\n';
    const { report } = await course.importTable(next, title);
    expect(report).toMatchObject({ added: 2, changed: 1, withdrawn: 1, tagsOnWithdrawn: 1 });
    expect(report.lists.withdrawn).toEqual([{ code: '4.MD.1', statement: before.statement }]);
    expect(report.lists.changed[0]).toMatchObject({ code: '4.MD.2', what: ['statement'] });
    expect(await tagsOf({ frameworkId: id })).toMatchObject([
      { state: 'accepted', standard: { id: before.id, withdrawn: true } },
    ]);
    expect((await course.importTable(TABLE, title)).report).toMatchObject({ restored: 1, withdrawn: 2 });
    expect(await standardOf(id, '4.MD.1')).toMatchObject({ id: before.id, withdrawn: false });
    const history = await course.asTeacher((tx) => frameworks.listImports(tx, id));
    expect(history.map(({ report: each }) => each.added)).toEqual([0, 2, 6]);
  });

  it('refuses what is no framework, with the reason', async () => {
    await expect(course.importTable('a,b\n1,2\n', title)).rejects.toMatchObject({
      code: 'not_a_framework',
      status: 400,
    });
    await expect(course.importTable('{"CFDocument":', title)).rejects.toMatchObject({ code: 'not_a_framework' });
  });

  it('takes ten thousand standards in a few seconds, and finds among them', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, n) => `Strand ${n % 20},S.${n},Describe matter number ${n} of the world,${(n % 12) + 1}`,
    );
    const began = performance.now();
    const { id } = await imported(`Strand,Code,Statement,Grade\n${rows.join('\n')}\n`);
    expect(performance.now() - began).toBeLessThan(20_000);
    const top = await course.asTeacher((tx) => frameworks.browse(tx, id, null, { limit: 200 }));
    expect(top.items).toHaveLength(20);
    expect(top.items[0]?.childCount).toBe(500);
    expect((await standardOf(id, 'S.777')).code).toBe('S.777');
  });

  it('keeps frameworks within their district, and out of learners’ hands', async () => {
    await imported();
    const learner = await addPerson(test(), 'learner');
    const other = { districtId: randomUUID(), userId: randomUUID(), role: 'teacher' as const };
    expect(await test().database.transaction(other, frameworks.listFrameworks)).toEqual([]);
    const write = test().database.transaction(
      { districtId: test().districtId, userId: learner, role: 'learner' },
      (tx) => tx.execute(`delete from standards`),
    );
    expect((await write).rowCount).toBe(0);
  });
});

describe('browsing', () => {
  it('goes down the tree, and tells of one standard where it stands and what it is linked to', async () => {
    const CFDocument = { identifier: randomUUID(), title };
    const [a, b] = [randomUUID(), randomUUID()];
    const pack = {
      CFDocument,
      CFItems: [
        { identifier: a, fullStatement: 'Fractions', humanCodingScheme: 'F' },
        { identifier: b, fullStatement: 'Halves of 100 % sure things', humanCodingScheme: 'F.1' },
      ],
      CFAssociations: [
        { associationType: 'isChildOf', originNodeURI: { identifier: b }, destinationNodeURI: { identifier: a } },
        { associationType: 'precedes', originNodeURI: { identifier: a }, destinationNodeURI: { identifier: b } },
      ],
    };
    const { id } = await imported(JSON.stringify(pack));
    const found = await standardOf(id, '100 %');
    const detail = await course.asTeacher((tx) => frameworks.standardDetail(tx, found.id));
    expect(detail.path.map(({ code }) => code)).toEqual(['F']);
    expect(detail.links).toMatchObject([
      { kind: 'precedes', outward: false, standard: { code: 'F', framework: title } },
    ]);
    await expect(course.asTeacher((tx) => frameworks.standardDetail(tx, randomUUID()))).rejects.toMatchObject({
      code: 'standard_not_found',
    });
  });
});

describe('tags', () => {
  it('are proposed with evidence, decided in bulk, and not proposed again once rejected', async () => {
    const { id } = await imported();
    const chosen = await choose(id);
    expect(chosen.proposedCount).toBeGreaterThanOrEqual(3);
    const proposed = await tagsOf({ frameworkId: id, state: 'proposed' });
    expect(proposed.map(({ standard, target }) => `${standard.code} ${target.name}`)).toEqual(
      expect.arrayContaining(['3.NF.1 Equivalent fractions', '3.NF.2 Denominator', '4.MD.1 Area']),
    );
    expect(proposed[0]?.evidence?.words.length).toBeGreaterThan(1);
    const [first, ...rest] = proposed;
    expect(await decide([first?.key ?? ''], 'reject')).toMatchObject({ changed: 1 });
    expect(
      await decide(
        rest.map(({ key }) => key),
        'accept',
      ),
    ).toMatchObject({ changed: rest.length });
    await course.asTeacher((tx) => course.service.port.propose(tx, course.courseId));
    expect(await tagsOf({ frameworkId: id, state: 'proposed' })).toEqual([]);
    await decide([first?.key ?? ''], 'reopen');
    expect((await tagsOf({ frameworkId: id, state: 'proposed' })).map(({ key }) => key)).toEqual([first?.key]);
    await expect(decide(['nonsense'], 'accept')).rejects.toMatchObject({ code: 'tag_not_found' });
  });

  it('of a passage hold as long as its words stand in its source, and again when they are back', async () => {
    const { id } = await imported();
    const standard = await standardOf(id, '4.MD.1');
    const chunk = course.chunks[2];
    if (!chunk) throw new Error('no passage');
    await course.asTeacher((tx) =>
      course.service.tags.add(tx, course.courseId, course.teacher, {
        standardId: standard.id,
        target: { kind: 'chunk', id: chunk.id },
      }),
    );
    expect((await tagsOf())[0]?.target).toMatchObject({ kind: 'chunk', id: chunk.id, name: 'Area' });
    await test().owner.query(`update chunks set hash = 'other' where id = $1`, [chunk.id]);
    expect((await tagsOf())[0]?.target).toMatchObject({ id: null, name: 'Area' });
    await test().owner.query(`update chunks set hash = $1 where id = $2`, [
      `hash-${chunk.ordinal}-${chunk.sourcePath}`,
      chunk.id,
    ]);
    expect((await tagsOf())[0]?.target.id).toBe(chunk.id);
  });

  it('are taken over to standards that are said to be equal', async () => {
    const { id } = await imported();
    const standard = await standardOf(id, '4.MD.1');
    const target = { kind: 'concept' as const, id: course.concepts[2]?.id ?? '' };
    await course.asTeacher((tx) =>
      course.service.tags.add(tx, course.courseId, course.teacher, { standardId: standard.id, target }),
    );
    const equal = randomUUID();
    const pack = {
      CFDocument: { identifier: randomUUID(), title: `${title} 2` },
      CFItems: [{ identifier: equal, fullStatement: 'Quite other words', humanCodingScheme: 'X.1' }],
      CFAssociations: [
        {
          associationType: 'exactMatchOf',
          originNodeURI: { identifier: equal },
          destinationNodeURI: { identifier: '4.MD.1' },
        },
      ],
    };
    const other = await course.importTable(JSON.stringify(pack));
    await choose(other.framework?.id ?? '');
    expect(await tagsOf({ frameworkId: other.framework?.id })).toMatchObject([
      { origin: 'match', state: 'proposed', target: { name: 'Area' }, evidence: { match: '4.MD.1' } },
    ]);
  });

  it('of a concept that was merged count for what it was merged into, and are not proposed again', async () => {
    const { id } = await imported();
    const standard = await standardOf(id, '4.MD.1');
    const [into, , from] = course.concepts;
    const target = { kind: 'concept' as const, id: from?.id ?? '' };
    await course.asTeacher((tx) =>
      course.service.tags.add(tx, course.courseId, course.teacher, { standardId: standard.id, target }),
    );
    await test().owner.query('update concepts set merged_into = $1 where id = $2', [into?.id, from?.id]);
    expect((await tagsOf())[0]?.target).toMatchObject({ id: into?.id, name: 'Equivalent fractions' });
    await choose(id);
    expect((await coverage(id)).rows.find(({ code }) => code === '4.MD.1')).toMatchObject({
      state: 'taught',
      concepts: [{ id: into?.id }],
    });
  });

  it('refuse what the course does not have', async () => {
    const { id } = await imported();
    const standard = await standardOf(id, '4.MD.1');
    const add = (standardId: string, target: { kind: 'concept' | 'item'; id: string }) =>
      course.asTeacher((tx) => course.service.tags.add(tx, course.courseId, course.teacher, { standardId, target }));
    await expect(add(standard.id, { kind: 'concept', id: randomUUID() })).rejects.toMatchObject({
      code: 'target_not_found',
    });
    await expect(add(randomUUID(), { kind: 'concept', id: course.concepts[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'standard_not_found',
    });
  });
});
