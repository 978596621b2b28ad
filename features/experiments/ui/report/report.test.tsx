import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import experiments from '@/platform/i18n/messages/en/experiments.json';
import { analyse, type Participant } from '../../analyse/analyse';
import type { Experiment, ExperimentDetail, Report } from '../../contract';
import { Verdict } from '../verdict';
import { GuardsTable } from './guards-table';
import { LeftOutList } from './left-out';
import { PairCharts } from './pair-charts';
import { PlanList } from './plan-list';
import { SidesTable } from './sides-table';

const page = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ experiments, common }}
      onError={(error) => {
        throw error;
      }}
    >
      {part}
    </IntlProvider>,
  );
const words = (part: ReactNode) =>
  page(part)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' .', '.')
    .trim();

const ARMS: Experiment['arms'] = [
  { key: 'a', share: 1, settings: { subject: 'approach', approach: 'worked_example' } },
  { key: 'b', share: 1, settings: { subject: 'approach', approach: 'concise' } },
];

/** Learners of two sides, whose shares of right answers lie around a middle, and who need so many seconds. */
function reported(
  learners: number,
  a: { right: number; seconds?: number },
  b: { right: number; seconds?: number },
): Report {
  const participants = [a, b].flatMap(({ right, seconds = 20 }, arm) =>
    Array.from({ length: learners }, (_, at): Participant => {
      const share = right + ((at % 5) - 2) * 0.05;
      const outcome = { answers: 20, first_answers: share, mastered_per_10: 1, retention: null };
      return {
        ...{ arm: arm === 0 ? 'a' : 'b', stratum: at % 5, priorMastery: (at % 5) / 5 },
        outcome: { ...outcome, logSeconds: Math.log(seconds) + ((at % 3) - 1) * 0.1 },
      };
    }),
  );
  const design = { arms: ARMS, outcome: 'first_answers' as const, guards: { time: 0.25 }, worthwhile: 0.1 };
  const leftOut = { optedOut: 2, excluded: 1, notReached: 0 };
  return analyse(design, participants, leftOut, new Date('2026-03-03T10:00:00Z')).report;
}

function experiment(report: Report | null): ExperimentDetail {
  return {
    ...{ id: 'e', courseId: 'c', title: 'Examples or not', subject: 'approach', arms: ARMS, outcome: 'first_answers' },
    ...{ guards: { time: 0.25 }, worthwhile: 0.1, mostLearners: 100, latestEnd: '2026-06-01T23:59:59.000Z' },
    ...{ state: 'running', stopReason: null, createdAt: '2026-03-01T00:00:00Z', startedAt: '2026-03-01T00:00:00Z' },
    ...{ stoppedAt: null, takenOver: null, learners: 40, report, days: [] },
  };
}
const verdict = (report: Report | null) => words(<Verdict experiment={experiment(report)} />);

describe('the sentence that comes first', () => {
  it('says what each side does, and how sure the difference is', () => {
    expect(verdict(null)).toContain('Nothing is known yet');
    expect(verdict(reported(4, { right: 0.8 }, { right: 0.7 }))).toContain(
      'Too early to say: each side needs at least 10',
    );
    expect(verdict(reported(10, { right: 0.8 }, { right: 0.7 }))).toBe(
      'Worked examples: 8 of 10 first answers right; Short and exact: 7 of 10 first answers right. That difference is not sure yet. It could still be chance.',
    );
    expect(verdict(reported(100, { right: 0.8 }, { right: 0.6 }))).toContain('is sure: “Worked examples” does better.');
    expect(verdict(reported(200, { right: 0.7 }, { right: 0.7 }))).toContain('no difference worth knowing is left');
    const slow = reported(60, { right: 0.7 }, { right: 0.75, seconds: 50 });
    expect(verdict(slow)).toContain('“Short and exact” does harm: answers take longer.');
  });

  it('uses no jargon', () => {
    for (const text of [verdict(reported(100, { right: 0.8 }, { right: 0.6 })), JSON.stringify(experiments)])
      expect(text).not.toMatch(/significan|p-value|hypothes|variance|statistic/i);
  });
});

describe('what stands behind it', () => {
  const report = reported(60, { right: 0.7 }, { right: 0.75, seconds: 50 });

  it('is each side, the start, what is watched, who is not in it, and the plan', () => {
    const one = experiment(report);
    const sides = words(<SidesTable experiment={one} report={report} />);
    expect(sides).toContain('Worked examples 7 of 10 first answers right 60 60 70% 20');
    expect(sides).toContain('40% 12 12 12 12 12');
    const guards = words(<GuardsTable experiment={one} report={report} />);
    expect(guards).toContain('time per answer At most 25 % longer Short and exact +150%');
    expect(guards).toContain('Past the limit');
    const leftOut = words(<LeftOutList leftOut={report.leftOut} />);
    expect(leftOut).toContain('2 learners chose not to be in comparisons. 1 learner was left out by a teacher.');
    expect(words(<PlanList experiment={one} />)).toContain(
      'Smallest difference worth knowing 10 (In right answers of 100)',
    );
  });

  it('calls what is watched within its limit only where that is sure', () => {
    const state = (learners: number) => {
      const few = reported(learners, { right: 0.7 }, { right: 0.75 });
      return words(<GuardsTable experiment={experiment(few)} report={few} />);
    };
    expect(state(300)).toContain('Surely within the limit');
    expect(state(4)).toContain('Not known yet');
    expect(state(4)).not.toContain('Surely within');
  });

  it('is the course of the difference, as a curve and as a table', () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-03'].map((date, at) => ({
      ...{ date, counted: 20 * (at + 1) },
      pairs: [
        {
          first: 'a',
          second: 'b',
          ...(at === 0 ? { difference: null, low: null, high: null } : { difference: 0.05, low: -0.1, high: 0.2 }),
          p: 1,
        },
      ],
    }));
    const html = page(<PairCharts experiment={{ ...experiment(report), days }} />);
    expect(html).toContain('<svg');
    expect(html.match(/scope="row"/g)).toHaveLength(3);
    const text = words(<PairCharts experiment={{ ...experiment(report), days }} />);
    expect(text).toContain('“Short and exact” less “Worked examples”');
    expect(text).toMatch(/Mar 1, 2026 open open open 20 Mar 2, 2026 \+5 -10 \+20 40/);
    const first = words(<PairCharts experiment={{ ...experiment(report), days: days.slice(0, 2) }} />);
    expect(first).toContain('The curve begins on the second day of counting.');
  });
});
