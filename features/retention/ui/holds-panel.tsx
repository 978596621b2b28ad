'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { FormButtons } from '@/ui/form-buttons';
import { Dialog } from '@/ui/overlays/dialog';
import { Tag } from '@/ui/tag';
import type { Hold } from '../contract';
import { PlaceHoldForm } from './place-hold-form';

/** Legal holds, with who placed them and why; a new one, and lifting. */
export function HoldsPanel({ initial }: { initial: Hold[] }) {
  const t = useTranslations('retention.holds');
  const [holds, setHolds] = useState(initial);
  const [open, setOpen] = useState(false);
  return (
    <div className="space-y-6">
      <p className="max-w-measure">{t('words')}</p>
      <Dialog
        title={t('place')}
        open={open}
        onOpenChange={setOpen}
        trigger={<Button variant="primary">{t('place')}</Button>}
      >
        <PlaceHoldForm
          onCancel={() => setOpen(false)}
          onPlaced={(next) => {
            setHolds(next);
            setOpen(false);
          }}
        />
      </Dialog>
      {holds.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <ul aria-label={t('list')} className="divide-y divide-rule border-rule border-y">
          {holds.map((hold) => (
            <HoldRow key={hold.id} hold={hold} onChange={setHolds} />
          ))}
        </ul>
      )}
    </div>
  );
}

function HoldRow({ hold, onChange }: { hold: Hold; onChange: (holds: Hold[]) => void }) {
  const t = useTranslations('retention.holds');
  const format = useFormatter();
  const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeZone: 'UTC' });
  const state = hold.inForce ? 'inForce' : hold.liftedAt ? 'lifted' : 'over';
  const parts = [
    t('placedBy', { name: hold.placedBy ?? t('nobody'), date: day(hold.placedAt) }),
    ...(hold.until ? [t('untilDay', { date: day(hold.until) })] : []),
    ...(hold.learners === null ? [] : [t('learners', { count: hold.learners })]),
  ];
  return (
    <li className="flex flex-wrap items-start justify-between gap-4 py-4">
      <div className="min-w-0 max-w-measure space-y-1">
        <p className="flex flex-wrap items-center gap-3">
          <span className="font-semibold" dir="auto">
            {t(`of.${hold.scope}`, { name: hold.targetName ?? t('goneName') })}
          </span>
          <Tag tone={hold.inForce ? 'accent' : 'plain'}>{t(state)}</Tag>
        </p>
        <p dir="auto">{hold.why}</p>
        <p className="text-ink-soft text-sm">{parts.join(' · ')}</p>
        {hold.liftedAt ? (
          <p className="text-ink-soft text-sm" dir="auto">
            {t('liftedBy', {
              name: hold.liftedBy ?? t('nobody'),
              date: day(hold.liftedAt),
              why: hold.liftedWhy ?? '',
            })}
          </p>
        ) : null}
      </div>
      {hold.liftedAt ? null : <LiftHold id={hold.id} onChange={onChange} />}
    </li>
  );
}

function LiftHold({ id, onChange }: { id: string; onChange: (holds: Hold[]) => void }) {
  const t = useTranslations('retention.holds');
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const lift = useAction(async (_: null, signal) => {
    const { items } = await api<{ items: Hold[] }>(`/retention/holds/${id}/lift`, {
      ...{ method: 'POST', body: { why }, signal },
    });
    setOpen(false);
    onChange(items);
  });
  return (
    <Dialog
      title={t('liftTitle')}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="small">{t('lift')}</Button>}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void lift.run(null);
        }}
      >
        <TextField
          label={t('liftWhy')}
          required
          minLength={3}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        {lift.problem ? <ErrorState inline problem={lift.problem} /> : null}
        <FormButtons submit={t('liftYes')} busy={lift.pending} onCancel={() => setOpen(false)} />
      </form>
    </Dialog>
  );
}
