import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import type { Course } from '@/features/library/contract';
import common from '@/platform/i18n/messages/en/common.json';
import standards from '@/platform/i18n/messages/en/standards.json';
import type { Coverage, CoverageRow, Framework, ImportReport } from '../contract';
import { CoverageView } from './coverage-view';
import { ImportReportView } from './import-report';

const page = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ standards, common }}
      onError={(error) => {
        throw error;
      }}
    >
      {part}
    </IntlProvider>,
  );

const course: Course = {
  ...{ id: 'c', title: 'Maths', description: '', language: 'en', visibility: 'district', editable: true },
  ...{ sourceCount: 1, chunkCount: 1, conceptCount: 1, itemCount: 0, createdAt: '', updatedAt: '' },
};
const framework: Framework = {
  ...{
    id: 'f',
    identifier: 'f',
    title: 'State',
    creator: '',
    subject: '',
    version: '',
    language: 'en',
    uri: null,
    format: 'csv',
  },
  ...{ standardCount: 2, withdrawnCount: 0, levels: ['03', '04'], updatedAt: '' },
};
const row = (over: Partial<CoverageRow>): CoverageRow => ({
  ...{
    standardId: 's',
    code: 'S.1',
    statement: 'Compare fractions',
    levels: ['03'],
    strandId: 'a',
    withdrawn: false,
    state: 'gap',
    concepts: [],
  },
  ...{ chunkCount: 0, itemCount: 0, proposedCount: 0, learners: { begun: 0, known: 0 } },
  ...over,
});
const total = { total: 2, practised: 1, taught: 0, onlyPractised: 0, gap: 1 };

it('answers in a sentence, and shows each standard with what covers it', () => {
  const coverage: Coverage = {
    ...{ framework, levels: [], strandIds: [], total },
    rows: [
      row({
        standardId: 's1',
        state: 'practised',
        concepts: [{ id: 'k', name: 'Fraction' }],
        chunkCount: 3,
        itemCount: 1,
        learners: { begun: 4, known: 3 },
      }),
      row({ standardId: 's2', code: 'S.2', proposedCount: 2, withdrawn: true }),
    ],
    byStrand: [
      { id: 'a', code: '', name: 'Number', ...total },
      { id: 'b', code: '', name: 'Area', ...total },
    ],
    byLevel: [],
  };
  const html = page(<CoverageView course={course} coverage={coverage} />);
  expect(html).toContain('1 of 2 standards is taught, 1 of them with exercises. One is a gap.');
  for (const words of [
    'Taught and practised',
    '3 passages, 1 exercise',
    '3 of 4 probably know it',
    '2 proposals',
    'withdrawn',
    'By part',
    'nobody yet',
    'href="/search?q=Compare+fractions"',
    'view=tags&amp;standard=s2',
  ])
    expect(html).toContain(words);
  expect(html).not.toContain('By level');
  expect(
    page(
      <CoverageView
        course={course}
        coverage={{ ...coverage, rows: [], byStrand: [], total: { ...total, total: 0 } }}
      />,
    ),
  ).toContain('No standard fits this choice.');
});

it('reports an import in numbers, with what they are behind them', () => {
  const report: ImportReport = {
    ...{ added: 3, changed: 1, withdrawn: 0, restored: 0, unchanged: 7, problems: 150, tagsOnWithdrawn: 2 },
    lists: {
      ...{ added: [], withdrawn: [], restored: [] },
      changed: [{ code: 'S.1', statement: 'New words', what: ['statement'], before: 'Old words' }],
      problems: [{ row: 12, code: '', reason: 'The row has no statement and is left out.' }],
    },
  };
  const html = page(<ImportReportView report={report} />);
  for (const words of [
    '3 new, 1 changed, and 7 as before',
    'before: Old words',
    'Row 12',
    'and 149 more',
    '2 tags in courses stand on withdrawn standards',
  ])
    expect(html).toContain(words);
});
