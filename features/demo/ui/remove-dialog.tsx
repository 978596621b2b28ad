'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Dialog } from '@/ui/overlays/dialog';

/** Asks before the demo school goes, then leads to where that can be watched. */
export function RemoveDialog({ trigger }: { trigger: ReactNode }) {
  const t = useTranslations('shell.demo');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const remove = useAction(async (_: null, signal) => {
    await api('/demo', { method: 'DELETE', signal });
    window.location.assign('/demo');
    // The button stays busy until the next page is here.
    await new Promise(() => undefined);
  });
  return (
    <Dialog title={t('removeTitle')} open={open} onOpenChange={setOpen} trigger={trigger}>
      <p className="text-ink-soft">{t('removeWords')}</p>
      {remove.problem ? <ErrorState inline problem={remove.problem} className="mt-4" /> : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" onClick={() => void remove.run(null)} busy={remove.pending}>
          {remove.pending ? t('removeWorking') : t('removeSend')}
        </Button>
        <Button variant="plain" onClick={() => setOpen(false)}>
          {common('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
