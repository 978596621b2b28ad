'use client';

import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import { TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { NavTabs } from '@/ui/nav-tabs';
import { PageHeader } from '@/ui/page-header';
import type { Framework, TagChange } from '../contract';
import type { TaggedRow } from './tagging/row';
import { TagHistory } from './tagging/tag-history';
import { TagList } from './tagging/tag-list';
import { TagPages } from './tagging/tag-pages';

/** What a view of the tags of a course shows. */
export type TagsShown =
  | { of: 'sources' | 'items' | 'concepts'; rows: TaggedRow[]; from: number; total: number }
  | { of: 'history'; changes: TagChange[]; nextCursor: string | null };

/** The tags of a course: of its sources, exercises and concepts, many at once; and who changed which. */
export function CourseTagsScreen({
  course,
  shown,
  concepts,
  frameworks,
}: {
  course: Course;
  shown: TagsShown;
  concepts: Concept[];
  frameworks: Framework[];
}) {
  const t = useTranslations('standards.tagging');
  const base = `/courses/${course.id}/standards`;
  return (
    <div className="page py-10">
      <p className="mb-2 text-sm">
        <TextLink href={base}>{t('toStandards')}</TextLink>
      </p>
      <PageHeader title={t('pageTitle')} className="mb-4">
        <p>{t('pageWords')}</p>
      </PageHeader>
      <NavTabs
        label={t('views')}
        tabs={[
          { href: `${base}/tags`, label: t('of.sources'), covers: [] },
          { href: `${base}/tags/items`, label: t('of.items') },
          { href: `${base}/tags/concepts`, label: t('of.concepts') },
          { href: `${base}/tags/history`, label: t('of.history') },
        ]}
      />
      <div className="mt-6 max-w-4xl">
        {shown.of === 'history' ? (
          <TagHistory
            key={shown.changes[0]?.id}
            courseId={course.id}
            changes={shown.changes}
            nextCursor={shown.nextCursor}
          />
        ) : shown.rows.length === 0 ? (
          <EmptyState title={t(`none.${shown.of}`)}>{t(`noneWords.${shown.of}`)}</EmptyState>
        ) : (
          <>
            {shown.of === 'concepts' ? null : (
              <p className="mb-3 max-w-measure text-ink-soft text-sm">{t(`explained.${shown.of}`)}</p>
            )}
            <TagList course={course} rows={shown.rows} concepts={concepts} frameworks={frameworks} />
            <TagPages
              href={(place) => `${base}/tags${shown.of === 'sources' ? '' : `/${shown.of}`}?from=${place}`}
              from={shown.from}
              shown={shown.rows.length}
              total={shown.total}
            />
          </>
        )}
      </div>
    </div>
  );
}
