'use client';

import { type SubmitEvent, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { CloseOverlay, Dialog } from '@/ui/overlays/dialog';
import type { ConceptGateRow, Gates } from '../../contract';
import { daysOf, type Entry, thresholdOf } from './gate-entry';

/** What a concept's gate is to be; null: as the course. */
export type GateChange = Pick<ConceptGateRow, 'threshold' | 'holdAfterDays'>;

/** Sends a concept's gate; gives every concept of the course as it is then. */
export function putGate(courseId: string, conceptId: string, body: GateChange, signal?: AbortSignal) {
  return api<{ items: ConceptGateRow[] }>(`/courses/${courseId}/gates/concepts/${conceptId}`, {
    ...{ method: 'PUT', body },
    ...(signal ? { signal } : {}),
  });
}

/** The gate of one concept, to be changed; an empty field takes what the course says. */
export function GateDialog({
  courseId,
  row,
  course,
  onSaved,
  onClose,
}: {
  courseId: string;
  row: ConceptGateRow;
  course: Gates;
  onSaved: (items: ConceptGateRow[]) => void;
  onClose: () => void;
}) {
  const t = useTranslations('gates.concepts');
  const common = useTranslations('common');
  const format = useFormatter();
  const [threshold, setThreshold] = useState(row.threshold === null ? '' : String(Math.round(row.threshold * 100)));
  const [days, setDays] = useState(row.holdAfterDays === null ? '' : String(row.holdAfterDays));
  const [checked, setChecked] = useState(false);
  const save = useAction((change: GateChange, signal) => putGate(courseId, row.conceptId, change, signal));
  const entries = { threshold: thresholdOf(threshold), days: daysOf(days) };
  const fault = (entry: Entry, of: 'threshold' | 'days') =>
    checked && 'fault' in entry ? t(`fault.${of}.${entry.fault}`) : null;

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setChecked(true);
    if ('fault' in entries.threshold || 'fault' in entries.days) return;
    const saved = await save.run({ threshold: entries.threshold.value, holdAfterDays: entries.days.value });
    if (saved) onSaved(saved.items);
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('change', { name: row.name })}
      description={t('changeWords')}
    >
      <form onSubmit={submit} noValidate className="space-y-5">
        <TextField
          label={t('threshold')}
          hint={t('thresholdHint', { course: format.number(course.threshold, { style: 'percent' }) })}
          error={fault(entries.threshold, 'threshold')}
          inputMode="decimal"
          autoComplete="off"
          value={threshold}
          onChange={(event) => setThreshold(event.target.value)}
        />
        <TextField
          label={t('days')}
          hint={t('daysHint', { course: course.holdAfterDays })}
          error={fault(entries.days, 'days')}
          inputMode="numeric"
          autoComplete="off"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
        {save.problem ? <ErrorState inline problem={save.problem} /> : null}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" busy={save.pending}>
            {common('save')}
          </Button>
          <CloseOverlay>
            <Button variant="plain">{common('cancel')}</Button>
          </CloseOverlay>
        </div>
      </form>
    </Dialog>
  );
}
