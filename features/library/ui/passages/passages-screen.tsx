'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Course, Source } from '@/features/library/contract';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { useListKeys } from '@/ui/keys';
import { PageHeader } from '@/ui/page-header';
import type { InspectedPassage } from '../../inspect/contract';
import { PASSAGES_A_PAGE } from './page-size';
import { PassageRow } from './passage-row';
import { usePassages } from './use-passages';

/** How a source is cut into passages, what each is used for, and what a teacher decides of it. */
export function PassagesScreen({
  course,
  source,
  first,
  from,
}: {
  course: Course;
  source: Pick<Source, 'id' | 'title' | 'language'>;
  first: { items: InspectedPassage[]; total: number };
  from: number;
}) {
  const t = useTranslations('passages');
  const list = useRef<HTMLOListElement>(null);
  useListKeys(list);
  const { items, total, act, working } = usePassages(course.id, source.id, first, from);
  const lang = source.language ?? course.language;
  return (
    <div className="page py-10">
      <PageHeader
        title={t('title', { title: source.title })}
        action={
          <LinkButton size="small" href={`/courses/${course.id}/sources/${source.id}`}>
            {t('toSource')}
          </LinkButton>
        }
      >
        <p>{t('words')}</p>
        <p className="figures mt-1 text-sm">{t('count', { count: total })}</p>
      </PageHeader>
      {total === 0 ? <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState> : null}
      <ol ref={list} className="max-w-3xl divide-y divide-rule border-rule border-y">
        {items.map((passage) => (
          <PassageRow key={passage.id} course={course} passage={passage} lang={lang} act={act} working={working} />
        ))}
      </ol>
      <Pages courseId={course.id} sourceId={source.id} from={from} total={total} />
    </div>
  );
}

function Pages({
  courseId,
  sourceId,
  from,
  total,
}: {
  courseId: string;
  sourceId: string;
  from: number;
  total: number;
}) {
  const t = useTranslations('passages');
  if (total <= PASSAGES_A_PAGE) return null;
  const href = (place: number) => `/courses/${courseId}/sources/${sourceId}/passages?from=${Math.max(0, place)}`;
  return (
    <nav aria-label={t('pages')} className="mt-6 flex max-w-3xl flex-wrap items-baseline gap-4" data-print="none">
      {from > 0 ? <TextLink href={href(from - PASSAGES_A_PAGE)}>{t('before')}</TextLink> : null}
      <span className="figures text-ink-soft text-sm">
        {t('range', { from: from + 1, to: Math.min(total, from + PASSAGES_A_PAGE), total })}
      </span>
      {from + PASSAGES_A_PAGE < total ? <TextLink href={href(from + PASSAGES_A_PAGE)}>{t('after')}</TextLink> : null}
    </nav>
  );
}
