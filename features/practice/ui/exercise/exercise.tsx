'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorState } from '@/ui/error-state';
import { Prose } from '@/ui/prose/prose';
import type { Presentation } from '../../contract';
import { AnswerField } from './answer-field';
import { ChangeNote } from './change-note';
import { ExerciseActions } from './exercise-actions';
import { ExerciseKeys } from './exercise-keys';
import { Feedback } from './feedback';
import { htmlOf } from './fields/field-props';
import { FitButtons } from './fit-buttons';
import { Hints } from './hints';
import { ReportQuestion } from './report-question';
import { excess, missing } from './response';
import { type Outcome, outcomeOf, useExercise } from './use-exercise';
import { type FitNote, useFit } from './use-fit';

/** After so many misses the learner is shown what else may help. */
const MISSES = 2;

/**
 * One question: answer it, take hints, try again, see why. `onDone` gets how it went when the learner goes on. `arrive`
 * puts the focus on the question, for every question but the first of a page.
 */
export function Exercise({
  presentation: initial,
  lang,
  last,
  arrive,
  onDone,
  onOther,
  note = null,
  helps,
}: {
  presentation: Presentation;
  lang: string;
  last: boolean;
  arrive: boolean;
  onDone: (outcome: Outcome) => void;
  /** Another question in the place of this one, which the learner found too hard or too easy; left out: questions can't be changed here. */
  onOther?: (presentation: Presentation, note: FitNote) => void;
  /** Why this question stands here, where it came in the place of another. */
  note?: FitNote | null;
  helps?: (conceptId: string) => ReactNode;
}) {
  const t = useTranslations('exercise');
  const { state, write, perform } = useExercise(initial);
  const fit = useFit(initial.id, note, onOther);
  const [lack, setLack] = useState<'choice' | 'text' | 'matching' | null>(null);
  const promptId = useId();
  const prompt = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const { presentation, failed } = state;
  const { finished } = presentation;

  useEffect(() => {
    if (arrive) prompt.current?.focus();
  }, [arrive]);
  useEffect(() => {
    // After a miss the cursor goes back into the field: the answer is still there to be changed.
    if (!state.result || state.result.correct) return;
    form.current?.querySelector<HTMLElement>('[data-answer]')?.focus();
    said.current?.scrollIntoView({ block: 'nearest' });
  }, [state.result]);

  function check() {
    if (finished) return;
    const lacking = missing(presentation.body, state.response);
    setLack(lacking);
    if (lacking === null && excess(state.response) === 0) perform('attempt');
  }

  return (
    <>
      <form
        ref={form}
        data-open-presentation={finished ? undefined : presentation.id}
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (finished) onDone(outcomeOf(state));
          else check();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            check();
          }
        }}
      >
        <div id={promptId} ref={prompt} tabIndex={-1}>
          <Prose
            html={htmlOf(presentation, 'prompt', presentation.body.prompt)}
            lang={lang}
            className="[&>p]:font-semibold"
          />
        </div>
        {presentation.unreviewed ? <p className="text-ink-soft text-sm">{t('unreviewed')}</p> : null}
        <AnswerField
          presentation={presentation}
          response={state.response}
          onChange={(response) => {
            setLack(null);
            write(response);
          }}
          locked={finished || state.pending === 'attempt'}
          lang={lang}
          labelledBy={promptId}
        />
        {presentation.hints.length > 0 ? <Hints hints={presentation.hints} lang={lang} /> : null}
        <div role="status" ref={said} className="scroll-mb-24 space-y-4">
          {lack ? <p>{t(`incomplete.${lack}`)}</p> : null}
          <Feedback state={state} courseId={presentation.courseId} lang={lang} />
          {finished && state.result === null && !state.answerShown ? <p>{t('finishedElsewhere')}</p> : null}
          {finished ? <ChangeNote state={state} /> : null}
        </div>
        {!finished && presentation.attemptCount >= MISSES ? helps?.(presentation.conceptId) : null}
        {failed && !finished ? (
          <ErrorState inline problem={failed.problem} onRetry={() => perform(failed.step)} />
        ) : null}
        {onOther && presentation.attemptCount === 0 && presentation.hints.length === 0 && !finished ? (
          <FitButtons fit={fit} />
        ) : null}
        <ExerciseActions state={state} last={last} onStep={perform} />
        <ExerciseKeys
          kind={presentation.body.kind}
          onHint={() => (presentation.hintsLeft > 0 ? perform('hint') : undefined)}
          onEnter={() => form.current?.requestSubmit()}
        />
      </form>
      {/* Outside of the form: Enter in it must not check the answer. */}
      <ReportQuestion presentationId={presentation.id} />
    </>
  );
}
