'use client';

import { EyeOff } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { LinkButton } from '@/ui/button';
import { cn } from '@/ui/cn';
import { useListKeys } from '@/ui/keys';
import { MasteryRing, masteryLevel } from '@/ui/mastery-ring';
import { conceptButtonId } from '../concept-button-id';
import { LockMark } from '../locks/lock-mark';
import { useLockWords } from '../locks/use-lock-words';
import { isMastered, type MapConcept, type MapGraph, stateOf } from '../map-graph';
import { useStateWords } from '../state-words';

/** The map as a list: the same concepts, step by step, each with its ring, its state and what can be done. */
export function ConceptList({
  courseId,
  lang,
  graph,
  shown,
  openId,
  onOpen,
}: {
  courseId: string;
  lang: string;
  graph: MapGraph;
  /** Those a search left, in teaching order. */
  shown: readonly MapConcept[];
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('map.list');
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const levels = [...new Set(shown.map((concept) => concept.level))].toSorted((a, b) => a - b);
  return (
    <div ref={list} className="space-y-8">
      {levels.map((level) => (
        <section key={level}>
          <h2 className="small-caps mb-1 text-base text-ink-soft">
            {level === 0 ? t('start') : t('level', { number: level + 1 })}
          </h2>
          <ul>
            {shown
              .filter((concept) => concept.level === level)
              .map((concept) => (
                <ConceptRow
                  key={concept.id}
                  courseId={courseId}
                  lang={lang}
                  graph={graph}
                  concept={concept}
                  open={openId === concept.id}
                  onOpen={onOpen}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ConceptRow({
  courseId,
  lang,
  graph,
  concept,
  open,
  onOpen,
}: {
  courseId: string;
  lang: string;
  graph: MapGraph;
  concept: MapConcept;
  open: boolean;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('map.list');
  const levels = useTranslations('common.mastery');
  const words = useStateWords();
  const lock = useLockWords();
  const state = stateOf(graph, concept);
  const level = masteryLevel(concept.mode);
  return (
    <li data-row className={cn('flex items-center gap-3 border-rule border-b', open && 'bg-accent-soft')}>
      <button
        type="button"
        id={conceptButtonId(concept.id)}
        aria-pressed={open}
        onClick={() => onOpen(concept.id)}
        className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-sm px-1 py-2 text-start hover:bg-paper-sunken"
      >
        {state.kind === 'hidden' ? (
          <EyeOff aria-hidden className="size-5 shrink-0 text-ink-faint" />
        ) : state.kind === 'locked' ? (
          <LockMark className="text-lg" />
        ) : (
          <MasteryRing level={level} words={false} className="text-lg" />
        )}
        <span className="min-w-0 flex-1">
          <span dir="auto" lang={lang} className="block break-words">
            {concept.name}
          </span>
          <span className="block text-ink-soft text-sm">
            {state.kind === 'locked' ? (
              lock.why(state.for)
            ) : (
              <>
                <span aria-hidden>{levels(level)}</span>
                {state.kind === 'known' ? null : ` · ${words(state)}`}
              </>
            )}
          </span>
        </span>
      </button>
      {isMastered(state) && state.kind !== 'known' && concept.itemCount > 0 ? (
        <LinkButton
          href={`/courses/${courseId}/practice?concept=${concept.id}`}
          size="small"
          prefetch={false}
          aria-label={t('practiseLabel', { name: concept.name })}
        >
          {t('practise')}
        </LinkButton>
      ) : null}
      {(state.kind === 'ready' || state.kind === 'learning') && concept.chunkCount > 0 ? (
        <LinkButton
          href={`/courses/${courseId}/lessons/new?concept=${concept.id}`}
          size="small"
          prefetch={false}
          aria-label={t('learnLabel', { name: concept.name })}
        >
          {t('learn')}
        </LinkButton>
      ) : null}
    </li>
  );
}
