import { beforeEach, describe, expect, it } from 'vitest';
import { addPerson } from '@/platform/database/testing';
import { coverageCsv } from './coverage/csv';
import { addItem, TABLE } from './testing';
import { withStandards } from './with-standards.testing';

const { test, now, imported, choose, tagsOf, decide, coverage, standardOf } = withStandards();
let course: ReturnType<typeof now>['course'];

beforeEach(() => {
  ({ course } = now());
});

describe('coverage', () => {
  it('tells what is taught, what is practised and where the gaps are, by strand and level', async () => {
    const { id } = await imported();
    await choose(id);
    const proposed = await tagsOf({ frameworkId: id, state: 'proposed' });
    await decide(
      proposed.map(({ key }) => key),
      'accept',
    );
    await addItem(test(), course.courseId, course.concepts[0]?.id ?? '');
    const report = await coverage(id);
    expect(report.rows.map(({ code, state }) => `${code} ${state}`)).toEqual([
      '3.NF.1 practised',
      '3.NF.2 taught',
      '4.MD.1 taught',
      '4.MD.2 gap',
    ]);
    expect(report.total).toEqual({ total: 4, practised: 1, taught: 2, onlyPractised: 0, gap: 1 });
    expect(report.byStrand.map(({ name, total, gap }) => [name, total, gap])).toEqual([
      ['Fractions', 2, 0],
      ['Measurement', 2, 1],
    ]);
    expect(report.byLevel.map(({ level, total }) => [level, total])).toEqual([
      ['03', 2],
      ['04', 2],
    ]);
    expect((await coverage(id, { levels: ['03'] })).rows).toHaveLength(2);
    const strandId = report.byStrand[1]?.id ?? '';
    expect((await coverage(id, { strandIds: [strandId] })).rows.map(({ code }) => code)).toEqual(['4.MD.1', '4.MD.2']);
  });

  it('counts what learners of the reader’s classes know, and an exercise on its own', async () => {
    const { id } = await imported();
    await choose(id);
    const standard = await standardOf(id, '3.NF.1');
    const gap = await standardOf(id, '4.MD.2');
    const concept = course.concepts[0]?.id ?? '';
    const itemId = await addItem(test(), course.courseId, course.concepts[1]?.id ?? '');
    await course.asTeacher(async (tx) => {
      await course.service.tags.add(tx, course.courseId, course.teacher, {
        standardId: standard.id,
        target: { kind: 'concept', id: concept },
      });
      await course.service.tags.add(tx, course.courseId, course.teacher, {
        standardId: gap.id,
        target: { kind: 'item', id: itemId },
      });
    });
    for (const known of [0.9, 0.3])
      await test().owner.query(
        `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count) values ($1, $2, $3, $4, $5, 2, 2)`,
        [
          test().districtId,
          known === 0.9 ? course.teacher : await addPerson(test(), 'learner'),
          concept,
          course.courseId,
          known,
        ],
      );
    const { rows } = await coverage(id);
    // The other learner is in no class of this teacher.
    expect(rows.find(({ code }) => code === '3.NF.1')).toMatchObject({ learners: { begun: 1, known: 1 } });
    expect(rows.find(({ code }) => code === '4.MD.2')).toMatchObject({ state: 'only_practised', itemCount: 1 });
  });

  it('leaves as a table that no spreadsheet takes for a formula', async () => {
    const { id } = await imported(`${TABLE}Measurement,4.MD.3,"=1+1, ""quoted""",4\n`);
    await choose(id);
    const csv = coverageCsv(await coverage(id));
    expect(csv.startsWith('\uFEFFcode,statement,')).toBe(true);
    expect(csv).toContain(`4.MD.3,"'=1+1, ""quoted""",04,gap,no,`);
  });
});

describe('labels', () => {
  it('are worked out from the text, and a teacher’s word wins until it is taken back', async () => {
    const { labels } = course.service;
    const chunk = { kind: 'chunk' as const, id: course.chunks[2]?.id ?? '' };
    const of = () =>
      course.asTeacher(async (tx) =>
        (await labels.list(tx, course.courseId, 'chunk', null)).find(({ target }) => target.id === chunk.id),
      );
    const before = await of();
    expect(before).toMatchObject({ difficultyBy: 'text', kindBy: 'text' });
    const set = (values: object) =>
      course.asTeacher((tx) => labels.set(tx, course.courseId, course.teacher, { target: chunk, ...values }));
    expect(await set({ kind: 'example', difficulty: 0.9 })).toMatchObject({ kind: 'example', kindBy: 'teacher' });
    expect(await set({ kind: null })).toMatchObject({ kind: before?.kind, kindBy: 'text', difficultyBy: 'teacher' });
    expect(await set({ difficulty: null })).toEqual(before);
    for (const kind of ['source', 'concept', 'item'] as const)
      expect(await course.asTeacher((tx) => labels.list(tx, course.courseId, kind, null))).toHaveLength(
        kind === 'source' ? 2 : kind === 'concept' ? 3 : 0,
      );
  });
});
