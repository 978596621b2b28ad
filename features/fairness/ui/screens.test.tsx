import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import fairness from '@/platform/i18n/messages/en/fairness.json';
import {
  type AlertAnswer,
  DEFAULT_SETTINGS,
  type Fairness,
  type FairnessAudit,
  type FairnessRun,
  type GroupFigures,
} from '../contract';
import { FairnessScreen } from './fairness-screen';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ common, fairness }}
      onError={(error) => {
        throw error;
      }}
    >
      {part}
    </IntlProvider>,
  )
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"');

const estimate = (value: number) => ({ value, low: value - 0.05, high: value + 0.05, learners: 30 });
const group = (name: string, gap: number, rest: Partial<GroupFigures> = {}): GroupFigures => ({
  ...{ group: name, learners: 30, withheld: null, calibration: { slope: estimate(0.9), intercept: estimate(0) } },
  values: { gap: estimate(gap), auc: estimate(0.8), falseAlarm: null, miss: estimate(0.2) },
  ...rest,
});
const run: Omit<FairnessRun, 'id'> = {
  ...{ kind: 'audit', attribute: null, status: 'done', outcome: null, done: 61, total: 61 },
  ...{ alerts: 1, requestedBy: null, createdAt: '2026-03-01T02:30:00.000Z', finishedAt: '2026-03-01T02:31:00.000Z' },
};
const audit: FairnessAudit = {
  ...{ ...run, id: '0195b7a0-0000-7000-8000-000000000000' },
  report: {
    ...{ from: '2025-09-02T02:30:00.000Z', to: '2026-03-01T02:30:00.000Z', least: 10, comparisons: 12 },
    bounds: DEFAULT_SETTINGS.bounds,
    coverage: [{ attribute: 'language', known: 60, of: 74 }],
    subjects: [
      {
        ...{ subject: 'mastery', learners: 60, records: 1800 },
        attributes: [
          {
            attribute: 'language',
            groups: [
              group('English', 0.02),
              group('Turkish', -0.15),
              group('Welsh', 0, { learners: null, withheld: 'small', values: {}, calibration: null }),
            ],
            comparisons: [
              {
                ...{ measure: 'gap', group: 'English', difference: 0.17, low: 0.1, high: 0.24, ratio: null },
                ...{ chance: 0.0001, beyond: true, alert: true, echo: false },
              },
            ],
            spreads: [{ measure: 'gap', lowest: 'Turkish', highest: 'English', difference: 0.17, ratio: null }],
            equalisedOdds: 0.08,
            thresholds: {
              groups: ['English', 'Turkish'].map((name) => ({
                ...{ group: name, threshold: 0.9, falseAlarmBefore: 0.2, falseAlarmAfter: 0.15 },
                ...{ missBefore: 0.2, missAfter: 0.25, changed: 0.04 },
              })),
              ...{ accuracyBefore: 0.8, accuracyAfter: 0.78 },
            },
          },
        ],
        crossings: [
          {
            ...{ attribute: 'sex', second: 'language', spreads: [], equalisedOdds: null, thresholds: null },
            groups: [group('f × Turkish', -0.2), group('m × Turkish', -0.02)],
            comparisons: [
              {
                ...{ measure: 'auc', group: 'f × Turkish', difference: -0.12, low: -0.2, high: -0.04, ratio: null },
                ...{ chance: 0.02, beyond: true, alert: true, echo: false },
              },
            ],
          },
        ],
      },
      { subject: 'grading', learners: 0, records: 0, attributes: [], crossings: [] },
      {
        ...{ subject: 'risk', learners: 60, records: 400, crossings: [] },
        attributes: [
          {
            ...{ attribute: 'language', comparisons: [], spreads: [], equalisedOdds: 0.3 },
            groups: [
              group('English', 0, { values: { falseWarning: estimate(0.1), riskAuc: estimate(0.83) } }),
              group('Turkish', 0, { values: { falseWarning: estimate(0.42), riskAuc: estimate(0.71) } }),
            ],
            thresholds: {
              groups: ['English', 'Turkish'].map((name) => ({
                ...{ group: name, threshold: 0.55, falseAlarmBefore: 0.2, falseAlarmAfter: 0.15 },
                ...{ missBefore: 0.2, missAfter: 0.25, changed: 0.04 },
              })),
              ...{ accuracyBefore: 0.7, accuracyAfter: 0.69 },
            },
          },
        ],
      },
    ],
  },
};
const empty: Fairness = {
  ...{
    settings: DEFAULT_SETTINGS,
    held: [],
    latest: null,
    runs: [],
    offer: null,
    weighing: null,
    decisions: [],
    answers: [],
  },
};
const full: Fairness = {
  ...empty,
  settings: { ...DEFAULT_SETTINGS, attributes: ['language'] },
  held: [{ attribute: 'language', learners: 60, groups: ['English', 'Turkish', 'Welsh'] }],
  latest: audit,
  runs: [{ ...run, id: audit.id }],
  offer: {
    ...{ attribute: 'language', version: 7, answers: 400 },
    ...{ before: { logLoss: 0.51, auc: 0.8 }, after: { logLoss: 0.52, auc: 0.79 } },
    groups: [
      { group: 'English', learners: 12, gapBefore: 0.02, gapAfter: 0.03, becomesKnown: 0.01, becomesUnknown: 0.02 },
    ],
  },
  decisions: [
    {
      ...{ id: '0195b7a0-0000-7000-8000-000000000001', mitigation: 'thresholds', attribute: 'language' },
      ...{ decision: 'declined', version: null, why: 'Not lawful here', byName: null, at: '2026-03-01T09:00:00.000Z' },
    },
  ],
};
const page = (given: Fairness, mayDecide = true) =>
  html(<FairnessScreen initial={given} asked={null} mayDecide={mayDecide} />);

