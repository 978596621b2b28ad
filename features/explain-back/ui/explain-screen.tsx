'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import type { Explanation } from '../contract';
import { ChangeInWords, Overrides, WhereNext } from './ending';
import { Judgement } from './judgement';
import { Turns } from './turns';
import { WritingArea } from './writing-area';

/** The learner's own explanation, from the empty page to what came of it. */
export function ExplainScreen({ initial }: { initial: Explanation }) {
  const t = useTranslations('explainBack');
  const [explanation, setExplanation] = useState(initial);
  const [moved, setMoved] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { status } = explanation;
  const leave = useAction((_input: null) =>
    api<Explanation>(`/explanations/${explanation.id}/finish`, { method: 'POST' }),
  );
  function take(next: Explanation) {
    setMoved(true);
    setExplanation(next);
  }
  // Whoever hears the page is led to what is new.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step has a heading of its own
  useEffect(() => {
    if (moved) heading.current?.focus();
  }, [moved, status, explanation.turns.length]);
  return (
    <div className="page py-10">
      <PageHeader title={explanation.question}>
        {status === 'writing' ? <p className="print:hidden">{t('intro')}</p> : null}
      </PageHeader>
      <div className="max-w-measure space-y-8">
        {explanation.turns.length > 0 ? <Turns explanation={explanation} /> : null}
        {status === 'writing' ? (
          <div className="space-y-4">
            <p className="text-ink-soft">{t('good')}</p>
            <WritingArea explanation={explanation} label={t('label')} focus={false} onJudged={take} />
          </div>
        ) : null}
        {status === 'follow_up' && explanation.followUp ? (
          <section aria-labelledby="follow-up-title" className="space-y-4">
            <div>
              <h2 ref={heading} tabIndex={-1} id="follow-up-title" className="text-xl">
                {t('followUp.title')}
              </h2>
              <p className="text-ink-soft text-sm">{t('followUp.number', { number: explanation.followUp.number })}</p>
            </div>
            <p dir="auto" className="text-lesson">
              {explanation.followUp.question}
            </p>
            {explanation.followUp.byModel ? <p className="text-ink-faint text-xs">{t('followUp.byModel')}</p> : null}
            <WritingArea
              key={explanation.turns.length}
              explanation={explanation}
              label={t('answerLabel')}
              focus={false}
              onJudged={take}
            >
              <Button
                type="button"
                busy={leave.pending}
                onClick={() => void leave.run(null).then((done) => done && take(done))}
              >
                {t('followUp.leave')}
              </Button>
            </WritingArea>
            {leave.problem ? <ErrorState inline problem={leave.problem} /> : null}
          </section>
        ) : null}
        {explanation.judgement && status === 'follow_up' ? (
          <Judgement explanation={explanation} judgement={explanation.judgement} />
        ) : null}
        {explanation.judgement && status === 'done' ? (
          <section aria-labelledby="result-title" className="space-y-8">
            <div>
              <h2 ref={heading} tabIndex={-1} id="result-title" className="text-xl">
                {t('result.title')}
              </h2>
              <p className="mt-1 text-lesson">{t(`result.${explanation.judgement.outcome}`)}</p>
            </div>
            <ChangeInWords explanation={explanation} />
            <Overrides explanation={explanation} />
            <Judgement explanation={explanation} judgement={explanation.judgement} />
            <p className="text-ink-soft text-sm">{t('result.teacher')}</p>
            <WhereNext explanation={explanation} />
          </section>
        ) : null}
      </div>
    </div>
  );
}
