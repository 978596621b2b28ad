'use client';

import { Check, CornerDownRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Prose } from '@/ui/prose/prose';
import type { ExerciseState } from './use-exercise';

/** What came of a try: calm, exact, and in ink; what was right once it is over. */
export function Feedback({ state, courseId, lang }: { state: ExerciseState; courseId: string; lang: string }) {
  const t = useTranslations('exercise');
  const { result } = state;
  const answer = state.answerShown ? state.shown : (result?.answer ?? null);
  return (
    <div className="space-y-4">
      {result && !state.answerShown ? <Judgement result={result} lang={lang} /> : null}
      {answer ? (
        <div className="border-accent border-s-2 ps-4">
          <p className="small-caps text-ink-soft text-sm">{t('answer')}</p>
          <Prose html={answer.html} lang={lang} compact />
          {answer.citation ? (
            <p className="mt-2 text-sm">
              <TextLink
                href={`/courses/${courseId}/sources/${answer.citation.sourceId}?chunk=${answer.citation.chunkId}`}
              >
                {t('answerSource')}
              </TextLink>
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Judgement({ result, lang }: { result: NonNullable<ExerciseState['result']>; lang: string }) {
  const Icon = result.correct ? Check : CornerDownRight;
  return (
    <div className="appear flex gap-3 rounded-md bg-paper-sunken px-4 py-3">
      <Icon
        aria-hidden
        className={result.correct ? 'mt-1 size-5 shrink-0 text-accent' : 'mt-1 size-5 shrink-0 text-ink-faint'}
      />
      <Prose
        html={result.feedback}
        lang={lang}
        compact
        className={result.correct ? 'min-w-0 font-semibold' : 'min-w-0'}
      />
    </div>
  );
}
