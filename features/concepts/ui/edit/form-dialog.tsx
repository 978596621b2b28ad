'use client';

import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '@/ui/form-buttons';
import { Dialog } from '@/ui/overlays/dialog';

/**
 * A dialog with one form: `submit` gives true (done, close) or the reason why not, which is shown with the input kept.
 */
export function FormDialog({
  title,
  description,
  submitLabel,
  disabled = false,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  description?: string;
  submitLabel: string;
  disabled?: boolean;
  onSubmit: () => Promise<true | string>;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('map.edit');
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setBusy(true);
    setReason(null);
    const answer = await onSubmit();
    setBusy(false);
    if (answer === true) onClose();
    else setReason(answer);
  }
  return (
    <Dialog title={title} description={description} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <form onSubmit={submit} className="space-y-5">
        {children}
        {reason ? (
          <p role="alert" className="text-danger">
            {t('failed', { reason })}
          </p>
        ) : null}
        <FormButtons submit={submitLabel} busy={busy} disabled={disabled} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
