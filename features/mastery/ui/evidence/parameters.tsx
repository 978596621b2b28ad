'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import type { ConceptEvidence, ConceptProgress } from '../../contract';
import { inHundred } from '../counts';
import { ParametersForm } from './parameters-form';

/** What the estimate starts from and where that comes from, in words; a teacher may change it. */
export function Parameters({
  courseId,
  concept,
  evidence,
  editable,
  onChanged,
}: {
  courseId: string;
  concept: ConceptProgress;
  evidence: ConceptEvidence;
  editable: boolean;
  onChanged: () => void;
}) {
  const t = useTranslations('progress.parameters');
  const toast = useToast();
  const [editing, setEditing] = useState(false);
  const { parameters, origin, model } = evidence;
  const clear = useAction((_: null, signal) =>
    api(`/courses/${courseId}/concepts/${concept.conceptId}/parameters`, { method: 'DELETE', signal }).then(() => {
      onChanged();
      toast({ text: t('cleared', { name: concept.name }) });
    }),
  );
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
      <p className="mt-2 max-w-measure text-ink-soft">
        {t(`origin.${origin}`, {
          version: model.version,
          answers: model.answerCount,
          conceptAnswers: model.conceptAnswerCount,
        })}
      </p>
      {editable && !editing ? (
        <div className="mt-3 flex flex-wrap gap-3">
          <Button size="small" onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
          {origin === 'teacher' ? (
            <Button size="small" variant="plain" busy={clear.pending} onClick={() => void clear.run(null)}>
              {t('clear')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {clear.problem ? <ErrorState inline problem={clear.problem} className="mt-3" /> : null}
      {editing ? (
        <ParametersForm
          courseId={courseId}
          concept={concept}
          before={parameters}
          takenBack={origin === 'teacher' ? parameters : null}
          onClose={() => setEditing(false)}
          onChanged={onChanged}
        />
      ) : null}
    </details>
  );
}
