'use client';

import { useTranslations } from 'use-intl';
import type { Correction } from '../contract';
import { CorrectionRequest } from './correction-request';

/** What learners of a course asked to have put right and their teachers have not decided on yet. Nothing where there is none. */
export function CourseCorrections({ items }: { items: readonly Correction[] }) {
  const t = useTranslations('rights.correction');
  const open = items.filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  return (
    <section className="page pb-10" aria-labelledby="asked-corrections">
      <div className="max-w-3xl border-rule border-t pt-8">
        <h2 id="asked-corrections" className="text-xl">
          {t('ofCourse')}
        </h2>
        <p className="mb-4 max-w-measure text-ink-soft">{t('ofCourseWords')}</p>
        <ul className="space-y-8">
          {open.map((item) => (
            <li key={item.id}>
              <CorrectionRequest initial={item} ofCourse />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
