'use client';

import { useTranslations } from 'use-intl';
import { Time } from '@/ui/time';
import type { RiskAnswer } from '../contract';

/** What staff said of a guess, the latest first. */
export function SaidList({ answers }: { answers: readonly RiskAnswer[] }) {
  const t = useTranslations('earlyWarning');
  if (answers.length === 0) return null;
  return (
    <ul className="space-y-1 border-rule border-s-2 ps-3 text-sm">
      {answers.map(({ id, word, why, byName, at }) => (
        <li key={id}>
          <span dir="auto">
            {why === '' ? t('saidAlone', { word: t(`words.${word}`) }) : t('said', { word: t(`words.${word}`), why })}
          </span>{' '}
          <span className="text-ink-soft">
            <span dir="auto">{byName ?? t('someone')}</span>, <Time iso={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
