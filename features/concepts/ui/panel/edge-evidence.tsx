import { useTranslations } from 'use-intl';
import type { Prerequisite } from '../../contract';
import { strengthOf } from '../review/proposals';
import { LearnersEvidence } from './learners-evidence';

/** Why one concept stands before another: who said so, and from what. */
export function EdgeEvidence({ edge, before, after }: { edge: Prerequisite; before: string; after: string }) {
  const t = useTranslations('map.edge');
  // A line that a teacher drew has no evidence but their word; one that they accepted keeps its own.
  if (edge.origin === 'teacher' && edge.weight === 1)
    return (
      <div className="space-y-1 text-ink-soft text-sm">
        <p>{t('teacher')}</p>
        <LearnersEvidence learners={edge.learners} before={before} after={after} />
      </div>
    );
  const strength = strengthOf(edge.weight);
  return (
    <div className="space-y-1 text-ink-soft text-sm">
      <p>
        {t(edge.origin === 'teacher' ? 'accepted' : 'proposed')} ({t(`strength.${strength}`)})
      </p>
      {edge.evidence ? (
        <blockquote dir="auto" className="border-rule-strong border-s-2 ps-3">
          {edge.evidence}
        </blockquote>
      ) : null}
      <LearnersEvidence learners={edge.learners} before={before} after={after} />
    </div>
  );
}
