import { useTranslations } from 'use-intl';
import type { Prerequisite } from '../../contract';

/** Why one concept stands before another: who said so, and from what. */
export function EdgeEvidence({ edge }: { edge: Prerequisite }) {
  const t = useTranslations('map.edge');
  if (edge.origin === 'teacher') return <p className="text-ink-soft text-sm">{t('teacher')}</p>;
  const strength = edge.weight < 0.4 ? 'weak' : edge.weight < 0.7 ? 'fair' : 'strong';
  return (
    <div className="space-y-1 text-ink-soft text-sm">
      <p>
        {t('proposed')} ({t(`strength.${strength}`)})
      </p>
      {edge.evidence ? (
        <blockquote dir="auto" className="border-rule-strong border-s-2 ps-3">
          {edge.evidence}
        </blockquote>
      ) : null}
    </div>
  );
}
