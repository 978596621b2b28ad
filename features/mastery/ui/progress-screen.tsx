'use client';

import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import type { CourseProgress } from '../contract';
import { onTheWay } from './counts';
import { EvidenceDialog } from './evidence/evidence-dialog';
import { Growth } from './growth';
import { LearnerList } from './learner-list';
import { LearnerPicker } from './learner-picker';
import { LevelCounts } from './level-counts';
import { ProgressTable } from './progress-table';
import { useProgressAddress } from './use-progress-address';

/** A learner whose progress a teacher may look at. */
export interface Learner {
  id: string;
  name: string;
}

/**
 * What somebody knows of a course, in words first; `learner` null is the reader's own. `learners` are those whose progress
 * the reader may see (none for learners).
 */
export function ProgressScreen({
  course,
  progress,
  learner,
  learners,
}: {
  course: Course;
  progress: CourseProgress;
  learner: Learner | null;
  learners: Learner[];
}) {
  const t = useTranslations('progress');
  const address = useProgressAddress();
  const begun = progress.concepts.some((concept) => concept.attemptCount > 0);
  // Who teaches and has answered nothing comes for their learners.
  const choosing = !begun && learner === null && learners.length > 0;
  const open = progress.concepts.find((concept) => concept.conceptId === address.conceptId);
  return (
    <div className="page py-10">
      <PageHeader
        title={learner ? t('questionOf', { name: learner.name }) : t(choosing ? 'questionWhose' : 'question')}
        action={learners.length > 0 ? <LearnerPicker learner={learner} learners={learners} /> : undefined}
      >
        {begun ? <Answer progress={progress} learner={learner} /> : null}
        <p className="mt-2 text-sm print:hidden">
          <TextLink href={`/courses/${course.id}/explanations${learner ? `?learner=${learner.id}` : ''}`}>
            {t('explanations')}
          </TextLink>
          {learners.length > 0 ? (
            <TextLink href={`/courses/${course.id}/plans`} className="ms-5">
              {t('plans')}
            </TextLink>
          ) : null}
          {learners.length > 0 ? (
            <TextLink href={`/courses/${course.id}/warnings`} className="ms-5">
              {t('warnings')}
            </TextLink>
          ) : null}
        </p>
      </PageHeader>
      {begun ? (
        <div className="space-y-12">
          <LevelCounts concepts={progress.concepts} />
          <Growth progress={progress} learner={learner} />
          <ProgressTable concepts={progress.concepts} lang={course.language} onOpen={address.open} />
        </div>
      ) : choosing ? (
        <LearnerList courseId={course.id} learners={learners} />
      ) : (
        <EmptyState
          title={t('empty.title')}
          action={
            learner === null && progress.conceptCount > 0 ? (
              <LinkButton href={`/courses/${course.id}/lessons/new`} variant="primary" prefetch={false}>
                {t('empty.action')}
              </LinkButton>
            ) : undefined
          }
        >
          {progress.conceptCount === 0
            ? t('empty.noConcepts')
            : learner
              ? t('empty.wordsOf', { name: learner.name })
              : t('empty.words')}
        </EmptyState>
      )}
      {open ? (
        <EvidenceDialog
          key={open.conceptId}
          course={course}
          concept={open}
          learner={learner}
          onClose={() => address.open(null)}
        />
      ) : null}
    </div>
  );
}

function Answer({ progress, learner }: { progress: CourseProgress; learner: Learner | null }) {
  const t = useTranslations('progress');
  const { knownCount: known, conceptCount: total } = progress;
  const name = learner?.name ?? '';
  const values = { known, total, begun: onTheWay(progress), name };
  const all = known >= total;
  return (
    <>
      <p className="text-ink text-lg">
        {learner ? t(all ? 'answer.allOf' : 'answer.someOf', values) : t(all ? 'answer.all' : 'answer.some', values)}
      </p>
      <p className="mt-1 text-sm">{t('honest')}</p>
    </>
  );
}
