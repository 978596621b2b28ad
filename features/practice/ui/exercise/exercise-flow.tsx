'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Progress } from '@/ui/progress';
import { Skeleton, SkeletonBar } from '@/ui/skeleton';
import type { Presentation } from '../../contract';
import { Exercise } from './exercise';
import type { Outcome } from './use-exercise';
import { askForFit, type FitNote, noteOf } from './use-fit';

/** After so many misses in a row the learner is told what comes of it; the next question is waited for no longer than this. */
const MISSES = 2;
const WAIT_MS = 4000;

/**
 * Questions one at a time. Those already finished are left out (their number counts on). Each suits what is known when it comes: it gives way to
 * another where the answers before it changed that, or where the learner asks; after two misses in a row to an easier one. `onDone` gets how each went, in order, after the last; it is never called
 * for an empty list.
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
  const [open, setOpen] = useState(() => presentations.filter((presentation) => !presentation.finished));
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const [suiting, setSuiting] = useState(false);
  const [note, setNote] = useState<FitNote | null>(null);
  const done = presentations.length - open.length;
  const at = outcomes.length;
  const current = open[at];
  if (current === undefined) return null;
  const last = at === open.length - 1;
  const put = (place: number, presentation: Presentation) =>
    setOpen((all) => all.map((each, i) => (i === place ? presentation : each)));

  function goOn(outcome: Outcome) {
    const all = [...outcomes, outcome];
    const next = open[all.length];
    setNote(null);
    setOutcomes(all);
    if (next === undefined) onDone(all);
    else void suit(all.length, next, missedInARow(all));
  }

  async function suit(place: number, next: Presentation, hard: boolean) {
    setSuiting(true);
    try {
      const { presentation, changed } = await askForFit(next.id, null, AbortSignal.timeout(WAIT_MS));
      if (changed) put(place, presentation);
      if (hard) setNote(noteOf(null, changed));
    } catch {
      // The question that stands there will do.
    } finally {
      setSuiting(false);
    }
  }

  return (
    <div className="space-y-6">
      <div className="max-w-56">
        <Progress
          label={t('progress', { number: done + at + 1, total: presentations.length })}
          value={done + at}
          max={presentations.length}
        />
      </div>
      {suiting ? (
        <Skeleton className="space-y-4">
          <SkeletonBar className="h-5 w-4/5" />
          <SkeletonBar className="h-12 w-full" />
        </Skeleton>
      ) : (
        <Exercise
          key={current.id}
          presentation={current}
          lang={lang}
          last={last}
          arrive={at > 0 || note !== null}
          note={note}
          helps={helps}
          onDone={goOn}
          onOther={(presentation, why) => {
            setNote(why);
            put(at, presentation);
          }}
        />
      )}
    </div>
  );
}

/** Whether the latest questions were all missed at the first try. */
export function missedInARow(outcomes: readonly Pick<Outcome, 'missed'>[]): boolean {
  return outcomes.length >= MISSES && outcomes.slice(-MISSES).every(({ missed }) => missed);
}
