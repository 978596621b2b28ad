'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { TextLink } from '@/ui/button';
import { type Problem, toProblem } from '@/ui/problem';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import type { Resource, Resources } from '../contract';

/** Passages of each list. */
const SHOWN = 3;

interface Props {
  courseId: string;
  conceptId: string;
  lang: string;
}

/**
 * What else in the material may help with a concept: of the course itself, then further reading. Open by itself for somebody who struggles
 * (or where `open` says so), otherwise behind one line. Nothing where the material has no more.
 */
export function AlsoHelps({ courseId, conceptId, lang, open = false }: Props & { open?: boolean }) {
  const t = useTranslations('resources');
  const { resources, problem } = useResources(courseId, conceptId, true);
  if (problem) return <p className="text-ink-soft text-sm">{t('failed')}</p>;
  if (resources === null || resources.core.length + resources.supplementary.length === 0) return null;
  const lists = <ResourceLists courseId={courseId} lang={lang} resources={resources} />;
  if (!open && !resources.struggling)
    return (
      <details className="border-rule border-t pt-4" data-print="none">
        <summary className={SUMMARY}>
          <bdi>{t('show', { concept: resources.conceptName })}</bdi>
        </summary>
        <div className="mt-3">{lists}</div>
      </details>
    );
  return (
    <section aria-label={t('title')} className="space-y-2 border-rule border-t pt-4" data-print="none">
      <h2 className="font-semibold text-base">{t('title')}</h2>
      {lists}
    </section>
  );
}

/** The same where it is only looked for when somebody asks: opening a concept on the map costs no search. */
export function AlsoHelpsOnDemand({ courseId, conceptId, lang }: Props) {
  const t = useTranslations('resources');
  const [asked, setAsked] = useState(false);
  const { resources, problem } = useResources(courseId, conceptId, asked);
  return (
    <details onToggle={(event) => event.currentTarget.open && setAsked(true)} data-print="none">
      <summary className={SUMMARY}>{t('title')}</summary>
      <div className="mt-3" role="status">
        {problem ? <p className="text-ink-soft text-sm">{t('failed')}</p> : null}
        {asked && resources === null && problem === null ? (
          <Skeleton>
            <SkeletonLines count={3} />
          </Skeleton>
        ) : null}
        {resources && resources.core.length + resources.supplementary.length === 0 ? (
          <p className="text-ink-soft text-sm">{t('none')}</p>
        ) : null}
        {resources ? <ResourceLists courseId={courseId} lang={lang} resources={resources} /> : null}
      </div>
    </details>
  );
}

const SUMMARY = 'inline-block cursor-pointer text-sm underline decoration-rule-strong underline-offset-4';

function ResourceLists({ courseId, lang, resources }: { courseId: string; lang: string; resources: Resources }) {
  const t = useTranslations('resources');
  const { core, supplementary } = resources;
  return (
    <div className="space-y-3">
      <ResourceList courseId={courseId} lang={lang} resources={core.slice(0, SHOWN)} />
      {supplementary.length > 0 ? (
        <>
          <h3 className="small-caps text-ink-soft text-sm">{t('beyond')}</h3>
          <ResourceList courseId={courseId} lang={lang} resources={supplementary.slice(0, SHOWN)} />
        </>
      ) : null}
    </div>
  );
}

function ResourceList({ courseId, lang, resources }: { courseId: string; lang: string; resources: Resource[] }) {
  const t = useTranslations('resources');
  return (
    <ul className="space-y-2.5">
      {resources.map((resource) => (
        <li key={resource.chunkId}>
          <p lang={lang} dir="auto">
            <TextLink href={`/courses/${courseId}/sources/${resource.sourceId}?chunk=${resource.chunkId}`}>
              {resource.headingPath.at(-1) ?? resource.sourceTitle}
            </TextLink>{' '}
            <span className="text-ink-faint text-sm">{resource.sourceTitle}</span>
          </p>
          <p className="text-ink-soft text-sm">{t(`reason.${resource.reason}`)}</p>
        </li>
      ))}
    </ul>
  );
}

function useResources(courseId: string, conceptId: string, wanted: boolean) {
  const [resources, setResources] = useState<Resources | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const leaving = new AbortController();
    api<Resources>(`/courses/${courseId}/concepts/${conceptId}/resources`, { signal: leaving.signal }).then(
      setResources,
      (thrown: unknown) => (leaving.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => leaving.abort();
  }, [courseId, conceptId, wanted]);
  return { resources, problem };
}
