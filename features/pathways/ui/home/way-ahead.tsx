'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Standing, StandingState } from '@/features/pathways/contract';
import { TextLink } from '@/ui/button';
import { MasteryRing } from '@/ui/mastery-ring';
import { around } from './around';

const LEVEL = {
  ...{
    locked: 'none',
    ready: 'none',
    learning: 'foundational',
    fresh: 'advanced',
    unproven: 'scaffolded',
    held: 'advanced',
  },
} as const satisfies Record<StandingState, 'none' | 'foundational' | 'scaffolded' | 'advanced'>;

/** The part of the course's way that lies around today's step: what is done, what is open, what is still closed and why. */
export function WayAhead({
  course,
  standings,
  todayId,
}: {
  course: { id: string; language: string };
  standings: readonly Standing[];
  todayId: string | null;
}) {
  const t = useTranslations('pathways.way');
  if (standings.length === 0) return null;
  const names = new Map(standings.map(({ conceptId, name }) => [conceptId, name]));
  const shown = around(standings, todayId);
  const counts = {
    done: standings.filter(({ state }) => ['fresh', 'unproven', 'held'].includes(state)).length,
    open: standings.filter(({ state }) => state === 'ready' || state === 'learning').length,
    locked: standings.filter(({ state }) => state === 'locked').length,
  };
  return (
    <section aria-labelledby="way">
      <h2 id="way" className="text-lg">
        {t('title')}
      </h2>
      <p className="figures mb-3 text-ink-soft text-sm">{t('counts', counts)}</p>
      <ol className="border-rule border-y">
        {shown.map((each) => (
          <li
            key={each.conceptId}
            aria-current={each.conceptId === todayId ? 'step' : undefined}
            className="flex flex-wrap items-center justify-between gap-x-6 border-rule border-t py-2.5 first:border-t-0 aria-[current]:font-semibold"
          >
            <span className="flex min-w-0 items-center gap-2.5">
              {each.state === 'locked' ? (
                <Lock aria-hidden className="size-[1.1em] shrink-0 text-ink-soft" />
              ) : (
                <MasteryRing level={LEVEL[each.state]} words={false} />
              )}
              <span lang={course.language} dir="auto">
                {each.name}
              </span>
            </span>
            <span className="font-normal text-ink-soft text-sm" dir="auto">
              {each.state === 'locked'
                ? t('waits', {
                    names: each.missingIds
                      .slice(0, 2)
                      .map((id) => names.get(id) ?? '')
                      .join(', '),
                  })
                : each.conceptId === todayId
                  ? t('today')
                  : t(`state.${each.state}`)}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-3 flex flex-wrap gap-x-5 text-sm">
        <TextLink href={`/courses/${course.id}/map`}>{t('map')}</TextLink>
        <TextLink href={`/courses/${course.id}/progress`}>{t('evidence')}</TextLink>
      </p>
    </section>
  );
}
