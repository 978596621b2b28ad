'use client';

import { useTranslations } from 'use-intl';
import { Time } from '@/ui/time';
import type { Guess } from '../contract';
import { ReasonList } from './reason-list';
import { SaidList } from './said-list';
import { usePercent } from './warning-item';

/** What is guessed of one learner in each course and why, for them and those who look after them; nothing where nothing is. */
export function GuessList({ items }: { items: readonly Guess[] }) {
  const t = useTranslations('earlyWarning');
  const { percent } = usePercent();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="guesses" className="page pb-10">
      <h2 id="guesses" className="mb-2 text-xl">
        {t('guesses.title')}
      </h2>
      <p className="max-w-measure text-ink-soft">{t('guesses.words')}</p>
      <ul className="mt-4 max-w-3xl divide-y divide-rule border-rule border-y">
        {items.map((guess) => (
          <li key={guess.courseId} className="space-y-2 py-4">
            <h3 className="font-semibold" dir="auto">
              {guess.courseTitle}
            </h3>
            <p className="figures">
              {guess.warned ? t('guesses.warned') : t('guesses.calm')}
              {guess.warned && guess.probability !== null
                ? ` (${t('percent', { share: percent(guess.probability) })})`
                : null}{' '}
              <span className="text-ink-soft text-sm">
                <Time iso={guess.at} />
              </span>
            </p>
            {guess.warned ? (
              <>
                <p>{t('guesses.from')}</p>
                <ReasonList warning={guess} />
              </>
            ) : null}
            <SaidList answers={guess.answers} />
          </li>
        ))}
      </ul>
    </section>
  );
}
