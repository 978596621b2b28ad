'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import type { ReportReason } from '../../contract';

const reasons = ['wrong', 'several', 'unclear', 'other'] as const satisfies readonly ReportReason[];

/** Says to the teachers that something is wrong with a question: one press to open, one to choose, one to send. */
export function ReportQuestion({ presentationId }: { presentationId: string }) {
  const t = useTranslations('exercise.report');
  const name = useId();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [sent, setSent] = useState(false);
  const send = useAction(async (chosen: ReportReason, signal) => {
    await api(`/presentations/${presentationId}/reports`, { method: 'POST', body: { reason: chosen }, signal });
    setSent(true);
  });
  if (sent) {
    return (
      <p role="status" className="text-ink-soft text-sm">
        {t('thanks')}
      </p>
    );
  }
  return (
    <details className="text-sm" data-print="none">
      <summary className="inline-block min-h-9 cursor-pointer content-center text-ink-soft hover:text-ink">
        {t('open')}
      </summary>
      <fieldset className="mt-2 space-y-1">
        <legend className="sr-only">{t('legend')}</legend>
        {reasons.map((value) => (
          <label key={value} className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={name}
              value={value}
              checked={reason === value}
              onChange={() => setReason(value)}
              className="accent-accent"
            />
            {t(value)}
          </label>
        ))}
      </fieldset>
      {send.problem ? <ErrorState inline problem={send.problem} /> : null}
      {reason === null ? null : (
        <Button size="small" className="mt-2" busy={send.pending} onClick={() => void send.run(reason)}>
          {t('send')}
        </Button>
      )}
    </details>
  );
}
