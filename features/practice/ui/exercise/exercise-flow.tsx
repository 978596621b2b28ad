'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Progress } from '@/ui/progress';
import type { Presentation } from '../../contract';
import { Exercise } from './exercise';
import type { Outcome } from './use-exercise';

/**
 * Questions one at a time. Those already finished are left out (their number counts on). `onDone` gets how each went, in
 * order, after the last; it is never called for an empty list.
 */
export function ExerciseFlow({
  presentations,
  lang,
  onDone,
  helps,
}: {
  presentations: readonly Presentation[];
  /** Language of the course. */
  lang: string;
  onDone: (outcomes: Outcome[]) => void;
  /** What else the material has on a concept, for somebody who missed twice; handed in by the page. */
  helps?: (conceptId: string) => ReactNode;
}) {
  const t = useTranslations('exercise');
  const [open] = useState(() => presentations.filter((presentation) => !presentation.finished));
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const done = presentations.length - open.length;
  const current = open[outcomes.length];
  if (current === undefined) return null;
  const last = outcomes.length === open.length - 1;
  return (
    <div className="space-y-6">
      <div className="max-w-56">
        <Progress
          label={t('progress', { number: done + outcomes.length + 1, total: presentations.length })}
          value={done + outcomes.length}
          max={presentations.length}
        />
      </div>
      <Exercise
        key={current.id}
        presentation={current}
        lang={lang}
        last={last}
        arrive={outcomes.length > 0}
        helps={helps}
        onDone={(outcome) => {
          const all = [...outcomes, outcome];
          setOutcomes(all);
          if (all.length === open.length) onDone(all);
        }}
      />
    </div>
  );
}
