'use client';

import Form from 'next/form';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/fields/text-field';
import { Notice } from '@/ui/notice';
import type { Explained } from '../../measure/explained';
import { HitList } from './hit-list';
import { RetrievalFrame } from './retrieval-frame';
import { usePercent } from './use-percent';

/** A question as a learner would ask it, and what would be retrieved for it. The address holds the question. */
export function TryScreen({
  course,
  question,
  explained,
  wanted,
}: {
  course: Course;
  question: string;
  explained: Explained | null;
  /** The passage that somebody wants to know about: why the question finds it. */
  wanted: string | null;
}) {
  const t = useTranslations('retrieval.try');
  return (
    <RetrievalFrame courseId={course.id}>
      <p className="mb-4 max-w-measure text-ink-soft">{t('words')}</p>
      <search>
        <Form
          key={question}
          action={`/courses/${course.id}/retrieval`}
          className="flex max-w-3xl flex-wrap items-end gap-3"
        >
          <TextField
            className="min-w-56 flex-1"
            label={t('question')}
            type="search"
            name="q"
            defaultValue={question}
            maxLength={2000}
          />
          <Button type="submit" variant="primary">
            {t('send')}
          </Button>
        </Form>
      </search>
      {explained === null ? (
        <p className="mt-8 text-ink-soft">
          {t('before')} {t('example')}
        </p>
      ) : (
        <Result course={course} question={question} explained={explained} wanted={wanted} />
      )}
    </RetrievalFrame>
  );
}

function Result({
  course,
  question,
  explained,
  wanted,
}: {
  course: Course;
  question: string;
  explained: Explained;
  wanted: string | null;
}) {
  const t = useTranslations('retrieval.try');
  const percent = usePercent();
  const { words, coverage, covered, coveredFrom, weight, embedder, fitted, hits } = explained;
  const shown = new Set(hits.flatMap(({ ref }) => ref ?? [])).size;
  return (
    <>
      <div role="status" className="mt-8 max-w-measure space-y-1">
        <p className="font-semibold">
          {t('summary', { shown, used: explained.usedTokens, budget: explained.budgetTokens })}
        </p>
        <p className="text-ink-soft">
          {covered
            ? t('covered', { share: percent(coverage) })
            : t('uncovered', { share: percent(coverage), from: percent(coveredFrom) })}
        </p>
        <p className="text-ink-soft">{weight > 0 ? t('byBoth', { share: percent(weight), embedder }) : t('byWords')}</p>
      </div>
      {wanted !== null && !hits.some(({ chunkId }) => chunkId === wanted) ? (
        <Notice className="mt-4 max-w-measure">{t('notThere')}</Notice>
      ) : null}
      {fitted ? null : <Notice className="mt-4 max-w-measure">{t('notFitted')}</Notice>}
      <p className="mt-4 text-sm">
        <span className="text-ink-soft">{t('searchedWords')}: </span>
        {words.length === 0 ? t('noWords') : null}
        {words.map(({ word, related }, place) => (
          <span key={word}>
            {place > 0 ? ', ' : ''}
            <bdi className="font-mono">{word}</bdi>
            {related.length > 0 ? (
              <span className="text-ink-faint"> ({t('near', { words: related.slice(0, 4).join(', ') })})</span>
            ) : null}
          </span>
        ))}
      </p>
      {hits.length === 0 ? (
        <div className="mt-6 max-w-measure">
          <p>{t('nothing')}</p>
          <p className="text-ink-soft">{t('nothingAdvice')}</p>
        </div>
      ) : (
        <HitList
          key={question}
          course={course}
          question={question}
          hits={hits}
          byMeaning={weight > 0}
          wanted={wanted}
        />
      )}
    </>
  );
}
