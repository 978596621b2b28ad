'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Dialog } from '@/ui/overlays/dialog';
import type { Demo } from '../contract';

const LOOK_EVERY_MS = 500;

/** Waits until nothing is left of the demo school. */
async function gone(signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      if ((await api<Demo>('/demo', { signal })).state === null) return;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return;
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Asks before the demo school goes, then leads to where that can be watched. */
export function RemoveDialog({ trigger }: { trigger: ReactNode }) {
  const t = useTranslations('shell.demo');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const remove = useAction(async (_: null, signal) => {
    const { ownDistrict } = await api<Demo>('/demo', { signal });
    await api('/demo', { method: 'DELETE', signal });
    // A school that was made for the demo goes with it, and whoever is signed in to it: then the first screen is next.
    if (ownDistrict) await gone(signal);
    window.location.assign(ownDistrict ? '/set-up' : '/demo');
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
