import { beforeAll, describe, expect, it } from 'vitest';
import { fitCourse } from '@/core/retrieval/course-fit';
import { makeFit } from '../find/fit-course';
import { testLibrary } from '../testing';
import { toIndexed } from './index-course';

const FILES = {
  'bearings.md':
    '# Bearings\n\n## Rolling bearings\n\nA rolling bearing carries a shaft on balls or rollers. Grease keeps the rollers of the bearing from wear.\n\n## Grease\n\nGrease is soap and oil. It keeps the rollers of a rolling bearing from wear, and the balls too.\n',
  'safety.md':
    '# Safety\n\n## Lock-out\n\nBefore work on a machine, isolate its energy and put your own lock on the isolator.\n\n## Tag-out\n\nA tag on the isolator names who isolated the energy of the machine.\n',
};

describe('passages like others', () => {
  const lib = testLibrary();
  let [courseId, otherId] = ['', ''];

  beforeAll(async () => {
    courseId = await lib().newCourse('Machines');
    otherId = await lib().newCourse('Cars');
    await lib().ingest(courseId, FILES);
    await lib().ingest(otherId, {
      'hub.md': '# Wheel hubs\n\nThe hub of a wheel turns on a rolling bearing. Grease keeps its rollers from wear.\n',
    });
  });

  const chunkUnder = async (heading: string) => {
    const chunks = await lib().asTeacher((tx) => lib().library.port.courseChunks(tx, courseId));
    return chunks.find((chunk) => chunk.headingPath.at(-1) === heading)?.id ?? '';
  };
  const similar = (input: Parameters<ReturnType<typeof lib>['library']['port']['similar']>[1]) =>
    lib().asTeacher((tx) => lib().library.port.similar(tx, input));

  it('finds what speaks of the same in the course, not the passage itself', async () => {
    const bearing = await chunkUnder('Rolling bearings');
    const found = await similar({ courseId, chunkIds: [bearing], limit: 3 });
    expect(found[0]?.headingPath).toEqual(['Bearings', 'Grease']);
    expect(found[0]?.score).toBeGreaterThan(0.1);
    expect(found[0]?.score).toBeLessThan(1);
    expect(found.map(({ chunkId }) => chunkId)).not.toContain(bearing);
    expect(found.every((hit) => hit.courseId === courseId)).toBe(true);
  });

  it('looks in all courses that are open where it is asked to, and leaves out what is not wanted', async () => {
    const [bearing, grease] = [await chunkUnder('Rolling bearings'), await chunkUnder('Grease')];
    const found = await similar({ courseId, chunkIds: [bearing], exclude: [grease], within: 'all', limit: 5 });
    expect(found[0]).toMatchObject({ courseId: otherId, sourceTitle: 'Wheel hubs' });
    expect(found.map(({ chunkId }) => chunkId)).not.toContain(grease);
  });

  it('finds the like of a text', async () => {
    const found = await similar({ courseId, text: 'Who put the tag on the isolator?', limit: 1 });
    expect(found[0]?.headingPath.at(-1)).toBe('Tag-out');
  });

  it('goes by the vectors too where the course has them', async () => {
    const { asTeacher, library, deps, test } = lib();
    const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    const indexed = chunks.map((chunk) =>
      toIndexed(test.districtId, { ...chunk, courseId, hash: chunk.id, language: 'en' }),
    );
    const fitted = indexed.map(({ chunkId, ...rest }) => ({ ...rest, id: chunkId }));
    const vectorOf = (text: string) => (/grease|tag/i.test(text) ? [1, 0] : [0, 1]);
    const embedder = {
      ...{ id: 'two', dimensions: 2 },
      embed: async (texts: readonly string[]) => texts.map((text) => Float32Array.from(vectorOf(text))),
    };
    const made = await makeFit(
      fitted,
      embedder,
      null,
      async (input) => fitCourse(input.chunks, input.outside),
      new AbortController().signal,
    );
    await deps.fits.save(test.districtId, courseId, made);
    const found = await similar({ courseId, chunkIds: [await chunkUnder('Grease')], limit: 5 });
    const tag = found.find(({ headingPath }) => headingPath.at(-1) === 'Tag-out');
    expect(tag?.score).toBeGreaterThanOrEqual(0.5);
    await deps.fits.remove(test.districtId, courseId);
  });

  it('gives nothing for a course that is not there', async () => {
    expect(await similar({ courseId: crypto.randomUUID(), text: 'isolator', limit: 3 })).toEqual([]);
  });
});
