'use client';

import { CircleAlert } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Course, Ingestion, Source } from '@/features/library/contract';
import { Button, TextLink } from '@/ui/button';
import { useListKeys } from '@/ui/keys';
import { ReadScansButton } from './read-scans-button';
import { SourceWarnings } from './source-warnings';
import { useRemoveSource } from './use-remove-source';

/** The chapters of a course, in its order; teachers see files, sizes and faults as well. */
export function SourceList({
  course,
  sources,
  onIngestion,
}: {
  course: Course;
  sources: Source[];
  /** Something in the list has set an upload going. */
  onIngestion: (ingestion: Ingestion) => void;
}) {
  const t = useTranslations('library.sources');
  const list = useRef<HTMLOListElement>(null);
  useListKeys(list);
  const { hidden, remove } = useRemoveSource(course.id);
  const shown = sources.filter((source) => !hidden.has(source.id) && (course.editable || source.status === 'ready'));
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" className="mb-3 text-lg">
        {t('title', { count: shown.length })}
      </h2>
      <ol ref={list} className="divide-y divide-rule border-rule border-y">
        {shown.map((source, index) => (
          <li key={source.id} data-row className="flex items-baseline gap-4 py-2.5">
            <span aria-hidden className="figures w-6 shrink-0 text-end text-ink-faint text-sm">
              {index + 1}
            </span>
            <SourceLine course={course} source={source} onIngestion={onIngestion} />
            {course.editable ? (
              <Button
                variant="plain"
                size="small"
                className="-my-2 -me-3 font-normal"
                aria-label={t('remove', { title: source.title || source.path })}
                onClick={() => remove(source)}
              >
                {t('removeShort')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceLine({
  course,
  source,
  onIngestion,
}: {
  course: Course;
  source: Source;
  onIngestion: (ingestion: Ingestion) => void;
}) {
  const t = useTranslations('library.sources');
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4" dir="auto">
        {source.status === 'ready' ? (
          <TextLink href={`/courses/${course.id}/sources/${source.id}`} lang={source.language ?? course.language}>
            {source.title}
          </TextLink>
        ) : (
          <span className="text-ink-soft">{source.title || source.path}</span>
        )}
        {course.editable && source.status === 'ready' ? (
          <span className="figures text-ink-faint text-sm">{t('passages', { count: source.chunkCount })}</span>
        ) : null}
        {source.status === 'ready' ? null : (
          <span className="text-ink-soft text-sm">{t(`status.${source.status}`)}</span>
        )}
      </p>
      {course.editable ? (
        <p className="truncate font-mono text-ink-faint text-xs" dir="auto">
          {source.path}
        </p>
      ) : null}
      {course.editable && source.status === 'ready' ? <SourceWarnings warnings={source.warnings} /> : null}
      {source.failure ? (
        <p className="mt-1 flex gap-2 text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          {source.failure.message}
        </p>
      ) : null}
      {course.editable ? <ReadScansButton source={source} onStarted={onIngestion} /> : null}
    </div>
  );
}
