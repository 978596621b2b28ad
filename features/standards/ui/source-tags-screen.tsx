'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course, SourceView } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { PageHeader } from '@/ui/page-header';
import type { Framework } from '../contract';
import type { TaggedRow } from './tagging/row';
import { TagList } from './tagging/tag-list';
import { TagPages } from './tagging/tag-pages';

/** A source and its passages with kind, difficulty, concepts and standards; and whether the course is made of the source. */
export function SourceTagsScreen({
  course,
  source,
  whole,
  passages,
  from,
  total,
  concepts,
  frameworks,
}: {
  course: Course;
  source: SourceView;
  /** The source itself as a row; null where nothing was read in it. */
  whole: TaggedRow | null;
  passages: TaggedRow[];
  from: number;
  total: number;
  concepts: Concept[];
  frameworks: Framework[];
}) {
  const t = useTranslations('standards.source');
  const base = `/courses/${course.id}/sources/${source.id}`;
  const shared = { course, concepts, frameworks };
  return (
    <div className="page py-10">
      <p className="mb-2 text-sm">
        <TextLink href={base}>{t('back')}</TextLink>
      </p>
      <PageHeader
        title={t('title', { title: source.title })}
        action={
          <LinkButton size="small" href={`/courses/${course.id}/standards/tags`}>
            {t('allTags')}
          </LinkButton>
        }
      >
        <p>{t('words')}</p>
      </PageHeader>
      <div className="max-w-4xl space-y-8">
        <PartField courseId={course.id} source={source} />
        {whole ? (
          <section aria-labelledby="whole">
            <h2 id="whole" className="mb-2 text-lg">
              {t('whole')}
            </h2>
            <TagList {...shared} rows={[whole]} />
          </section>
        ) : null}
        {passages.length === 0 ? (
          <EmptyState title={t('none')} />
        ) : (
          <section aria-labelledby="passages">
            <h2 id="passages" className="mb-2 text-lg">
              {t('passages')}
            </h2>
            <TagList {...shared} rows={passages} />
            <TagPages
              href={(place) => `${base}/tags?from=${place}`}
              from={from}
              shown={passages.length}
              total={total}
            />
          </section>
        )}
      </div>
    </div>
  );
}

function PartField({ courseId, source }: { courseId: string; source: SourceView }) {
  const t = useTranslations('standards.source');
  const [part, setPart] = useState(source.part);
  const [saved, setSaved] = useState(false);
  const save = useAction(async (next: typeof part, signal) => {
    setPart(next);
    await api(`/courses/${courseId}/sources/${source.id}/part`, { method: 'PUT', body: { part: next }, signal });
    setSaved(true);
  });
  return (
    <div>
      <SelectField
        className="max-w-md"
        label={t('part')}
        hint={t('partHint')}
        value={part}
        disabled={save.pending}
        onChange={(event) => void save.run(event.target.value === 'supplementary' ? 'supplementary' : 'core')}
        options={[
          { value: 'core', label: t('parts.core') },
          { value: 'supplementary', label: t('parts.supplementary') },
        ]}
      />
      <p role="status" className="mt-1 text-ink-soft text-sm empty:hidden">
        {saved && !save.pending ? t('partSaved') : null}
      </p>
      {save.problem ? <ErrorState inline problem={save.problem} className="mt-2" /> : null}
    </div>
  );
}
