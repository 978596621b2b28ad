import { describe, expect, it } from 'vitest';
import { LANGUAGE_TEXTS } from '@/core/language/testing-texts';
import { testLibrary } from '../testing';

const lib = testLibrary();

async function courseOf(files: Record<string, string>, language: string): Promise<string> {
  const { library, teacher, asTeacher, ingest } = lib();
  const values = { title: 'Machines', description: '', language, visibility: 'district' as const };
  const { id } = await asTeacher((tx) => library.createCourse(tx, teacher.userId, values));
  expect((await ingest(id, files)).status).toBe('done');
  return id;
}

describe.each(LANGUAGE_TEXTS)('a course in $language', ({ language, files, questions }) => {
  it('is found to be in it, and its questions find their passages', async () => {
    const courseId = await courseOf(files, 'und');
    const { library, asLearner, test } = lib();
    expect((await asLearner((tx) => library.getCourse(tx, courseId))).language).toBe(language);
    for (const [question, heading] of questions) {
      const asked = { districtId: test.districtId, courseId, query: question, limit: 5 };
      const [hit] = await asLearner((tx) => library.search(tx, asked));
      expect(hit?.headingPath.at(-1) ?? hit?.sourceTitle, question).toBe(heading);
      expect(hit?.matches.length, question).toBeGreaterThan(0);
    }
  });

  it('is also found where the course was set to another language, and among courses of all languages', async () => {
    const courseId = await courseOf(files, 'nl');
    const { library, asLearner, test } = lib();
    for (const [question, heading] of questions) {
      const within = { districtId: test.districtId, courseId, query: question, limit: 5 };
      const [hit] = await asLearner((tx) => library.search(tx, within));
      expect(hit?.headingPath.at(-1) ?? hit?.sourceTitle, question).toBe(heading);
      const everywhere = await asLearner((tx) => library.search(tx, { ...within, courseId: undefined }));
      expect(everywhere[0]?.headingPath.at(-1) ?? everywhere[0]?.sourceTitle, question).toBe(heading);
    }
  });
});

it('is found out again where a teacher leaves it to the material', async () => {
  const german = LANGUAGE_TEXTS.find(({ language }) => language === 'de');
  const courseId = await courseOf(german?.files ?? {}, 'nl');
  const { library, asTeacher, newCourse } = lib();
  const left = (id: string) => asTeacher((tx) => library.updateCourse(tx, id, { language: 'und' }));
  expect((await left(courseId)).language).toBe('de');
  expect((await left(await newCourse())).language).toBe('und');
});

it('stays open until material is in, and is English where that does not tell', async () => {
  const { library, teacher, asTeacher, ingest } = lib();
  const values = { title: 'Open', description: '', language: 'und', visibility: 'district' as const };
  const { id } = await asTeacher((tx) => library.createCourse(tx, teacher.userId, values));
  const language = async () => (await asTeacher((tx) => library.getCourse(tx, id))).language;
  await ingest(id, { 'empty.md': '' });
  expect(await language()).toBe('und');
  await ingest(id, { 'short.md': '# Pump\n\nA pump.\n' });
  expect(await language()).toBe('en');
});

it('changes with the language that a teacher sets', async () => {
  const courseId = await courseOf({ 'a.md': '# Wörter\n\nHäuser.\n' }, 'en');
  const { library, asTeacher, test, jobs } = lib();
  const search = () =>
    asTeacher((tx) => library.search(tx, { districtId: test.districtId, courseId, query: 'Haus', limit: 5 }));
  expect(await search()).toEqual([]);
  await asTeacher((tx) => library.updateCourse(tx, courseId, { language: 'de' }));
  await jobs.run();
  expect(await search()).toHaveLength(1);
});
