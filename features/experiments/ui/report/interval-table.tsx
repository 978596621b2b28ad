'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { ScrollRegion } from '@/ui/table/scroll-region';
import type { DayPoint } from './interval-plot';

/** The numbers of a curve with its band, one row a day. */
export function IntervalTable({
  caption,
  points,
  write,
}: {
  caption: string;
  points: readonly DayPoint[];
  write: (value: number) => string;
}) {
  const t = useTranslations('experiments.chart');
  const common = useTranslations('common');
  const format = useFormatter();
  const known = (value: number | null) => (value === null ? t('open') : write(value));
  const heads = ['difference', 'low', 'high', 'counted'] as const;
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-block min-h-9 text-ink-soft underline decoration-rule-strong underline-offset-4">
        {common('chart.numbers')}
      </summary>
      <ScrollRegion label={caption}>
        <table className="figures mt-2">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-rule border-b">
              <th scope="col" className="pe-6 text-start">
                {t('day')}
              </th>
              {heads.map((head) => (
                <th key={head} scope="col" className="ps-4 text-end">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ date, difference, low, high, counted }) => (
              <tr key={date}>
                <th scope="row" className="pe-6 text-start font-normal">
                  {format.dateTime(new Date(date), { dateStyle: 'medium', timeZone: 'UTC' })}
                </th>
                <td className="ps-4 text-end">{known(difference)}</td>
                <td className="ps-4 text-end">{known(low)}</td>
                <td className="ps-4 text-end">{known(high)}</td>
                <td className="ps-4 text-end">{counted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
