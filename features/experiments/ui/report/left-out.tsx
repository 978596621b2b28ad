'use client';

import { useTranslations } from 'use-intl';
import type { LeftOut } from '../../contract';

const WHY = ['optedOut', 'excluded', 'tooFewAnswers', 'notReached'] as const;

/** Who is not in an experiment and why, in numbers: nobody is named. */
export function LeftOutList({ leftOut }: { leftOut: LeftOut }) {
  const t = useTranslations('experiments.leftOut');
  return (
    <section className="max-w-measure">
      <h2 className="text-lg">{t('title')}</h2>
      <ul className="mt-1 list-disc ps-5">
        {WHY.map((why) => (
          <li key={why}>{t(why, { count: leftOut[why] })}</li>
        ))}
      </ul>
    </section>
  );
}
