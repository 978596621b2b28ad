'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { ActionLink } from './action-link';
import { EvidenceList } from './evidence-list';
import { useHelpOffer } from './use-help-offer';

/**
 * A quiet card at the foot of a lesson or of practice, with the one thing that may help now. It takes no focus and covers nothing that can't be
 * scrolled to; screen readers hear of it when they are free. Beside it the tutor's button keeps its corner.
 */
export function HelpCard({
  courseId,
  conceptId,
  lessonId = null,
  lang,
}: {
  courseId: string;
  conceptId: string;
  lessonId?: string | null;
  lang: string;
}) {
  const t = useTranslations('recommendations.card');
  const common = useTranslations('common');
  const { offer, react } = useHelpOffer(courseId, conceptId, lessonId);
  return (
    <div
      role="status"
      aria-live="polite"
      data-print="none"
      className="page pointer-events-none sticky bottom-20 z-20 sm:bottom-4"
    >
      {offer ? (
        <section
          aria-label={t('title')}
          className="appear pointer-events-auto max-w-md rounded-lg border border-rule bg-paper-raised p-4 shadow-float"
        >
          <div className="flex items-start justify-between gap-3">
            <h2 className="small-caps text-ink-soft text-sm">{t('title')}</h2>
            <Button
              variant="quiet"
              size="small-icon"
              aria-label={t('dismiss')}
              className="-me-2 -mt-2"
              onClick={() => react('dismissed')}
            >
              <X aria-hidden />
            </Button>
          </div>
          <p className="mb-2 text-base leading-snug" lang={lang} dir="auto">
            {offer.recommendation.why}
          </p>
          <ActionLink recommendation={offer.recommendation} onOpen={() => react('opened')} />
          <details className="mt-2">
            <summary className="cursor-pointer text-ink-soft text-sm">{common('whyThis')}</summary>
            <div className="mt-1">
              <EvidenceList recommendation={offer.recommendation} />
            </div>
          </details>
        </section>
      ) : null}
    </div>
  );
}