describe('the page on fairness', () => {
  it('says what to do before anything is held, and offers nothing that can’t be done yet', () => {
    const whole = page(empty);
    expect(whole).toContain('No groups are held yet');
    expect(whole).not.toContain('Audit now');
    expect(page(empty, false)).toContain('An administrator switches on');
  });

  it('tells what was found in words, with the chart and every figure of groups that are told', () => {
    const whole = page(full);
    expect(whole).toContain('2 differences lie beyond your bounds');
    expect(whole).toContain('“English” differs from the others by +17 points (+10 points to +24 points)');
    expect(whole).toContain('under 1 in 1,000');
    expect(whole).toContain('-15 points');
    expect(whole).toContain('left out: fewer than 10 learners');
    // A figure that too few learners have.
    expect(whole).toContain('too few');
  });

  it('tells of guesses at who falls behind: whose false alarms are many, and that a threshold of their own is no answer', () => {
    const whole = page(full);
    expect(whole).toContain('400 guesses on 60 learners');
    const part = whole.split('id="subject-risk"')[1] ?? '';
    for (const told of ['pointed out, did not fall behind', '42%', '37% … 47%', '0.71', 'Calibration slope'])
      expect(part).toContain(told);
    expect(part).toContain('Who is pointed out: thresholds by which false alarms would be the same, by Language');
    expect(part).toContain('Pointed out from');
  });

  it('asks for a word on each difference, tells what was said, and asks again where it was found again', () => {
    expect(page(full)).toContain('2 wait for a word of yours.');
    expect(page(full)).toContain('Sex and Language');
    expect(page(full)).toContain('“f × Turkish” differs');
    const said: Omit<AlertAnswer, 'runId' | 'at'> = {
      ...{ id: audit.id, subject: 'mastery', attribute: 'language', second: null, measure: 'gap', group: 'English' },
      ...{ difference: 0.1, word: 'explained', why: 'New in the country', byName: 'Ada' },
    };
    const own = { ...said, runId: audit.id, at: '2026-03-01T09:00:00.000Z' };
    const now = page({ ...full, answers: [own] });
    expect(now).toContain('One waits for a word of yours.');
    expect(now).toContain('New in the country');
    expect(now).not.toContain('found again');
    const before = { ...said, runId: '0195b7a0-0000-7000-8000-000000000009', at: '2026-02-01T09:00:00.000Z' };
    const again = page({ ...full, answers: [before] });
    expect(again).toContain('found again, and greater');
    expect(again).toContain('2 wait for a word of yours.');
    expect(page({ ...full, answers: [{ ...before, difference: 0.17 }] })).toContain('found again<');
    // In the same month it holds, unless more is found.
    const month = { ...before, at: '2026-03-01T00:30:00.000Z' };
    expect(page({ ...full, answers: [{ ...month, difference: 0.17 }] })).toContain('One waits for a word');
    expect(page({ ...full, answers: [month] })).toContain('2 wait for a word');
    expect(page(full, false)).not.toContain('Say what you make of it');
  });

  it('shows what each way would cost, and applies no threshold by group', () => {
    const whole = page(full);
    expect(whole).toContain('Use the weighed model');
    expect(whole).toContain('0.5100');
    expect(whole).toContain('which laws on equal treatment forbid in many places');
    expect(whole).toContain('Decided rightly: 80% now, 78% then.');
    expect(whole).toContain('Not lawful here');
  });

  it('lets an officer read all of it and change nothing', () => {
    const whole = page(full, false);
    expect(whole).toContain('2 differences lie beyond your bounds');
    for (const act of ['Audit now', 'Use the weighed model', 'I have read this', 'type="file"', 'Save'])
      expect(whole, act).not.toContain(act);
  });
});
