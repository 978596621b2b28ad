'use client';

import type { ReactNode } from 'react';
import { LineChart } from '@/ui/charts/line-chart';
import { FEWEST_LEARNERS, type Report } from '../contract';
import { niceTop } from '../words/nice-top';
import { useReportWords } from './use-report-words';

/** Mastery and concepts known day by day, with their ranges. */
export function GrowthCharts({ report: { progression, conceptCount } }: { report: Report }) {
  const { say, format, values } = useReportWords();
  const [first, last] = [progression[0], progression.at(-1)];
  if (!first || !last || progression.length < 2) return null;
  return (
    <section className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
      <LineChart
        question={say('charts.mastery')}
        answer={
          <Said>
            {say('charts.masteryAnswer', {
              start: values.bare('mastery_start', first.mastery.value),
              end: values.bare('mastery_end', last.mastery.value),
            })}
          </Said>
        }
        valueLabel={say('charts.masteryValue')}
        rangeLabel={say('figures.range')}
        points={progression.map(({ date, mastery }) => ({ date, ...mastery }))}
        formatValue={(value) => values.bare('mastery_end', value)}
      />
      <LineChart
        question={say('charts.concepts')}
        answer={
          <Said>
            {say('charts.conceptsAnswer', {
              start: values.bare('concepts_start', first.concepts.value),
              end: values.bare('concepts_end', last.concepts.value),
            })}
          </Said>
        }
        valueLabel={say('charts.conceptsValue')}
        rangeLabel={say('figures.range')}
        points={progression.map(({ date, concepts }) => ({ date, ...concepts }))}
        max={Math.max(1, Math.min(conceptCount, niceTop(progression.map(({ concepts }) => concepts.high))))}
        formatValue={(value) => format.number(value, { maximumFractionDigits: 1 })}
      />
    </section>
  );
}

/** How much was done on each day, for each learner who worked. */
export function WorkChart({ report: { days } }: { report: Report }) {
  const { say, format } = useReportWords();
  const points = days.flatMap(({ date, perActive }) => (perActive === null ? [] : [{ date, value: perActive }]));
  if (points.length < 2) return null;
  return (
    <LineChart
      question={say('charts.work')}
      answer={<Said>{say('charts.workAnswer', { fewest: FEWEST_LEARNERS })}</Said>}
      valueLabel={say('charts.workValue')}
      points={points}
      max={niceTop(points.map(({ value }) => value))}
      formatValue={(value) => format.number(value, { maximumFractionDigits: 1 })}
    />
  );
}

function Said({ children }: { children: ReactNode }) {
  return <p className="max-w-measure">{children}</p>;
}
