'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Course, Ingestion, Source } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';
import { Button, LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import { Progress } from '@/ui/progress';
import { EditCourseDialog } from './edit-course-dialog';
import { IngestionPanel, isWorking } from './ingestion-panel';
import { SourceList } from './source-list';
import { useUpload } from './use-upload';

const UploadZone = dynamic(() => import('./upload-zone').then((module) => module.UploadZone), {
  ssr: false,
  loading: () => <div className="h-44" />,
});

const WatchSection = dynamic(() => import('./watch/watch-section').then((module) => module.WatchSection), {
  ssr: false,
});

/** A course's material: what there is to read, and for its teachers the way in and how far it is. */
export function MaterialScreen({
  course,
  sources,
  ingestion,
  next,
  settings,
}: {
  course: Course;
  sources: Source[];
  ingestion: Ingestion | null;
  next: ReactNode;
  /** What other parts let be set for the course; handed in by the page. */
  settings?: ReactNode;
}) {
  const t = useTranslations('library.material');
  const progress = useIngestion(course.id, ingestion);
  const uploads = useUpload(course.id, progress.set);
  const working = progress.latest !== null && isWorking(progress.latest);
  return (
    <div className="page py-10">
      <PageHeader
        title={t('title')}
        action={course.editable ? <HeaderActions course={course} settings={settings} /> : null}
      >
        {course.description ? <p dir="auto">{course.description}</p> : null}
      </PageHeader>
      <div className="max-w-3xl space-y-8">
        {next}
        {course.editable ? (
          <section aria-label={t('add')} className="space-y-4" data-print="none">
            {uploads.sending ? (
              <SendingPanel sending={uploads.sending} onCancel={uploads.cancel} />
            ) : working ? null : (
              <UploadZone onFiles={(files) => void uploads.send(files)} prominent={sources.length === 0} />
            )}
            {uploads.failed ? (
              <ErrorState
                inline
                problem={uploads.failed.problem}
                onRetry={() => void uploads.send(uploads.failed?.files ?? [])}
              />
            ) : null}
          </section>
        ) : null}
        {progress.latest ? (
          <IngestionPanel
            ingestion={progress.latest}
            problem={progress.problem}
            editable={course.editable}
            watched={progress.watched}
            onChange={progress.set}
          />
        ) : null}
        {sources.length > 0 ? <SourceList course={course} sources={sources} onIngestion={progress.set} /> : null}
        {course.editable ? <WatchSection key={course.id} courseId={course.id} onUpload={progress.follow} /> : null}
        {sources.length === 0 && !course.editable ? (
          <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>
        ) : null}
      </div>
    </div>
  );
}

function HeaderActions({ course, settings }: { course: Course; settings: ReactNode }) {
  const t = useTranslations('library.ingestion');
  return (
    <>
      {course.chunkCount > 0 ? (
        <LinkButton variant="quiet" href={`/courses/${course.id}/updates`}>
          {t('changes')}
        </LinkButton>
      ) : null}
      <EditCourseDialog course={course} more={settings} />
    </>
  );
}

/** From so many files on, an upload is asked after less often: the answer names each of them. */
const MANY_FILES = 500;

/** The latest ingestion, asked for again while it works; when it ends the page is fetched anew. */
function useIngestion(courseId: string, initial: Ingestion | null) {
  const router = useRouter();
  const id = useRef(initial?.id ?? null);
  const [total, setTotal] = useState(initial?.filesTotal ?? 0);
  const progress = usePolling<Ingestion | null>(
    (signal) => api<Ingestion>(`/courses/${courseId}/ingestions/${id.current}`, { signal }),
    initial,
    { active: (latest) => latest !== null && isWorking(latest), everyMs: total > MANY_FILES ? 3_000 : 700 },
  );
  const working = progress.latest !== null && isWorking(progress.latest);
  const [watched, setWatched] = useState(working);
  const wasWorking = useRef(working);
  useEffect(() => {
    id.current = progress.latest?.id ?? null;
    setTotal(progress.latest?.filesTotal ?? 0);
    if (working) setWatched(true);
    if (wasWorking.current && !working) router.refresh();
    wasWorking.current = working;
  }, [progress.latest, working, router]);
  /** An upload that somebody else started: shown also where it is over before it could be asked after. */
  const follow = (ingestionId: string) =>
    void api<Ingestion>(`/courses/${courseId}/ingestions/${ingestionId}`).then(
      (found) => {
        setWatched(true);
        progress.set(found);
        if (!isWorking(found)) router.refresh();
      },
      () => router.refresh(),
    );
  return { ...progress, watched, follow };
}

function SendingPanel({
  sending,
  onCancel,
}: {
  sending: { files: number; bytes: number; share: number };
  onCancel: () => void;
}) {
  const t = useTranslations('library.upload');
  const common = useTranslations('common');
  const format = useFormatter();
  const size = format.number(sending.bytes / 1e6, { maximumFractionDigits: sending.bytes < 1e7 ? 1 : 0 });
  return (
    <div className="flex items-end gap-4 rounded-lg border border-rule px-6 py-5">
      <div className="flex-1">
        <Progress
          label={t('sending', { count: sending.files, size })}
          value={Math.round(sending.share * 100)}
          max={100}
        />
      </div>
      <Button size="small" onClick={onCancel}>
        {common('cancel')}
      </Button>
    </div>
  );
}
