'use client';

import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { MasteryRing, masteryLevel } from '@/ui/mastery-ring';
import { Dialog } from '@/ui/overlays/dialog';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import type { ConceptEvidence, ConceptProgress } from '../../contract';
import { inHundred, levelOf } from '../counts';
import type { Learner } from '../progress-screen';
import { EvidenceEntries } from './evidence-entries';
import { Parameters } from './parameters';
import { useEvidence } from './use-evidence';

/** Why Meno thinks so: every answer with what it changed, and the numbers it started from. */
export function EvidenceDialog({
  course,
  concept,
  learner,
  onClose,
}: {
  course: Course;
  concept: ConceptProgress;
  learner: Learner | null;
  onClose: () => void;
}) {
  const t = useTranslations('progress.evidence');
  const { evidence, problem, reload } = useEvidence(course.id, concept.conceptId, learner?.id ?? null);
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('title', { name: concept.name })}
      description={<MasteryRing level={masteryLevel(levelOf(concept) === 'none' ? null : concept.mode)} />}
    >
      {problem ? <ErrorState inline problem={problem} onRetry={reload} /> : null}
      {evidence === null && problem === null ? (
        <Skeleton>
          <SkeletonLines count={5} />
        </Skeleton>
      ) : null}
      {evidence ? (
        <div className="space-y-6">
          <Now evidence={evidence} learner={learner} />
          {evidence.entries.length > 0 ? <EvidenceEntries evidence={evidence} lang={course.language} /> : null}
          {learner ? null : (
            <p className="flex flex-wrap gap-x-6 gap-y-2">
              <TextLink href={`/courses/${course.id}/practice?concept=${concept.conceptId}`}>{t('practise')}</TextLink>
              <TextLink href={`/courses/${course.id}/map?concept=${concept.conceptId}`}>{t('map')}</TextLink>
              <TextLink
                href={`/my-data?about=progress&course=${course.id}&concept=${concept.conceptId}#correction`}
                prefetch={false}
              >
                {t('wrong')}
              </TextLink>
            </p>
          )}
          <Parameters
            courseId={course.id}
            concept={concept}
            evidence={evidence}
            editable={course.editable}
            onChanged={reload}
          />
        </div>
      ) : null}
    </Dialog>
  );
}

function Now({ evidence, learner }: { evidence: ConceptEvidence; learner: Learner | null }) {
  const t = useTranslations('progress.evidence');
  const percent = inHundred(evidence.mastery);
  if (evidence.entries.length === 0) return <p>{t('none', { percent })}</p>;
  return <p>{learner ? t('nowOf', { percent, name: learner.name }) : t('now', { percent })}</p>;
}
