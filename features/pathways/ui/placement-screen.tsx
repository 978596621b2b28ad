'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Placement } from '@/features/pathways/contract';
import type { Presentation } from '@/features/practice/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import { Progress } from '@/ui/progress';
import { WhyThis } from '@/ui/why-this';

/** What the page needs to put a question: practice's own field for one answer, handed in. */
export interface PlacementQuestionProps {
  presentation: Presentation;
  arrive: boolean;
  busy: boolean;
  label: string;
  onAnswered: () => void;
  beside: ReactNode;
}

/** A few questions that find out where a new learner stands; each takes one answer, and nobody is told how it went before the end. */
export function PlacementScreen({
  course,
  initial,
  question,
}: {
  course: { id: string; title: string };
  initial: Placement;
  question: (props: PlacementQuestionProps) => ReactNode;
}) {
  const t = useTranslations('pathways.placement');
  const [test, setTest] = useState(initial);
  const base = `/courses/${course.id}/placement`;
  const next = useAction(async (unsure: boolean, signal) =>
    setTest(await api<Placement>(`${base}/next`, { method: 'POST', body: { unsure }, signal })),
  );
  const end = useAction(async (_: null, signal) =>
    setTest(await api<Placement>(`${base}/end`, { method: 'POST', signal })),
  );
  const begin = useRef(false);
  useEffect(() => {
    // The first question, or the one that was left open.
    if (begin.current || (initial.state !== 'offered' && initial.state !== 'open')) return;
    begin.current = true;
    void next.run(false);
  }, [initial.state, next.run]);

  if (test.state === 'done' || test.state === 'skipped' || test.state === 'none')
    return <End course={course} test={test} />;
  const { question: presentation, asked, most } = test;
  const problem = next.problem ?? end.problem;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p className="max-w-measure">{t('intro')}</p>
      </PageHeader>
      <div className="max-w-measure space-y-6">
        {presentation ? (
          <>
            <div className="flex items-end justify-between gap-6">
              <div className="w-56">
                <Progress label={t('question', { asked, most })} value={asked - 1} max={most} />
              </div>
              <Button variant="plain" size="small" onClick={() => void end.run(null)} busy={end.pending}>
                {t('end')}
              </Button>
            </div>
            {question({
              ...{ presentation, arrive: asked > 1, busy: next.pending, label: t('next') },
              onAnswered: () => void next.run(false),
              beside: (
                <Button variant="quiet" onClick={() => void next.run(true)} disabled={next.pending}>
                  {t('unsure')}
                </Button>
              ),
            })}
          </>
        ) : null}
        <p role="status" className="text-ink-soft text-sm">
          {next.pending ? t('working') : null}
        </p>
        {problem ? <ErrorState inline problem={problem} onRetry={() => void next.run(false)} /> : null}
      </div>
    </div>
  );
}

function End({ course, test: { state, result, asked } }: { course: { id: string }; test: Placement }) {
  const t = useTranslations('pathways.placement');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="page py-10">
      <div className="max-w-measure">
        <h1 ref={heading} tabIndex={-1} className="mb-2 text-2xl">
          {t(state === 'done' ? 'done' : 'title')}
        </h1>
        <p className="mb-6 text-ink-soft text-lg">
          {result
            ? t('doneWords', { known: result.knownCount, total: result.conceptCount })
            : t(state === 'none' ? 'none' : 'skipped')}
        </p>
        {result ? (
          <WhyThis className="mb-6" lines={[t('whyAnswers', { asked }), t('whyMap'), t('whyKnown'), t('whyChange')]} />
        ) : null}
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/" variant="primary">
            {t('start')}
          </LinkButton>
          <LinkButton href={`/courses/${course.id}/map`} variant="quiet">
            {t('map')}
          </LinkButton>
        </div>
      </div>
    </div>
  );
}
