'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { LineChart } from '@/ui/charts/line-chart';
import type { CourseProgress } from '../contract';
import { inHundred } from './counts';

/** How what somebody knows of a course has grown day by day, in words and as a line with its table; `learner` null is the reader. */
export function Growth({ progress, learner }: { progress: CourseProgress; learner: { name: string } | null }) {
  const t = useTranslations('progress.chart');
  const format = useFormatter();
  const [first, last] = [progress.history[0], progress.history.at(-1)];
  if (!first || !last || progress.history.length < 2) {
    return (
      <section>
        <h2 className="font-semibold text-lg">{t('question')}</h2>
        <p className="text-ink-soft">{t('one')}</p>
      </section>
    );
  }
  const values = {
    now: last.knownCount,
    earlier: first.knownCount,
    mean: inHundred(last.meanMastery),
    earlierMean: inHundred(first.meanMastery),
    date: format.dateTime(new Date(first.date), { dateStyle: 'long', timeZone: 'UTC' }),
    name: learner?.name ?? '',
  };
  const most = Math.max(4, ...progress.history.map((day) => day.knownCount));
  return (
    <LineChart
      question={t('question')}
      answer={<p className="max-w-measure">{t(learner ? 'answerOf' : 'answer', values)}</p>}
      valueLabel={t('value')}
      points={progress.history.map(({ date, knownCount }) => ({ date, value: knownCount }))}
      max={most + (most % 2)}
      formatValue={(value) => format.number(value)}
    />
  );
}
