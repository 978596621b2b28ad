'use client';

import { Focus } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { Button, TextLink } from '@/ui/button';
import { MasteryRing, masteryLevel } from '@/ui/mastery-ring';
import { ConceptTools } from '../edit/concept-tools';
import { RenameForm } from '../edit/rename-form';
import type { MapEdits } from '../edit/use-map-edits';
import { LockMark } from '../locks/lock-mark';
import { useLockWords } from '../locks/use-lock-words';
import { WhatOpensIt } from '../locks/what-opens-it';
import { type MapConcept, stateOf } from '../map-graph';
import { Definition } from './definition';
import { LearnActions } from './learn-actions';
import { LinkedConcepts } from './linked-concepts';
import { MoreOfConcept } from './panel-more';

/** Everything about the open concept, with what there is to do: learn it, practise it, explain it. */
export function ConceptPanel({
  course,
  concept,
  edits,
  onOpen,
  onLook,
}: {
  course: Course;
  concept: MapConcept;
  edits: MapEdits;
  onOpen: (id: string | null) => void;
  /** Shows only what is near it. */
  onLook: () => void;
}) {
  const t = useTranslations('map.panel');
  const around = useTranslations('map.around');
  const [renaming, setRenaming] = useState(false);
  return (
    <div className="space-y-5">
      <header>
        {renaming ? (
          <RenameForm
            name={concept.name}
            revision={edits.graph.revision}
            onRename={(name, seen) => edits.rename(concept, name, seen)}
            onClose={() => setRenaming(false)}
          />
        ) : (
          <h2 className="text-xl" dir="auto" lang={course.language} tabIndex={-1}>
            {concept.name}
          </h2>
        )}
        <Standing course={course} concept={concept} edits={edits} />
      </header>
      <WhatOpensIt graph={edits.graph} conceptId={concept.id} lang={course.language} onOpen={onOpen} />
      <div className="flex flex-wrap gap-3">
        <LearnActions courseId={course.id} concept={concept} graph={edits.graph} />
      </div>
      <div className="-ms-3 flex flex-wrap">
        <MoreOfConcept part="actions" conceptId={concept.id} />
        <Button variant="quiet" size="small" onClick={onLook}>
          <Focus aria-hidden />
          {around('look')}
        </Button>
      </div>
      <Definition courseId={course.id} concept={concept} lang={course.language} graph={edits.graph} />
      <LinkedConcepts concept={concept} side="needs" edits={edits} editable={course.editable} onOpen={onOpen} />
      <LinkedConcepts concept={concept} side="leads" edits={edits} editable={course.editable} onOpen={onOpen} />
      <MoreOfConcept key={concept.id} conceptId={concept.id} />
      {course.editable ? (
        <section aria-label={t('teacher')} className="border-rule border-t pt-3">
          <p className="mb-1 text-ink-soft text-sm">
            {t('passages', { count: concept.chunkCount })},{' '}
            <TextLink href={`/courses/${course.id}/items?concept=${concept.id}`}>
              {t('questions', { count: concept.itemCount })}
            </TextLink>
          </p>
          <div className="-ms-3">
            <ConceptTools
              courseId={course.id}
              edits={edits}
              concept={concept}
              onRename={() => setRenaming(true)}
              onGone={() => onOpen(null)}
            />
          </div>
        </section>
      ) : null}
    </div>
  );
}

/** Where the reader stands: ring and words, what is better learnt before, the number on demand. */
function Standing({ course, concept, edits }: { course: Course; concept: MapConcept; edits: MapEdits }) {
  const t = useTranslations('map.panel');
  const format = useFormatter();
  const state = stateOf(edits.graph, concept);
  const first = state.kind === 'ready' && edits.graph.needs(concept.id).length === 0;
  const lock = useLockWords();
  const about = () => {
    if (state.kind === 'locked') return lock.why(state.for);
    if (state.kind === 'waiting') return t('waiting', { names: format.list(state.for.map((need) => need.name)) });
    return t(first ? 'readyFirst' : state.kind);
  };
  return (
    <div className="mt-2 space-y-1 text-sm">
      <p>
        <MasteryRing level={masteryLevel(concept.mode)} />
      </p>
      <p className="flex items-baseline gap-2 text-ink-soft">
        {state.kind === 'locked' ? <LockMark className="self-center" /> : null}
        <span dir="auto">{about()}</span>
      </p>
      {concept.mastery === null ? null : (
        <details className="text-ink-soft">
          <summary className="inline-block underline decoration-rule-strong underline-offset-4">{t('number')}</summary>
          <p className="mt-1">
            {t('likely', { percent: Math.round(concept.mastery * 100) })}{' '}
            <TextLink href={`/courses/${course.id}/progress?concept=${concept.id}`}>{t('evidence')}</TextLink>
          </p>
        </details>
      )}
    </div>
  );
}
