'use client';

import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { TextLink } from '@/ui/button';
import type { UpdateReport } from '../contract';
import { Entries } from './entries';
import { GoneConcept } from './gone-concept';
import { TouchedLearners } from './touched-learners';
import { useCounts } from './use-counts';

/** One change, in the order of what matters: learners, concepts, decisions, then the numbers. */
export function UpdateReportView({
  course,
  ingestionId,
  report,
}: {
  course: Course;
  ingestionId: string;
  report: UpdateReport;
}) {
  const t = useTranslations('updates');
  const counts = useCounts();
  const { answers } = report;
  if (isQuiet(report))
    return (
      <div className="space-y-1">
        {answers ? <p>{t('answers', answers)}</p> : null}
        <p className="text-ink-soft">{t('quiet')}</p>
      </div>
    );
  const { chunks, items, conceptsAdded, conceptsChanged, conceptsGone, edgesAdded, edgesRemoved } = report;
  const kept = sumOf(report.decisionsKept);
  const map = (id: string) => `/courses/${course.id}/map?concept=${id}`;
  return (
    <div className="space-y-3">
      {answers ? <p>{t('answers', answers)}</p> : null}
      <p className="font-semibold">{t('touched', { count: report.learnersTouched })}</p>
      {report.learnersTouched > 0 ? <TouchedLearners courseId={course.id} ingestionId={ingestionId} /> : null}
      <Entries title={t('concepts.gone', { count: report.conceptsGoneCount })} total={report.conceptsGoneCount} open>
        {conceptsGone.map((concept) => (
          <GoneConcept key={concept.id} course={course} concept={concept} />
        ))}
      </Entries>
      <Entries
        title={t('concepts.changed', { count: report.conceptsChangedCount })}
        total={report.conceptsChangedCount}
      >
        {conceptsChanged.map(({ id, name, what, before, learnerCount }) => (
          <li key={id}>
            <TextLink href={map(id)} lang={course.language}>
              {name}
            </TextLink>{' '}
            <span className="text-ink-soft">
              ({what.map((one) => t(`what.${one}`, { before: before ?? '' })).join(', ')}
              {learnerCount > 0 ? `; ${t('learners', { count: learnerCount })}` : ''})
            </span>
          </li>
        ))}
      </Entries>
      <Entries title={t('concepts.added', { count: report.conceptsAddedCount })} total={report.conceptsAddedCount}>
        {conceptsAdded.map(({ id, name }) => (
          <li key={id}>
            <TextLink href={map(id)} lang={course.language}>
              {name}
            </TextLink>
          </li>
        ))}
      </Entries>
      {kept > 0 ? <p>{t('decisions.kept', { count: kept })}</p> : null}
      <Entries
        title={t('decisions.loose', { count: report.decisionsLooseCount })}
        total={report.decisionsLooseCount}
        open
      >
        {report.decisionsLoose.map(({ kind, about }) => (
          <li key={`${kind} ${about}`} dir="auto">
            {t(`decisions.kinds.${kind}`, { about })}
          </li>
        ))}
      </Entries>
      {sumOf(chunks) > 0 ? <p className="figures">{t('chunks.line', { counts: counts.chunks(chunks) })}</p> : null}
      {sumOf(items) > 0 ? <p className="figures">{t('items.line', { counts: counts.items(items) })}</p> : null}
      <Entries
        title={t('edges.line', { counts: counts.edges(report.edgesAddedCount, report.edgesRemovedCount) })}
        total={report.edgesAddedCount + report.edgesRemovedCount}
      >
        {[
          ...edgesAdded.map((edge) => ({ ...edge, sign: '+' })),
          ...edgesRemoved.map((edge) => ({ ...edge, sign: '−' })),
        ].map((edge) => (
          <li key={`${edge.sign} ${edge.prerequisite} ${edge.concept}`} dir="auto">
            {edge.sign} {t('edge', edge)}
          </li>
        ))}
      </Entries>
      <Entries title={t('sources', { count: report.sourceCount })} total={report.sourceCount}>
        {report.sources.map(({ id, title, what }) => (
          <li key={id} dir="auto">
            {t('sourceLine', { title, what })}
          </li>
        ))}
      </Entries>
    </div>
  );
}

function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function isQuiet({ chunks, items, answers, ...report }: UpdateReport): boolean {
  const counts = [
    answers?.weighed ?? 0,
    ...Object.values(chunks),
    ...Object.values(items),
    report.sourceCount,
    report.conceptsAddedCount,
    report.conceptsChangedCount,
  ];
  const rest = [report.conceptsGoneCount, report.edgesAddedCount, report.edgesRemovedCount, report.decisionsLooseCount];
  return [...counts, ...rest].every((count) => count === 0);
}
