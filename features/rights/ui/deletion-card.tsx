'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Dialog } from '@/ui/overlays/dialog';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { Deletion } from '../contract';

const OPEN: readonly Deletion['state'][] = ['asked', 'confirmed', 'erasing', 'reworking'];

/** Asking to be deleted, how that stands, and taking it back. `name`: of somebody else, null: the reader's own. */
export function DeletionCard({
  learnerId,
  name,
  initial,
}: {
  learnerId: string;
  name: string | null;
  initial: Deletion[];
}) {
  const t = useTranslations('rights.deletion');
  const common = useTranslations('common');
  const [latest, setLatest] = useState<Deletion | null>(initial[0] ?? null);
  const [why, setWhy] = useState('');
  const [asking, setAsking] = useState(false);
  const path = `/learners/${learnerId}/deletions`;
  const ask = useAction(async (_: null, signal) => {
    setLatest(await api<Deletion>(path, { method: 'POST', body: { why }, signal }));
    setAsking(false);
  });
  const cancel = useAction(async (id: string, signal) =>
    setLatest(await api<Deletion>(`${path}/${id}/cancel`, { method: 'POST', signal })),
  );
  const open = latest !== null && OPEN.includes(latest.state);
  const title = name === null ? t('title') : t('titleOf', { name });
  return (
    <Card>
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1 max-w-measure">{name === null ? t('words') : t('wordsOf')}</p>
      {latest ? (
        <div role="status" className="mt-4 space-y-1">
          <p className="flex flex-wrap items-center gap-3">
            <Tag tone={open ? 'accent' : 'plain'}>{t(`state.${latest.state}`)}</Tag>
            <span className="text-ink-soft text-sm">
              <Time iso={latest.askedAt} />
            </span>
          </p>
          {latest.dueAt && latest.state === 'confirmed' ? (
            <p>
              {t('due')} <Time iso={latest.dueAt} precise />
            </p>
          ) : null}
          {open && latest.heldAt ? <p>{t('held')}</p> : null}
          {latest.reason ? <p dir="auto">{latest.reason}</p> : null}
        </div>
      ) : null}
      {cancel.problem ? <ErrorState inline problem={cancel.problem} className="mt-3" /> : null}
      <div className="mt-4">
        {latest && (latest.state === 'asked' || latest.state === 'confirmed') ? (
          <Button onClick={() => void cancel.run(latest.id)} busy={cancel.pending}>
            {t('cancel')}
          </Button>
        ) : null}
        {open ? null : (
          <Dialog
            title={title}
            open={asking}
            onOpenChange={setAsking}
            trigger={<Button>{name === null ? t('ask') : t('askOf')}</Button>}
          >
            <form
              className="space-y-4"
              onSubmit={(event) => {
                event.preventDefault();
                void ask.run(null);
              }}
            >
              <p className="text-ink-soft">{t('sureWords')}</p>
              <TextField
                label={t('why')}
                maxLength={500}
                value={why}
                onChange={(event) => setWhy(event.target.value)}
              />
              {ask.problem ? <ErrorState inline problem={ask.problem} /> : null}
              <div className="flex flex-wrap gap-3">
                <Button type="submit" variant="primary" busy={ask.pending}>
                  {t('sure')}
                </Button>
                <Button variant="plain" onClick={() => setAsking(false)}>
                  {common('cancel')}
                </Button>
              </div>
            </form>
          </Dialog>
        )}
      </div>
    </Card>
  );
}
