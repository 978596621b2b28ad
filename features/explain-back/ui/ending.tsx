'use client';

import { useTranslations } from 'use-intl';
import { LinkButton, TextLink } from '@/ui/button';
import { masteryLevel } from '@/ui/mastery-ring';
import { MasteryShift } from '@/ui/mastery-shift';
import { Time } from '@/ui/time';
import type { Explanation } from '../contract';

/** What finishing changed in the estimate, in words, and where to go on. */
export function ChangeInWords({ explanation }: { explanation: Explanation }) {
  const t = useTranslations('explainBack.change');
  const { change, counted } = explanation;
  if (!change || !counted) return null;
  const moved = Math.abs(change.after - change.before) < 0.005 ? 'same' : change.after > change.before ? 'up' : 'down';
  return (
    <section aria-labelledby="change-title">
      <h3 id="change-title" className="mb-2 text-lg">
        {t('title')}
      </h3>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span dir="auto">{change.conceptName}</span>
        <MasteryShift before={masteryLevel(change.modeBefore)} after={masteryLevel(change.modeAfter)} />
        {change.modeBefore === change.modeAfter ? <span className="text-ink-soft">{t(moved)}</span> : null}
      </p>
      <p className="mt-1 text-ink-soft text-sm">{t(counted)}</p>
    </section>
  );
}

/** What teachers said instead, newest last: who, when, why. */
export function Overrides({ explanation }: { explanation: Explanation }) {
  const t = useTranslations('explainBack.overrides');
  if (explanation.overrides.length === 0) return null;
  return (
    <section aria-labelledby="overrides-title">
      <h3 id="overrides-title" className="mb-2 text-lg">
        {t('title')}
      </h3>
      <ul className="space-y-3">
        {explanation.overrides.map(({ by, outcome, why, at, before, after }) => (
          <li key={at} className="border-rule border-s-2 ps-3">
            <p>{t('line', { by, outcome })}</p>
            <p dir="auto" className="break-words">
              {why}
            </p>
            <p className="figures flex flex-wrap gap-x-3 text-ink-soft text-sm">
              <span>{t('moved', { before: Math.round(before * 100), after: Math.round(after * 100) })}</span>
              <Time iso={at} precise />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function WhereNext({ explanation }: { explanation: Explanation }) {
  const t = useTranslations('explainBack.next');
  const { courseId, conceptId } = explanation;
  return (
    <nav aria-label={t('all')} className="flex flex-wrap items-center gap-3 print:hidden">
      <LinkButton href={`/courses/${courseId}/practice?concept=${conceptId}`}>{t('practise')}</LinkButton>
      <LinkButton href={`/courses/${courseId}/explain?concept=${conceptId}`} prefetch={false}>
        {t('again')}
      </LinkButton>
      <TextLink href={`/courses/${courseId}/map?concept=${conceptId}`}>{t('map')}</TextLink>
      <TextLink href={`/courses/${courseId}/explanations`}>{t('all')}</TextLink>
      <TextLink
        href={`/my-data?about=explanations&course=${courseId}&concept=${conceptId}&attempt=${explanation.id}#correction`}
        prefetch={false}
      >
        {t('wrong')}
      </TextLink>
    </nav>
  );
}
