'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { ErrorState } from '@/ui/error-state';
import { TextAreaField } from '@/ui/fields/text-field';
import type { Lesson, LessonFeedback as LessonFeedbackInput } from '../../contract';
import { LessonFit } from './lesson-fit';

const ratings = ['1', '2', '3', '4', '5'] as const;

/** One question about the lesson itself, with room for words. */
export function LessonFeedback({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('lesson.feedback');
  const legend = useId();
  const [rating, setRating] = useState<(typeof ratings)[number] | null>(null);
  const [words, setWords] = useState('');
  const [fit, setFit] = useState<LessonFeedbackInput['fit']>(null);
  const [unclear, setUnclear] = useState(false);
  const [lacking, setLacking] = useState(false);
  const [sent, setSent] = useState(false);
  const send = useAction(async (body: LessonFeedbackInput, signal) => {
    await api(`/courses/${lesson.courseId}/lessons/${lesson.id}/feedback`, { body, signal });
    setSent(true);
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    setLacking(rating === null);
    if (rating !== null) void send.run({ rating: Number(rating), words, fit, unclear });
  }
  if (sent) return <p role="status">{t('thanks')}</p>;
  return (
    <form onSubmit={submit} className="space-y-4">
      <h2 id={legend} className="font-semibold text-base">
        {t('title')}
      </h2>
      <div role="radiogroup" aria-labelledby={legend} className="flex flex-wrap gap-2">
        {ratings.map((value) => (
          <label
            key={value}
            className={cn(
              'relative flex min-h-11 cursor-pointer items-center rounded-md border px-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
              rating === value ? 'border-accent bg-accent-soft' : 'border-rule-strong bg-paper-raised hover:border-ink',
            )}
          >
            <input
              type="radio"
              name={`${legend}-rating`}
              value={value}
              checked={rating === value}
              onChange={() => {
                setRating(value);
                setLacking(false);
              }}
              className="me-2 accent-accent"
            />
            {t(value)}
          </label>
        ))}
      </div>
      {lacking ? <p role="alert">{t('choose')}</p> : null}
      {rating === null && words === '' ? null : (
        <>
          <LessonFit fit={fit} unclear={unclear} onFit={setFit} onUnclear={setUnclear} />
          <TextAreaField
            label={t('words')}
            value={words}
            maxLength={2000}
            onChange={(event) => setWords(event.target.value)}
          />
        </>
      )}
      {send.problem ? <ErrorState inline problem={send.problem} /> : null}
      {rating === null ? null : (
        <Button type="submit" busy={send.pending}>
          {t('send')}
        </Button>
      )}
    </form>
  );
}
