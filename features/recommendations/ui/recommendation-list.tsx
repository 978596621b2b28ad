'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { Button } from '@/ui/button';
import { useListKeys } from '@/ui/keys';
import { useToast } from '@/ui/overlays/toast';
import type { Recommendation } from '../contract';
import { ActionLink } from './action-link';
import { EvidenceList } from './evidence-list';
import { TogetherChoice } from './together-choice';

/** A learner's recommendations on the first page, the best first; nothing where there are none. `limit`: as they were asked for. */
export function RecommendationList({ initial, limit }: { initial: readonly Recommendation[]; limit: number }) {
  const t = useTranslations('recommendations');
  const toast = useToast();
  const [items, setItems] = useState(initial);
  const offers = useRef<Promise<Record<string, string>> | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  const some = initial.length > 0;
  useEffect(() => {
    // Noted also where all were held back: what came after counts on either side.
    offers.current = api<{ offers: Record<string, string> }>(`/recommendations/seen?limit=${limit}`, {
      method: 'POST',
    }).then(
      (answer) => answer.offers,
      () => ({}),
    );
  }, [limit]);
  const react = async (id: string, reaction: 'opened' | 'dismissed') => {
    const offerId = (await offers.current)?.[id];
    if (offerId) await api(`/recommendation-offers/${offerId}`, { body: { reaction } }).catch(() => undefined);
  };
  if (!some) return null;
  return (
    <section aria-labelledby="recommendations" className="mt-12 max-w-3xl" data-print="none">
      <h2 id="recommendations" className="mb-2 text-lg">
        {t('home.title')}
      </h2>
      <ul ref={list} className="divide-y divide-rule border-rule border-y">
        {items.map((item) => (
          <li key={item.id} data-row className="py-4">
            <p className="text-ink-soft text-sm" dir="auto">
              {item.courseTitle}
            </p>
            <p className="max-w-measure" dir="auto">
              {item.why}
            </p>
            <p className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1">
              <ActionLink recommendation={item} onOpen={() => void react(item.id, 'opened')} />
              <Button
                variant="quiet"
                size="small"
                onClick={() => {
                  void react(item.id, 'dismissed');
                  setItems(items.filter(({ id }) => id !== item.id));
                  toast({ text: t('home.dismissed') });
                }}
              >
                {t('card.dismiss')}
              </Button>
            </p>
            <details className="mt-1">
              <summary className="cursor-pointer text-ink-soft text-sm">{t('home.evidence')}</summary>
              <div className="mt-1">
                <EvidenceList recommendation={item} />
              </div>
            </details>
          </li>
        ))}
      </ul>
      <TogetherChoice />
    </section>
  );
}
