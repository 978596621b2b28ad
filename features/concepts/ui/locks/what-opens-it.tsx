'use client';

import { useTranslations } from 'use-intl';
import { MasteryRing, masteryLevel } from '@/ui/mastery-ring';
import type { MapGraph } from '../map-graph';
import { useLockWords } from './use-lock-words';
import { keysOf } from './what-opens';

/** What would open a closed concept: each thing that it waits for, where the reader stands with it, and what is left to do. */
export function WhatOpensIt({
  graph,
  conceptId,
  lang,
  onOpen,
}: {
  graph: MapGraph;
  conceptId: string;
  lang: string;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('map.lock');
  const words = useLockWords();
  const keys = keysOf(graph, conceptId);
  if (keys.length === 0) return null;
  return (
    <section aria-label={t('title')} className="rounded-md bg-paper-sunken px-4 py-3">
      <h3 className="small-caps mb-1 text-ink-soft">{t('title')}</h3>
      <ul className="space-y-2">
        {keys.map((key) => (
          <li key={key.concept.id}>
            <button
              type="button"
              onClick={() => onOpen(key.concept.id)}
              className="link inline-flex min-h-8 items-center gap-2 text-start pointer-coarse:min-h-11"
            >
              <MasteryRing level={masteryLevel(graph.byId.get(key.concept.id)?.mode ?? null)} words={false} />
              <span dir="auto" lang={lang} className="min-w-0 break-words">
                {key.concept.name}
              </span>
            </button>
            <p className="text-ink-soft text-sm" dir="auto">
              {words.key(key)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
