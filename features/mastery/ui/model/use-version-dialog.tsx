'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Dialog } from '@/ui/overlays/dialog';
import type { ModelRun } from '../../model/contract';

/** Asks before every learner is reckoned anew under another version; 0 is the starting values. */
export function UseVersionDialog({
  version,
  disabled,
  onBegun,
}: {
  version: number;
  disabled: boolean;
  onBegun: (run: ModelRun) => void;
}) {
  const t = useTranslations('learnerModel');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const use = useAction((_: null, signal) =>
    api<ModelRun>(`/learner-models/${version}/activate`, { method: 'POST', signal }).then((run) => {
      setOpen(false);
      onBegun(run);
    }),
  );
  const start = version === 0;
  return (
    <Dialog
      title={start ? t('use.titleStart') : t('use.title', { version })}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" disabled={disabled} aria-label={start ? undefined : t('versions.useLabel', { version })}>
          {start ? t('versions.useStart') : t('versions.use')}
        </Button>
      }
    >
      <p className="text-ink-soft">{t('use.words')}</p>
      {use.problem ? <ErrorState inline problem={use.problem} className="mt-4" /> : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" onClick={() => void use.run(null)} busy={use.pending}>
          {start ? t('use.sendStart') : t('use.send', { version })}
        </Button>
        <Button variant="plain" onClick={() => setOpen(false)}>
          {common('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
