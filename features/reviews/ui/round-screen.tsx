'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Presentation } from '@/features/practice/contract';
import { LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Progress } from '@/ui/progress';
import { Tag } from '@/ui/tag';
import type { Round } from '../contract';
import { RoundEnd } from './round-end';
import { RoundSkeleton } from './round-skeleton';
import { useRound } from './use-round';

/** What the page needs to put a question: practice's own screen for one, handed in. */
export interface QuestionProps {
  presentation: Presentation;
  lang: string;
  last: boolean;
  /** Puts the focus on the question: on every one but the first of a page. */
  arrive: boolean;
  onDone: () => void;
}

/** A round: one question at a time, with a pause at any moment, and what came of it at its end. */
export function RoundScreen({ initial, question }: { initial: Round; question: (props: QuestionProps) => ReactNode }) {
  const t = useTranslations('reviews.round');
  const { round, next, pending, problem } = useRound(initial);
  const [asked, setAsked] = useState(0);
  if (round.finished) return <RoundEnd round={round} arrive={!initial.finished} />;
  const { current } = round;
  return (
    <div className="page py-10">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="max-w-measure space-y-6">
        <div className="flex items-end justify-between gap-6" data-print="none">
          <div className="w-56">
            <Progress
              label={t('progress', { number: Math.min(round.done + 1, round.total), total: round.total })}
              value={round.done}
              max={round.total}
            />
          </div>
          <LinkButton href="/reviews" variant="plain" size="small">
            {t('pause')}
          </LinkButton>
        </div>
        {current ? (
          <>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm">
              <p lang={current.lang} dir="auto">
                {current.courseTitle}
              </p>
              {current.again ? (
                <>
                  <Tag tone="accent">{t('again')}</Tag>
                  <p>{t('againWords')}</p>
                </>
              ) : null}
            </div>
            {question({
              presentation: current.presentation,
              lang: current.lang,
              last: current.again && round.done + 1 === round.total,
              arrive: asked > 0,
              onDone: () => {
                setAsked(asked + 1);
                next();
              },
            })}
          </>
        ) : problem ? null : (
          <RoundSkeleton />
        )}
        <div role="status" className="text-ink-soft text-sm">
          {pending && asked > 0 ? t('loading') : null}
        </div>
        {problem ? <ErrorState inline={current !== null} problem={problem} onRetry={next} /> : null}
      </div>
    </div>
  );
}
