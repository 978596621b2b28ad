import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import passages from '@/platform/i18n/messages/en/passages.json';
import retrieval from '@/platform/i18n/messages/en/retrieval.json';
import search from '@/platform/i18n/messages/en/search.json';
import { ToastProvider } from '@/ui/overlays/toast';
import type { Course } from '../../contract';
import type { InspectedPassage } from '../../inspect/contract';
import type { RetrievalScore } from '../../measure/contract';
import type { ExplainedHit } from '../../measure/explained';
import type { CourseIndex } from '../../reindex/contract';
import type { StaffHit } from '../../search/contract';
import { PassageRow } from '../passages/passage-row';
import { Facets } from '../search/facets';
import { NamedList } from '../search/named-list';
import { StaffHits } from '../search/staff-hits';
import { HitList } from './hit-list';
import { IndexCard } from './index-card';
import { QuestionTable } from './question-table';
import { ScorePanel } from './score-panel';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ common, passages, retrieval, search }}
      onError={(error) => {
        throw error;
      }}
    >
      <ToastProvider>{part}</ToastProvider>
    </IntlProvider>,
  );

const course: Course = {
  ...{ id: 'c', title: 'Machines', description: '', language: 'en', visibility: 'district' },
  ...{ sourceCount: 1, chunkCount: 1, conceptCount: 0, itemCount: 0, editable: true, createdAt: '', updatedAt: '' },
};
const where = { sourceId: 's', sourceTitle: 'Pumps', headingPath: ['Pumps', 'Valves'], place: null, language: 'en' };

describe('screens of search quality', () => {
  const hit: ExplainedHit = {
    ...where,
    ...{ chunkId: 'x', excerpt: 'A valve stops water.', matches: [{ start: 2, end: 7 }], pinned: true, hidden: false },
    html: 'A <mark>valve</mark> stops water.',
    ...{
      rank: 1,
      lexical: 7.4,
      lexicalShare: 1,
      dense: 0.4,
      fused: 0.8,
      relevance: 1.2,
      matched: ['valve'],
      tokens: 9,
    },
    ...{ outcome: 'shown', ref: 'c1' },
  };

  it('tell what became of each passage and why', () => {
    const page = html(<HitList course={course} question="Which valve?" hits={[hit]} byMeaning wanted={null} />);
    for (const words of [
      'given as c1',
      '1.00 (7.40)',
      '0.40',
      'Words it holds: valve',
      '1.5 times',
      '<mark>valve</mark>',
    ])
      expect(page).toContain(words);
    const hidden = {
      ...hit,
      rank: null,
      hidden: true,
      outcome: 'hidden' as const,
      ref: null,
      matched: [],
      tokens: null,
    };
    const other = html(
      <HitList course={course} question="Which valve?" hits={[hidden]} byMeaning={false} wanted={null} />,
    );
    expect(other).toContain('hidden by a teacher');
    expect(other).not.toContain('Meaning');
  });

  const state = {
    ...{ chunks: 9, hidden: 0, pinned: 0, split: 0, embedder: 'builtin', weight: 0, questions: 2 },
    ...{ material: 'a', decisions: 'b', set: 'c' },
  };
  const score = (id: string, ndcg10: number): RetrievalScore => ({
    ...{ id, createdAt: `2026-11-0${id}T00:00:00.000Z`, questions: 2, ndcg10, recall10: 1, mrr: 0.5, state },
    changes: [{ what: 'material', before: '9', after: '12' }],
  });

  it('show the score beside the one before, what changed, and the questions that got worse', () => {
    const worse = [{ questionId: 'q', question: 'Which valve?', rankBefore: 1, rank: null }];
    const page = html(
      <ScorePanel report={{ scores: [score('1', 0.9), score('2', 0.61)], results: [], worse, outdated: true }} />,
    );
    for (const words of [
      '0.61 now, 0.90 before',
      '9 → 12 passages',
      'from place 1 to not found',
      'A new score is being made',
    ])
      expect(page).toContain(words);
    expect(page).toContain('All scores (2)');
    expect(html(<ScorePanel report={{ scores: [], results: [], worse: [], outdated: false }} />)).toContain(
      'No score yet',
    );
  });

  it('list questions with the place of their passage, or that it is gone', () => {
    const expected = { ...where, sourcePath: 'pumps.md', hash: 'h', quote: 'A valve', grade: 1, chunkId: null };
    const questions = [{ id: 'q', question: 'Which valve?', expected: [expected], updatedAt: '' }];
    const result = { questionId: 'q', question: 'Which valve?', rank: null, ndcg10: 0, recall10: 0, gone: 1 };
    const page = html(<QuestionTable course={course} initial={questions} results={[result]} onChange={() => {}} />);
    for (const words of ['1 question', '1 passage is gone', 'not among ten', 'Save as CSV', 'Add a question', 'Change'])
      expect(page).toContain(words);
    expect(html(<QuestionTable course={course} initial={[]} results={[]} onChange={() => {}} />)).toContain(
      'No questions yet',
    );
  });

  const index = (state: NonNullable<CourseIndex['build']>['state']): CourseIndex => ({
    ...{ inUse: { embedder: 'builtin', chunks: 9, dimensions: 0, weight: 0 }, configured: 'openai:e5', kept: false },
    build: {
      ...{ embedder: 'openai:e5', before: 'builtin', state, done: 64, total: 640, failure: 'unavailable' },
      ...{ scoreBefore: 0.7, scoreAfter: 0.6, startedAt: '', updatedAt: '' },
    },
  });

  it.each([
    ['building', ['64 of 640 texts', 'Stop']],
    ['waiting', ['0.70 with what was in use, 0.60 with the new ones', 'Use the new ones', 'Keep the built-in ones']],
    ['failed', ['The model gave no answer (unavailable)', 'Go on']],
    ['cancelled', ['was stopped', 'Make them']],
    ['done', ['complete and in use']],
  ] as const)('say how vectors stand that are %s', (state, words) => {
    const page = html(<IndexCard courseId="c" initial={index(state)} />);
    for (const word of words) expect(page).toContain(word);
  });
});

