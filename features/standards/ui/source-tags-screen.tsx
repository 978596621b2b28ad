'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course, SourceView } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { PageHeader } from '@/ui/page-header';
import type { Label, Tag } from '../contract';
import { PassageRow } from './passage-row';

/** A source's passages with kind, difficulty and standards; and whether the course is made of the source. */
export function SourceTagsScreen({
  course,
  source,
  labels,
  tags,
}: {
  course: Course;
  source: SourceView;
  labels: Label[];
  tags: Tag[];
}) {
  const t = useTranslations('standards.source');
  const byId = new Map(labels.map((label) => [label.target.id, label]));
  return (
    <div className="page py-10">
      <p className="mb-2 text-sm">
        <TextLink href={`/courses/${course.id}/sources/${source.id}`}>{t('back')}</TextLink>
      </p>
      <PageHeader title={t('title', { title: source.title })}>
        <p>{t('words')}</p>
      </PageHeader>
      <div className="max-w-4xl space-y-8">
        <PartField courseId={course.id} source={source} />
        {source.chunks.length === 0 ? (
          <EmptyState title={t('none')} />
        ) : (
          <ul className="divide-y divide-rule border-rule border-y">
            {source.chunks.map((chunk) => {
              const label = byId.get(chunk.id);
              const own = tags.filter(({ target }) => target.kind === 'chunk' && target.id === chunk.id);
              return label ? (
                <PassageRow
                  key={chunk.id}
                  course={course}
                  sourceId={source.id}
                  heading={chunk.headingPath.at(-1) ?? source.title}
                  label={label}
                  tags={own}
                />
              ) : null;
            })}
          </ul>
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
