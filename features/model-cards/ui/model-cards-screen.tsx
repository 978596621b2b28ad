'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '@/ui/page-header';
import { Time } from '@/ui/time';
import type { Card, ModelCards } from '../contract';
import { useCardWords } from './use-card-words';

/** Every model with its card, for everybody who is signed in. */
export function ModelCardsScreen({ cards }: { cards: ModelCards }) {
  const t = useTranslations('modelCards');
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
        <p className="mt-2 text-sm">{t.rich('at', { date: () => <Time iso={cards.at} precise /> })}</p>
      </PageHeader>
      <div className="space-y-12">
        {cards.items.map((card) => (
          <OneCard key={card.name} card={card} />
        ))}
      </div>
    </div>
  );
}

function OneCard({ card }: { card: Card }) {
  const t = useTranslations('modelCards');
  const words = useCardWords();
  const { name, version, figures } = card;
  return (
    <article id={name} className="max-w-4xl border-rule border-t pt-5" data-print="together">
      <h2 className="mb-3 text-xl">{t(`cards.${name}.name`)}</h2>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <Line term={t('purpose')}>{t(`cards.${name}.purpose`)}</Line>
        <Line term={t('data')}>{t(`cards.${name}.data`)}</Line>
        <Line term={t('version')}>
          <span dir="ltr">{version}</span>
        </Line>
        <Line term={t('trained')}>{words.trained(card)}</Line>
        <Line term={t('figures')}>
          {figures.length === 0 ? (
            t('noFigures')
          ) : (
            <ul className="space-y-1">
              {figures.map((figure) => (
                <li key={figure.name}>
                  <span className="first-letter:uppercase">{t(`figure.${figure.name}`)}</span>:{' '}
                  <span className="figures font-semibold">{words.figure(figure)}</span>
                </li>
              ))}
            </ul>
          )}
        </Line>
        <Line term={t('groups')}>{words.groups(card)}</Line>
        <Line term={t('limits')}>{t(`cards.${name}.limits`)}</Line>
        <Line term={t('overrule')}>{t(`cards.${name}.overrule`)}</Line>
      </dl>
    </article>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className="max-w-measure">{children}</dd>
    </>
  );
}
