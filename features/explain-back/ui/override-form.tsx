'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField } from '@/ui/fields/text-field';
import { useToast } from '@/ui/overlays/toast';
import type { Explanation, JudgedPointView, OverrideInput } from '../contract';

const OUTCOMES = ['explained', 'partly', 'not_yet'] as const;
const STATUSES = ['covered', 'partly', 'missing', 'wrong'] as const;

/** A teacher's word in place of the judgement: the outcome, single points, and why. */
export function OverrideForm({
  explanation,
  onChanged,
}: {
  explanation: Explanation;
  onChanged: (next: Explanation) => void;
}) {
  const t = useTranslations('explainBack.teacherView');
  const words = useTranslations('explainBack.points');
  const toast = useToast();
  const { judgement, learnerName: name } = explanation;
  const [outcome, setOutcome] = useState<OverrideInput['outcome']>(judgement?.outcome ?? 'partly');
  const [why, setWhy] = useState('');
  const [statuses, setStatuses] = useState<Record<string, JudgedPointView['status']>>({});
  const save = useAction((body: OverrideInput) =>
    api<Explanation>(`/explanations/${explanation.id}/override`, { body }),
  );

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const points = Object.entries(statuses).map(([id, status]) => ({ id, status }));
    const next = await save.run({ outcome, why, points });
    if (!next) return;
    const [before, after] = [next.overrides.at(-1)?.before ?? 0, next.overrides.at(-1)?.after ?? 0];
    toast({ text: t('saved', { name, before: Math.round(before * 100), after: Math.round(after * 100) }) });
    setWhy('');
    onChanged(next);
  }
  return (
    <form onSubmit={submit} className="space-y-5 border-rule border-t pt-6 print:hidden">
      <div>
        <h2 className="text-lg">{t('title')}</h2>
        <p className="text-ink-soft text-sm">{t('words', { name })}</p>
      </div>
      <SelectField
        className="max-w-64"
        label={t('outcome')}
        value={outcome}
        onChange={(event) => setOutcome(OUTCOMES.find((each) => each === event.target.value) ?? outcome)}
        options={OUTCOMES.map((value) => ({ value, label: t(`options.${value}`) }))}
      />
      <details>
        <summary className="inline-block text-sm underline decoration-rule-strong underline-offset-4">
          {t('points')}
        </summary>
        <div className="mt-3 space-y-4">
          {(judgement?.points ?? []).map((point) => (
            <SelectField
              key={point.id}
              label={words(`aspect.${point.aspect}`)}
              hint={point.passage ? <span dir="auto">{point.passage}</span> : undefined}
              value={statuses[point.id] ?? point.status}
              onChange={(event) => {
                const status = STATUSES.find((each) => each === event.target.value);
                if (status) setStatuses({ ...statuses, [point.id]: status });
              }}
              options={STATUSES.map((value) => ({ value, label: words(value) }))}
            />
          ))}
        </div>
      </details>
      <TextAreaField
        label={t('why')}
        hint={t('whyHint', { name })}
        value={why}
        required
        minLength={3}
        maxLength={1000}
        onChange={(event) => setWhy(event.target.value)}
      />
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <Button type="submit" variant="primary" busy={save.pending}>
        {t('save')}
      </Button>
    </form>
  );
}
