import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import type { GroupAttribute } from '@/features/fairness/contract';
import common from '@/platform/i18n/messages/en/common.json';
import research from '@/platform/i18n/messages/en/research.json';
import type { Aggregate, ExportReport, ResearchExport } from '../contract';
import { BudgetsPanel } from './budgets-panel';
import { ExportForm } from './export-form';
import { ExportRow } from './export-row';
import { FiguresTable } from './figures-table';
import { ReportWords } from './report-words';
import { RulesForm } from './rules-form';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, research }}>
      {part}
    </IntlProvider>,
  ).replaceAll('&#x27;', "'");

const report: ExportReport = {
  ...{ k: 5, mostRows: 8, groupsAgreed: 9, classes: 2, smallestClass: 6, meanClass: 6.5, loss: 0.4, simulated: false },
  learners: { answered: 16, agreed: 13, told: 12 },
  rows: { found: 124, told: 84, beyondMost: 33, suppressed: 7 },
  columns: [
    { name: 'age', level: 2, levels: 5, before: 3, after: 2 },
    { name: 'class', level: 1, levels: 3, before: 2, after: 2 },
    { name: 'sex', level: 1, levels: 2, before: 2, after: 1 },
    { name: 'language', level: 1, levels: 4, before: 7, after: 4 },
    { name: 'disability', level: 2, levels: 4, before: 3, after: 2 },
  ],
  impossible: false,
};
const run: ResearchExport = {
  ...{
    id: '0195b7a0-0000-7000-8000-000000000000',
    from: '2026-03-01',
    to: '2026-03-31',
    purpose: 'How loops are learnt',
  },
  courses: [{ id: '0195b7a0-0000-7000-8000-000000000001', title: 'Loops' }],
  ...{
    form: 'csv',
    includeWords: false,
    groups: ['sex'],
    status: 'done',
    problem: null,
    done: 12,
    total: 12,
    report,
    bytes: 20_480,
  },
  ...{ sha256: 'ab'.repeat(32), requestedBy: 'Ada', createdAt: '2026-04-01T09:00:00.000Z' },
  ...{ finishedAt: '2026-04-01T09:01:00.000Z', expiresAt: '2026-04-15T09:01:00.000Z' },
};
const row = (rest: Partial<ResearchExport>) => html(<ExportRow run={{ ...run, ...rest }} onChange={() => undefined} />);

describe('what is in an export', () => {
  it('is said in sentences, with what is told of each learner and what was left out', () => {
    const words = html(<ReportWords report={report} />);
    expect(words).toContain('12 of 13 learners who said yes would be in it. 16 learners answered in these days.');
    expect(words).toContain('7 answers are left out with learners');
    expect(words).toContain('at most 8 of each learner');
    for (const told of ['in ranges of 4 years', 'the school alone', 'not told', 'Sex', 'small groups together'])
      expect(words).toContain(told);
    expect(words).toContain('the most common one, and all others together');
    expect(words).toContain('Groups are told of 9 learners who said yes to that.');
    expect(words).not.toContain('simulated');
    expect(html(<ReportWords report={{ ...report, impossible: true }} />)).toContain('Nothing can be told');
    expect(html(<ReportWords report={{ ...report, simulated: true }} />)).toContain('belong to the demo school');
  });
});

describe('an export in the list', () => {
  it('can be downloaded and deleted while its file is there, stopped while it is made, and says why there is none', () => {
    expect(row({})).toContain(`href="/api/v1/research/exports/${run.id}/file"`);
    expect(row({})).toContain('Delete the file');
    expect(row({})).toContain('with Sex');
    const working = row({ status: 'running', done: 50, total: 200, report: null });
    expect(working).toContain('50 of 200 learners');
    expect(working).toContain('Stop');
    for (const [status, words] of [
      ['expired', 'its time was over'],
      ['withdrawn', 'took their yes back'],
      ['cancelled', 'Stopped'],
    ] as const) {
      expect(row({ status })).toContain(words);
      expect(row({ status })).not.toContain('/file"');
    }
    expect(row({ status: 'failed', problem: 'impossible' })).toContain('Too few learners look alike');
  });

  it('is made only after a look at what would be in it', () => {
    const form = (courses: { id: string; title: string }[], groups: GroupAttribute[] = []) =>
      html(<ExportForm courses={courses} groups={groups} today="2026-03-31" onBegun={() => undefined} />);
    const plain = form([{ id: run.id, title: 'Loops' }]);
    expect(plain).toContain('See what would be in it');
    expect(plain).not.toContain('Make the file');
    expect(plain).not.toContain('Also tell these groups');
    expect(form([])).toContain('no course yet');
    // Groups that the district holds can be chosen; none is at first.
    const held = form([{ id: run.id, title: 'Loops' }], ['sex', 'free_meals']);
    expect(held).toContain('Free meals');
    expect(held).not.toContain('checked=""');
  });
});

describe('figures', () => {
  const told = (measure: Aggregate['question']['measure'], rows: Aggregate['rows']): Aggregate => ({
    ...{ id: run.id, courseTitle: 'Loops', status: rows ? 'done' : 'queued', rows, createdAt: run.createdAt },
    question: {
      ...{ courseId: run.id, measure, from: run.from, to: run.to, by: 'concept', mechanism: 'gaussian' },
      ...{ rho: 0.05, mostConcepts: 5, mostAnswers: 10, purpose: 'A test' },
    },
  });

  it('say about how much, give or take how much, and where too few stand behind', () => {
    const success = html(
      <FiguresTable
        told={told('success', [
          { label: 'For loops', figures: [{ value: 0.714, within95: 0.032 }] },
          { label: 'Sets', figures: [{ value: null, within95: 1 }] },
        ])}
      />,
    );
    for (const words of ['71.4%', '± 3.2%', 'too few']) expect(success).toContain(words);
    const four = [3, 4, 5, 6].map((value) => ({ value, within95: 2 }));
    const levels = html(<FiguresTable told={told('levels', [{ label: 'Sets', figures: four }])} />);
    for (const words of ['Under .40', 'From .85', '>6<', '± 2']) expect(levels).toContain(words);
    expect(html(<FiguresTable told={told('learners', null)} />)).toContain('Being worked out');
  });
});

it('budgets and rules say where they stand', () => {
  const budget = {
    ...{
      limit: 1,
      spent: 0.75,
      left: 0.25,
      epsilonSpent: 6.5,
      epsilonAtMost: 7.8,
      parts: 0,
      partsSpent: 0,
      latest: [],
    },
    dataSet: 'answers' as const,
  };
  const words = html(<BudgetsPanel budgets={[budget]} onChange={() => undefined} />);
  for (const said of ['Figures for research', '0.75', '0.25', '6.5 of at most 7.8']) expect(words).toContain(said);
  expect(html(<RulesForm initial={{ k: 7, mostSuppressed: 0.05, keptDays: 14 }} />)).toContain('value="7"');
});
