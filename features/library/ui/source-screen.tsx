'use client';

import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Course, Source, SourceView } from '@/features/library/contract';
import { LinkButton, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Prose } from '@/ui/prose/prose';
import { OriginalLink } from './original-link';
import { type OutlineEntry, outlineOf } from './outline';
import { useHighlight } from './use-highlight';

/** One source, whole, as its author wrote it; a chunk that a citation points to is marked and scrolled to. */
export function SourceScreen({
  course,
  source,
  sources,
  chunkId,
}: {
  course: Course;
  source: SourceView;
  /** All of the course, for the way on. */
  sources: Source[];
  chunkId: string | null;
}) {
  const t = useTranslations('library.source');
  const text = useRef<HTMLDivElement>(null);
  const chunk = source.chunks.find((entry) => entry.id === chunkId) ?? null;
  useHighlight(text, chunk);
  const lang = source.language ?? course.language;
  const outline = outlineOf(source.chunks, source.title);
  return (
    <div className="page grid gap-x-12 py-10 lg:grid-cols-[14rem_minmax(0,1fr)] print:block">
      <Outline entries={outline} />
      <article className="min-w-0 max-w-measure">
        {chunkId !== null && chunk === null ? <p className="mb-6 text-ink-soft text-sm">{t('chunkGone')}</p> : null}
        {/<h1[\s>]/.test(source.html) ? null : (
          <h1 className="mb-6 text-2xl" lang={lang} dir="auto">
            {source.title}
          </h1>
        )}
        {source.failure ? (
          <ErrorState inline problem={{ code: 'source', status: 400, detail: source.failure.message }} />
        ) : null}
        <OriginalLink source={source} place={chunk?.place ?? null} />
        {course.editable && source.chunks.length > 0 ? (
          <p className="mb-6 flex flex-wrap gap-x-5 text-sm *:inline-flex *:min-h-8 *:items-center" data-print="none">
            <TextLink href={`/courses/${course.id}/sources/${source.id}/passages`}>{t('passages')}</TextLink>
            <TextLink href={`/courses/${course.id}/sources/${source.id}/tags`}>{t('tags')}</TextLink>
            <TextLink href={`/search?likeSource=${source.id}`}>{t('like')}</TextLink>
          </p>
        ) : null}
        <div ref={text}>
          <Prose html={source.html} lang={lang} />
        </div>
        <Neighbours course={course} source={source} sources={sources} />
      </article>
    </div>
  );
}

/** The headings: beside the text on wide screens, folded over it on narrow ones. */
function Outline({ entries }: { entries: OutlineEntry[] }) {
  const t = useTranslations('library.source');
  if (entries.length < 2) return <div />;
  const list = (
    <ul className="space-y-1.5 text-sm leading-snug">
      {entries.map((entry) => (
        <li key={entry.anchor} className={entry.level === 1 ? 'ps-3.5' : undefined}>
          <a href={`#${entry.anchor}`} className="text-ink-soft hover:text-ink hover:underline" dir="auto">
            {entry.title}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={t('outline')} data-print="none">
      <details className="mb-8 rounded-md border border-rule px-4 py-2.5 lg:hidden">
        <summary className="text-sm">{t('outline')}</summary>
        <div className="pt-3 pb-1">{list}</div>
      </details>
      <div className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] overflow-y-auto pe-2 lg:block">{list}</div>
    </nav>
  );
}

function Neighbours({ course, source, sources }: { course: Course; source: SourceView; sources: Source[] }) {
  const t = useTranslations('library.source');
  const ready = sources.filter((entry) => entry.status === 'ready');
  const at = ready.findIndex((entry) => entry.id === source.id);
  const before = at > 0 ? ready[at - 1] : undefined;
  const after = at >= 0 ? ready[at + 1] : undefined;
  if (!before && !after) return null;
  const href = (id: string) => `/courses/${course.id}/sources/${id}`;
  return (
    <nav
      aria-label={t('neighbours')}
      className="mt-14 flex flex-wrap justify-between gap-3 border-rule border-t pt-5"
      data-print="none"
    >
      {before ? (
        <LinkButton href={href(before.id)} variant="quiet" className="-ms-4 max-w-full shrink text-start">
          <ArrowLeft aria-hidden className="rtl:rotate-180" />
          <span dir="auto">{before.title}</span>
        </LinkButton>
      ) : null}
      {after ? (
        <LinkButton href={href(after.id)} variant="quiet" className="-me-4 ms-auto max-w-full shrink text-end">
          <span dir="auto">{after.title}</span>
          <ArrowRight aria-hidden className="rtl:rotate-180" />
        </LinkButton>
      ) : null}
    </nav>
  );
}
