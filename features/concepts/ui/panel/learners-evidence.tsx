import { useTranslations } from 'use-intl';
import type { Prerequisite } from '../../contract';

/** What the answers of the course's learners say of a line: counts of many, in words. Nothing where there are too few. */
export function LearnersEvidence({
  learners,
  before,
  after,
}: {
  learners: Prerequisite['learners'];
  before: string;
  after: string;
}) {
  const t = useTranslations('map.edge.learners');
  if (learners === null) return null;
  const percent = (share: number) => Math.round(share * 100);
  return (
    <p dir="auto">
      {t('answered', { count: learners.both, before, after })}{' '}
      {t('compared', {
        ...{ before, after, knew: percent(learners.knewRight), others: percent(learners.othersRight) },
      })}{' '}
      {t(learners.effect)}
    </p>
  );
}
