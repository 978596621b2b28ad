import { describe, expect, it } from 'vitest';
import { testLibrary } from '../testing';

const WORDS = ['grease', 'chain', 'seal', 'pump', 'valve', 'shaft', 'motor', 'belt'];
const FILES: Record<string, string> = Object.fromEntries(
  WORDS.map((word) => [
    `${word}.md`,
    `# On ${word}s\n\nThe ${word} of the machine is looked after once a week. It lasts long.\n`,
  ]),
);

describe('the score of a question set', () => {
  const lib = testLibrary();

  it('is made anew after each change, with what changed and the questions that got worse', {
    timeout: 60_000,
  }, async () => {
    const { library, asTeacher, test, teacher, ingest } = lib();
    const courseId = await lib().newCourse('Scores');
    await ingest(courseId, FILES);
    const score = () => library.scoreNow(test.districtId, courseId);
    const report = () => asTeacher((tx) => library.scoreReport(tx, test.districtId, courseId));
    expect(await score()).toBe(false);
    const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    const of = (word: string) => chunks.find(({ headingPath }) => headingPath[0] === `On ${word}s`)?.id ?? '';
    const add = (question: string, word: string) => {
      const asked = { courseId, question, chunkIds: [of(word)], userId: teacher.userId };
      return asTeacher((tx) => library.addQuestion(tx, asked));
    };
    await add('Who looks after the pump?', 'pump');
    await add('How long does the chain last?', 'chain');
    expect(await report()).toMatchObject({ scores: [], outdated: true });
    expect([await score(), await score()]).toEqual([true, false]);
    const first = await report();
    expect(first.scores).toMatchObject([{ ndcg10: 1, recall10: 1, mrr: 1, questions: 2, changes: [] }]);
    expect([first.outdated, first.worse]).toEqual([false, []]);
    // The expected passage is hidden: it can’t be found any more.
    const deciding = { actor: teacher, courseId, chunkId: of('pump') };
    await library.decidePassage(deciding, { hidden: true }, (work) => asTeacher(work));
    expect((await report()).outdated).toBe(true);
    await lib().jobs.run();
    const second = await report();
    expect(second.scores.at(-1)).toMatchObject({ ndcg10: 0.5, changes: [{ what: 'decisions', after: '1/0/0' }] });
    expect(second.worse).toMatchObject([{ question: 'Who looks after the pump?', rankBefore: 1, rank: null }]);
    // A changed text is known again by its words; one that is gone counts as not found.
    const changed = (FILES['chain.md'] ?? '').replace('It lasts long.', 'It lasts very long indeed.');
    await ingest(courseId, { 'chain.md': changed });
    expect(await score()).toBe(true);
    const third = await report();
    expect(third.results.find(({ question }) => question.includes('chain'))).toMatchObject({ rank: 1, gone: 0 });
    await ingest(courseId, { 'chain.md': '# On ropes\n\nA rope is another matter.\n' });
    await score();
    const fourth = await report();
    expect(fourth.results.find(({ question }) => question.includes('chain'))).toMatchObject({ rank: null, gone: 1 });
    expect(fourth.scores).toHaveLength(4);
    // A change of the question keeps what is gone, unless it is taken out by name.
    const [question] = (await asTeacher((tx) => library.listQuestions(tx, courseId))).filter(({ expected }) =>
      expected.some(({ chunkId }) => chunkId === null),
    );
    const change = (keepGone: boolean) =>
      asTeacher((tx) =>
        library.changeQuestion(tx, courseId, question?.id ?? '', {
          ...{ question: 'How long does a chain last?', chunkIds: [of('seal')], keepGone },
        }),
      );
    expect((await change(true)).expected.map(({ chunkId }) => chunkId)).toEqual([of('seal'), null]);
    expect((await change(false)).expected.map(({ chunkId }) => chunkId)).toEqual([of('seal')]);
  });
});
