'use client';

import { useTranslations } from 'use-intl';
import type { Warning } from '../contract';

/** Why a learner is pointed out: facts anybody can check, the weightiest first. */
export function ReasonList({ warning: { reasons, facts } }: { warning: Pick<Warning, 'reasons' | 'facts'> }) {
  const t = useTranslations('earlyWarning');
  const { usual } = facts;
  if (reasons.length === 0) return <p className="text-ink-soft text-sm">{t('noReason')}</p>;
  const words = {
    silence: t('reasons.silence', { days: facts.silentDays, usual: usual.silentDays }),
    'few-days': t('reasons.few-days', { days: facts.activeDays }),
    'few-answers': t('reasons.few-answers', { answers: facts.answers, usual: usual.answers }),
    fading: t('reasons.fading', { answers: facts.answers, before: facts.answersBefore }),
    wrong: t('reasons.wrong', { wrong: facts.wrong, unaided: facts.unaided }),
    helped: t('reasons.helped', { helped: facts.helped, all: facts.helped + facts.unaided }),
    'little-gained': t('reasons.little-gained', { gained: facts.gained, usual: usual.gained }),
    left: t('reasons.left', { known: facts.known, concepts: facts.concepts }),
    unsettled: t('reasons.unsettled', { plans: facts.plans }),
  };
  return (
    <ul className="list-disc space-y-1 ps-5">
      {reasons.map(({ name }) => (
        <li key={name}>{words[name]}</li>
      ))}
    </ul>
  );
}
