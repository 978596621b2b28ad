import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Time } from '@/ui/time';
import type { Correction } from '../contract';

/** Of which course and topic a correction is, and what was overruled for it; nothing where it is of none. */
export function AboutLine({
  item,
}: {
  item: Pick<Correction, 'courseId' | 'courseTitle' | 'conceptName' | 'overruled'>;
}) {
  const t = useTranslations('rights.correction');
  const { courseId, courseTitle, conceptName, overruled } = item;
  if (!courseId) return null;
  return (
    <p className="text-ink-soft text-sm">
      <bdi>{courseTitle ?? t('gone')}</bdi>
      {conceptName ? (
        <>
          {' · '}
          <bdi>{conceptName}</bdi>
        </>
      ) : null}
      {overruled ? (
        <span className="block">
          <TextLink href={`/courses/${courseId}/explain/${overruled.id}`}>{t('overruled')}</TextLink>{' '}
          <Time iso={overruled.at} precise />
        </span>
      ) : null}
    </p>
  );
}
