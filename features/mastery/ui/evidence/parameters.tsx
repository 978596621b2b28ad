'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import type { ConceptBktParameters, ConceptProgress } from '../../contract';
import { inHundred } from '../counts';
import { ParametersForm } from './parameters-form';

/** What the estimate starts from, in words; a teacher may change it. */
export function Parameters({
  courseId,
  concept,
  parameters,
  editable,
  onChanged,
}: {
  courseId: string;
  concept: ConceptProgress;
  parameters: ConceptBktParameters;
  editable: boolean;
  onChanged: () => void;
}) {
  const t = useTranslations('progress.parameters');
  const [editing, setEditing] = useState(false);
  return (
    <details className="border-rule border-t pt-4 text-sm" data-print="none">
      <summary className="inline-block text-ink-soft underline decoration-rule-strong underline-offset-4">
        {t('title')}
      </summary>
      <p className="mt-2 max-w-measure">
        {t('words', {
          init: inHundred(parameters.pInit),
          learn: Math.round(parameters.pLearn * 100),
          slip: inHundred(parameters.pSlip),
          guess: parameters.pGuess === null ? 'kind' : String(inHundred(parameters.pGuess)),
        })}
      </p>
      {editable && !editing ? (
        <Button size="small" className="mt-3" onClick={() => setEditing(true)}>
          {t('edit')}
        </Button>
      ) : null}
      {editing ? (
        <ParametersForm
          courseId={courseId}
          concept={concept}
          parameters={parameters}
          onClose={() => setEditing(false)}
          onChanged={onChanged}
        />
      ) : null}
    </details>
  );
}
