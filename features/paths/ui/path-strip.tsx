'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import type { PathSummary } from '../contract';
import { PathRow } from './path-row';

/** The path that is to be followed first, in two lines, for the head of a course and the first page. */
export function PathStrip({ path }: { path: PathSummary }) {
  const t = useTranslations('paths');
  return (
    <section aria-labelledby="own-path" data-print="none" className="rounded-lg border border-rule px-6 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="own-path" className="small-caps text-base text-ink-soft">
          {t('strip.label')}
        </h2>
        <TextLink href={`/courses/${path.courseId}/paths`} className="text-sm">
          {t('all')}
        </TextLink>
      </div>
      <ul>
        <PathRow path={path} />
      </ul>
    </section>
  );
}
