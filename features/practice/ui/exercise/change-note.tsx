'use client';

import { useTranslations } from 'use-intl';
import { masteryLevel } from '@/ui/mastery-ring';
import { MasteryShift } from '@/ui/mastery-shift';
import { type ExerciseState, outcomeOf } from './use-exercise';

/** What a finished question changed in the estimate, and how it counted. */
export function ChangeNote({ state }: { state: ExerciseState }) {
  const t = useTranslations('exercise');
  const { change } = outcomeOf(state);
  return (
    <div className="space-y-1 text-sm">
      {change ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span dir="auto">{change.conceptName}</span>
          <MasteryShift before={masteryLevel(change.modeBefore)} after={masteryLevel(change.modeAfter)} />
          {change.modeBefore === change.modeAfter ? (
            <span className="text-ink-soft">{t(`change.${direction(change.before, change.after)}`)}</span>
          ) : null}
        </p>
      ) : null}
      <p className="text-ink-soft">{t(`counted.${counted(state)}`)}</p>
    </div>
  );
}

/** How the question counted: the first try decides. */
function counted(state: ExerciseState): 'full' | 'hinted' | 'firstTry' | 'looked' | 'unreviewed' | 'none' {
  const { first } = state;
  if (first?.change.evidence === 'none' && state.presentation.unreviewed) return 'unreviewed';
  if (first === null || first.change.evidence === 'none') return 'none';
  if (!first.correct) return state.answerShown ? 'looked' : 'firstTry';
  return first.change.evidence === 'hinted' ? 'hinted' : 'full';
}

function direction(before: number, after: number): 'up' | 'down' | 'same' {
  if (Math.abs(after - before) < 0.005) return 'same';
  return after > before ? 'up' : 'down';
}
