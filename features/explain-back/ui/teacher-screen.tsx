'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import type { Explanation } from '../contract';
import { Overrides } from './ending';
import { Judgement } from './judgement';
import { OverrideForm } from './override-form';
import { Turns } from './turns';

/** A learner's explanation as their teacher reads it, with the judgement and the way to change it. */
export function TeacherScreen({ initial }: { initial: Explanation }) {
  const t = useTranslations('explainBack');
  const [explanation, setExplanation] = useState(initial);
  const { judgement, learnerName: name, conceptName: concept, courseId, learnerId } = explanation;
  const done = explanation.status === 'done';
  return (
    <div className="page py-10">
      <PageHeader title={t('teacherView.of', { name, concept })}>
        {judgement && done ? <p>{t(`result.${judgement.outcome}Of`)}</p> : <p>{t('teacherView.open', { name })}</p>}
      </PageHeader>
      <div className="max-w-measure space-y-8">
        <Turns explanation={explanation} />
        <h2 className="text-xl">{t('result.titleOf', { name })}</h2>
        <Overrides explanation={explanation} />
        {judgement ? <Judgement explanation={explanation} judgement={judgement} /> : null}
        {done ? <OverrideForm explanation={explanation} onChanged={setExplanation} /> : null}
        <p className="print:hidden">
          <TextLink href={`/courses/${courseId}/explanations?learner=${learnerId}`}>
            {t('list.titleOf', { name })}
          </TextLink>
        </p>
      </div>
    </div>
  );
}