describe('screens of passages and of the search of those who teach', () => {
  it('show a passage with what hangs on it and what can be decided', () => {
    const passage: InspectedPassage = {
      ...{ id: 'x', sourceId: 's', ordinal: 0, headingPath: ['Pumps', 'Valves'], anchor: 'valves', start: 0, end: 9 },
      ...{ place: null, text: 'A valve stops water. '.repeat(40), hash: 'h', words: 160, pinned: true, hidden: true },
      ...{
        part: true,
        blocks: [
          { kind: 'paragraph', html: '<p>A</p>' },
          { kind: 'list', html: '<p>B</p>' },
        ],
      },
      concepts: [{ id: 'k', name: 'Valve', role: 'teaches', hidden: false }],
      items: [{ id: 'i', kind: 'cloze', conceptId: 'k', status: 'active' }],
    };
    const act = async () => true;
    const page = html(<PassageRow course={course} passage={passage} lang="en" act={act} working={null} />);
    for (const words of [
      '160 words',
      'hidden from learners',
      'split by a teacher',
      'Teaches',
      'Valve',
      '1 exercise comes',
    ])
      expect(page).toContain(words);
    for (const act of ['Unpin', 'Show again', 'Split', 'Put together', 'More like this']) expect(page).toContain(act);
  });

  it('count what each filter leaves, and take a chosen one away', () => {
    const one = (value: string, label: string) => ({ value, label, count: 3 });
    const found = {
      ...{ items: [], total: 9, considered: 9, named: [], like: null },
      facets: {
        ...{ course: [one('c', 'Machines'), one('d', 'Cars')], concept: [], kind: [one('table', 'table')] },
        ...{
          format: [one('pdf', 'pdf'), one('docx', 'docx')],
          level: [],
          ...{ standard: [one('s', 'S.1')], purpose: [one('example', 'example'), one('data', 'data')], difficulty: [] },
          language: [one('de', 'de'), one('en', 'en')],
        },
      },
    };
    const page = html(<Facets address={{ q: 'oil', kind: 'table' }} found={found} />);
    expect(page).toContain('href="/search?q=oil&amp;course=c&amp;kind=table"');
    expect(page).toContain('aria-label="Remove the filter table"');
    for (const words of ['German', 'Word', 'example', 'Clear the filters', 'S.1']) expect(page).toContain(words);
    const all = { ...found, total: 3 };
    expect(html(<Facets address={{ q: 'oil' }} found={all} />)).not.toContain('S.1');
  });

  it('lead to passages, their like, and what is named so', () => {
    const hit: StaffHit = {
      ...where,
      ...{ chunkId: 'x', courseId: 'c', courseTitle: 'Machines', excerpt: 'A valve.', matches: [], score: 1 },
      ...{ kinds: ['paragraph'], format: 'pdf', level: 'hard', pinned: false, hidden: true },
      ...{ html: 'A valve.', purpose: 'definition', difficulty: 'hard', editable: true },
      standards: [{ id: 's', code: 'S.1', statement: 'Know valves' }],
      concepts: [{ id: 'k', name: 'Valve' }],
    };
    const page = html(<StaffHits hits={[hit]} oneCourse={false} question="Which valve?" />);
    for (const words of [
      ...['definition, hard', 'Standards: S.1', 'hidden from learners', '/search?likeChunk=x'],
      '/courses/c/retrieval?q=Which+valve%3F&amp;passage=x',
    ])
      expect(page).toContain(words);
    const foreign = html(<StaffHits hits={[{ ...hit, editable: false }]} oneCourse={false} question="Which valve?" />);
    expect(foreign).not.toContain('/retrieval?');
    const named = [{ kind: 'concept' as const, id: 'k', courseId: 'c', courseTitle: 'Machines', name: 'Valve' }];
    expect(html(<NamedList named={named} />)).toContain('/courses/c/map?concept=k');
  });
});
