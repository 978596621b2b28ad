'use client';

import { Lightbulb } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import type { ExerciseState, Step } from './use-exercise';

/** The buttons under a question: check, hint, and the answer only after a try or the last hint; then on. */
export function ExerciseActions({
  state,
  last,
  onStep,
}: {
  state: ExerciseState;
  last: boolean;
  onStep: (step: Step) => void;
}) {
  const t = useTranslations('exercise');
  const { presentation, pending } = state;
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Enter goes on from here; the words of the judgement are read out by the status region.
    if (!presentation.finished) return;
    onward.current?.focus({ preventScroll: true });
    onward.current?.scrollIntoView({ block: 'nearest' });
  }, [presentation.finished]);
  if (presentation.finished) {
    return (
      <Button ref={onward} type="submit" variant="primary" data-print="none" className="scroll-mb-8">
        {t(last ? 'finish' : 'continue')}
      </Button>
    );
  }
  const mayLook = presentation.attemptCount > 0 || presentation.hintsLeft === 0;
  return (
    <div data-print="none">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" variant="primary" busy={pending === 'attempt'}>
          {t('check')}
        </Button>
        {presentation.hintsLeft > 0 ? (
          <Button variant="quiet" busy={pending === 'hint'} onClick={() => onStep('hint')}>
            <Lightbulb aria-hidden />
            {t('hint', { left: presentation.hintsLeft })}
          </Button>
        ) : (
          <span className="text-ink-faint text-sm">{t('noHintsLeft')}</span>
        )}
        {mayLook ? (
          <Button variant="plain" busy={pending === 'answer'} onClick={() => onStep('answer')}>
            {t('showAnswer')}
          </Button>
        ) : null}
      </div>
      {mayLook ? (
        <p className="mt-2 text-ink-soft text-sm">
          {t(presentation.attemptCount > 0 ? 'showAnswerNoteTried' : 'showAnswerNote')}
        </p>
      ) : null}
    </div>
  );
}
