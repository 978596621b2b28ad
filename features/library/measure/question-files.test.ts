import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExpectedPassage } from './contract';
import { readQuestions, writeCsv, writeJsonLines } from './question-files';
import { createResolver } from './resolve-written';

const passage = (over: Partial<ExpectedPassage> = {}): ExpectedPassage => ({
  ...{ sourceId: '1', sourcePath: 'a.md', headingPath: ['A', 'B'], hash: 'h', quote: 'Some "quoted", words', grade: 2 },
  ...over,
});

describe('files of questions', () => {
  it('come back as they were written, whatever stands in them', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 }).map((value) => value.replace(/[\0\r]/g, ' ').trim() || 'x');
    fc.assert(
      fc.property(text, text, (question, quote) => {
        const questions = [{ id: '7', question, expected: [passage({ quote })] }];
        expect(readQuestions(writeJsonLines(questions)).questions).toMatchObject([
          { question, passages: [{ quote, score: 2 }] },
        ]);
        const [row] = readQuestions(writeCsv(questions)).questions;
        const plain = (value: string | undefined) => value?.replace(/^'(?=[=+\-@\t])/, '').trim();
        expect(plain(row?.question)).toBe(plain(question));
        expect(plain(row?.passages[0]?.quote)).toBe(plain(quote));
      }),
    );
  });

  it('never hold what a spreadsheet takes for a formula', () => {
    const csv = writeCsv([{ question: '=1+1', expected: [passage({ quote: '@SUM(A1)' })] }]);
    expect(csv).toContain("\r\n'=1+1,");
    expect(csv).toContain(",'@SUM(A1),");
  });

  it('name the lines that can’t be read', () => {
    const { questions, unreadable } = readQuestions(
      '{"text":"a","relevant":[{"source":"a.md"}]}\n{"text":\n\n{"txt":"b"}\n',
    );
    expect(questions).toMatchObject([{ line: 1, question: 'a' }]);
    expect(unreadable).toEqual([2, 4]);
    expect(readQuestions('"never closed').unreadable).toEqual([1]);
  });

  it('put rows of one question together', () => {
    const { questions } = readQuestions('\ufeffquestion,source,heading\nQ,a.md,A > B\nQ,b.md,\nR,,\n');
    expect(
      questions.map(({ question, passages }) => [
        question,
        passages.map(({ source, heading }) => [source, ...heading]),
      ]),
    ).toEqual([
      ['Q', [['a.md', 'A', 'B'], ['b.md']]],
      ['R', []],
    ]);
  });
});

describe('passages that a file names', () => {
  const known = [
    {
      id: '1',
      sourceId: 's',
      sourcePath: 'a.md',
      headingPath: ['Pumps'],
      hash: 'h1',
      text: 'A pump moves water through pipes to the roof.',
    },
    {
      id: '2',
      sourceId: 's',
      sourcePath: 'a.md',
      headingPath: ['Pumps', 'Valves'],
      hash: 'h2',
      text: 'A valve stops the water.',
    },
  ];
  const resolve = createResolver(known, 'en');
  const written = { source: '', heading: [], quote: '', hash: '', score: 1 };

  it('are found by hash, words, or source and heading', () => {
    expect(resolve({ ...written, hash: 'h2' })?.hash).toBe('h2');
    expect(resolve({ ...written, quote: 'stops the  WATER' })?.hash).toBe('h2');
    expect(resolve({ ...written, source: 'a.md', quote: 'The pump moves water through a pipe to roofs' })?.hash).toBe(
      'h1',
    );
    expect(resolve({ ...written, heading: ['valves'] })?.hash).toBe('h2');
    expect(resolve({ ...written, source: 'a.md', score: 9 })).toMatchObject({ hash: 'h1', grade: 3 });
  });

  it('are none where the course has no such', () => {
    expect(resolve(written)).toBeNull();
    expect(resolve({ ...written, quote: 'nothing of the kind stands here' })).toBeNull();
    expect(resolve({ ...written, source: 'b.md', heading: ['Valves'] })).toBeNull();
  });
});
