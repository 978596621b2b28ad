'use client';

import { useTranslations } from 'use-intl';
import type { DayReport, ExperimentDetail } from '../../contract';
import { useExperimentWords } from '../use-words';
import { type DayPoint, IntervalPlot } from './interval-plot';
import { IntervalTable } from './interval-table';

/** How the difference of each side to the first came about, day by day: the curve with its band, and the numbers in a table. */
export function PairCharts({ experiment }: { experiment: ExperimentDetail }) {
  const t = useTranslations('experiments.chart');
  const words = useExperimentWords();
  const { arms, days, outcome } = experiment;
  const write = (value: number) => words.difference(outcome, value);
  return (
    <section>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mb-4 max-w-measure text-ink-soft">{t('words')}</p>
      <div className="space-y-8">
        {arms.slice(1).map(({ key }) => {
          const title = t('pair', { first: words.armOf(arms, 'a'), second: words.armOf(arms, key) });
          const points = pointsOf(days, key);
          const seen = points.filter(({ difference }) => difference !== null);
          return (
            <figure key={key} data-print="together" className="max-w-4xl">
              <figcaption className="mb-2 font-semibold">{title}</figcaption>
              {seen.length < 2 ? (
                <p className="text-ink-soft">{t('one')}</p>
              ) : (
                <IntervalPlot points={seen} write={write} />
              )}
              {points.length > 0 ? <IntervalTable caption={title} points={points} write={write} /> : null}
            </figure>
          );
        })}
      </div>
    </section>
  );
}

function pointsOf(days: readonly DayReport[], arm: string): DayPoint[] {
  return days.flatMap(({ date, pairs, counted }) => {
    const pair = pairs.find(({ first, second }) => first === 'a' && second === arm);
    return pair ? [{ date, counted, difference: pair.difference, low: pair.low, high: pair.high }] : [];
  });
}
