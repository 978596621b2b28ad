'use client';

import { useTranslations } from 'use-intl';
import type { Placement } from '@/features/pathways/contract';
import { LinkButton } from '@/ui/button';

/** For whoever is new to a course: a few questions find out where to begin. */
export function PlacementOffer({ courseId, placement }: { courseId: string; placement: Placement }) {
  const t = useTranslations('pathways.placement');
  const open = placement.state === 'open';
  return (
    <section aria-labelledby="placement" className="rounded-lg bg-accent-soft px-6 py-4">
      <h2 id="placement" className="text-lg">
        {t('offer')}
      </h2>
      <p className="mt-1 mb-3 max-w-measure text-ink-soft">
        {open
          ? t('offerOpen', { asked: placement.asked, most: placement.most })
          : t('offerWords', { most: placement.most })}
      </p>
      <LinkButton href={`/courses/${courseId}/placement`} variant="secondary" prefetch={false}>
        {t(open ? 'goOn' : 'begin')}
      </LinkButton>
    </section>
  );
}
