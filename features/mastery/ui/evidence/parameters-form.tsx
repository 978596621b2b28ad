'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { useToast } from '@/ui/overlays/toast';
import type { ConceptBktParameters, ConceptProgress } from '../../contract';
import { fromInput, type ParameterInput, ranges, toInput } from './parameter-input';

const fields = ['init', 'learn', 'slip', 'guess'] as const;

/** The four numbers of a concept, in 100. Saved, they can be taken back from the message. */
export function ParametersForm({
  courseId,
  concept,
  before,
  takenBack,
  onClose,
  onChanged,
}: {
  courseId: string;
  concept: ConceptProgress;
  before: ConceptBktParameters;
  /** What taking the change back sets; null: nothing of the teacher's own stood before. */
  takenBack: ConceptBktParameters | null;
  onClose: () => void;
  onChanged: () => void;
}) {
  const t = useTranslations('progress.parameters');
  const common = useTranslations('common');
  const toast = useToast();
  const [input, setInput] = useState<ParameterInput>(() => toInput(before));
  const [wrong, setWrong] = useState<(keyof ParameterInput)[]>([]);
  const path = `/courses/${courseId}/concepts/${concept.conceptId}/parameters`;
  const put = (body: ConceptBktParameters | null) =>
    body
      ? api(path, {
          method: 'PUT',
          body: { pInit: body.pInit, pLearn: body.pLearn, pSlip: body.pSlip, pGuess: body.pGuess },
        })
      : api(path, { method: 'DELETE' });
  const save = useAction(async (body: ConceptBktParameters) => {
    await put(body);
    onChanged();
    onClose();
    toast({
      text: t('saved', { name: concept.name }),
      action: { label: common('undo'), run: () => void put(takenBack).then(onChanged, () => undefined) },
    });
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    const answer = fromInput(input);
    setWrong('wrong' in answer ? answer.wrong : []);
    if ('parameters' in answer) void save.run(answer.parameters);
  }
  return (
    <form onSubmit={submit} className="mt-4 space-y-4">
      <p className="text-ink-soft">{t('note')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(field)}
            hint={field === 'guess' ? t('guessHint') : t('unit')}
            inputMode="decimal"
            value={input[field]}
            onChange={(event) => setInput({ ...input, [field]: event.target.value })}
            error={wrong.includes(field) ? t('range', ranges[field]) : null}
          />
        ))}
      </div>
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <div className="flex gap-3">
        <Button type="submit" size="small" busy={save.pending}>
          {common('save')}
        </Button>
        <Button variant="plain" size="small" onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}
