'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { LinkButton, TextLink } from '@/ui/button';
import type { Round } from '../contract';
import { useDay } from './use-day';

type Reviewed = Round['concepts'][number];

/** What a round came to: what slipped, what was kept, and when each comes back. */
export function RoundEnd({ round, arrive }: { round: Round; arrive: boolean }) {
  const t = useTranslations('reviews.end');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrive) heading.current?.focus();
  }, [arrive]);
  const of = (...outcomes: Reviewed['outcome'][]) => round.concepts.filter(({ outcome }) => outcomes.includes(outcome));
  const [kept, slipped, others] = [of('kept'), of('slipped'), of('elsewhere', 'dropped')];
  const total = kept.length + slipped.length;
  return (
    <div className="page py-10">
      <h1 ref={heading} tabIndex={-1} className="mb-8 text-2xl">
        {total > 0 ? t('title', { kept: kept.length, total }) : t('none')}
      </h1>
      <div className="max-w-3xl space-y-8">
        {slipped.length > 0 ? (
          <Outcomes title={t('slipped')} words={t('slippedWords')} concepts={slipped} mayLearn />
        ) : null}
        {kept.length > 0 ? <Outcomes title={t('kept')} concepts={kept} /> : null}
        {others.length > 0 ? <Outcomes title={t('others')} concepts={others} /> : null}
        <div className="flex flex-wrap gap-3" data-print="none">
          <LinkButton href="/reviews" variant="primary">
            {t('reviews')}
          </LinkButton>
          <LinkButton href="/">{t('home')}</LinkButton>
        </div>
      </div>
    </div>
  );
}

function Outcomes({
  title,
  words,
  concepts,
  mayLearn = false,
}: {
  title: string;
  words?: string;
  concepts: readonly Reviewed[];
  /** Offers a lesson on each. */
  mayLearn?: boolean;
}) {
  const t = useTranslations('reviews.end');
  const write = useDay();
  return (
    <section aria-label={title}>
      <h2 className="font-semibold text-lg">{title}</h2>
      {words ? <p className="text-ink-soft">{words}</p> : null}
      <ul className="mt-1 divide-y divide-rule">
        {concepts.map((concept) => (
          <li key={concept.conceptId} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <div className="min-w-0">
              <p lang={concept.lang} dir="auto">
                {concept.name}
              </p>
              <p className="text-ink-soft text-sm" lang={concept.lang} dir="auto">
                {concept.courseTitle}
              </p>
            </div>
            <div className="text-sm">
              {concept.outcome === 'elsewhere' || concept.outcome === 'dropped' ? (
                <p className="text-ink-soft">{t(concept.outcome)}</p>
              ) : null}
              {concept.dueAt && concept.outcome !== 'dropped' ? (
                <p>{t('back', { day: write(concept.dueAt) })}</p>
              ) : null}
              {mayLearn ? (
                <TextLink
                  href={`/courses/${concept.courseId}/lessons/new?concept=${concept.conceptId}`}
                  prefetch={false}
                >
                  {t('learn')}
                </TextLink>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
