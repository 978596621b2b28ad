'use client';

import { Check, CornerDownRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { usePlaceLabel } from '@/ui/place-label';
import { Prose } from '@/ui/prose/prose';
import { ExplainMistake } from './explain-mistake';
import type { ExerciseState } from './use-exercise';

/** What came of a try: calm, exact, and in ink; what was right once it is over. */
export function Feedback({ state, courseId, lang }: { state: ExerciseState; courseId: string; lang: string }) {
  const t = useTranslations('exercise');
  const { result } = state;
  const answer = state.answerShown ? state.shown : (result?.answer ?? null);
  return (
    <div className="space-y-4">
      {result && !state.answerShown ? <Judgement result={result} courseId={courseId} lang={lang} /> : null}
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

type Result = NonNullable<ExerciseState['result']>;

function Judgement({ result, courseId, lang }: { result: Result; courseId: string; lang: string }) {
  const t = useTranslations('exercise');
  const Icon = result.correct ? Check : CornerDownRight;
  return (
    <div className="appear flex gap-3 rounded-md bg-paper-sunken px-4 py-3">
      <Icon
        aria-hidden
        className={result.correct ? 'mt-1 size-5 shrink-0 text-accent' : 'mt-1 size-5 shrink-0 text-ink-faint'}
      />
      <div className="min-w-0 space-y-2">
        <Prose html={result.feedback} lang={lang} compact className={result.correct ? 'font-semibold' : ''} />
        {result.look ? <LookAgain look={result.look} courseId={courseId} /> : null}
        {result.correct ? null : (
          <p className="text-sm">
            <TextLink
              href={`/my-data?about=answers&course=${courseId}&attempt=${result.attemptId}#correction`}
              prefetch={false}
            >
              {t('judgedWrongly')}
            </TextLink>
          </p>
        )}
        {result.explainable ? <ExplainMistake key={result.attemptId} attemptId={result.attemptId} lang={lang} /> : null}
      </div>
    </div>
  );
}

/** The part of the material that helps with what went wrong. */
function LookAgain({ look, courseId }: { look: NonNullable<Result['look']>; courseId: string }) {
  const t = useTranslations('exercise.look');
  const place = usePlaceLabel();
  const { heading, sourceTitle: source } = look;
  return (
    <p className="text-sm" data-print="none">
      <TextLink href={`/courses/${courseId}/sources/${look.sourceId}?chunk=${look.chunkId}`}>
        <bdi>{heading ? t('heading', { heading }) : source ? t('source', { source }) : t('passage')}</bdi>
      </TextLink>
      {look.place ? <span className="figures text-ink-soft"> ({place(look.place)})</span> : null}
    </p>
  );
}
