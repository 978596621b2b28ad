'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Dialog } from '@/ui/overlays/dialog';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { Deletion } from '../contract';

/** One deletion that was asked for: confirmed or refused by an administrator, and what came of it. */
export function DeletionRequest({
  initial,
  coolingOffDays,
  isAdmin,
}: {
  initial: Deletion;
  coolingOffDays: number;
  isAdmin: boolean;
}) {
  const t = useTranslations('rights.requests');
  const words = useTranslations('rights.deletion');
  const [item, setItem] = useState(initial);
  const name = item.learnerName ?? t('gone');
  const who = words(`askedAs.${item.askedAs}`);
  return (
    <article className="space-y-2">
      <h3 className="flex flex-wrap items-center gap-3 font-semibold">
        <bdi>{name}</bdi>
        <Tag tone={item.state === 'asked' ? 'accent' : 'plain'}>{words(`state.${item.state}`)}</Tag>
      </h3>
      <p className="text-ink-soft text-sm">
        {item.askedByName ? t('askedBy', { who, name: item.askedByName }) : t('askedByGone', { who })} ·{' '}
        <Time iso={item.askedAt} precise />
      </p>
      {item.why ? <p dir="auto">{t('why', { why: item.why })}</p> : null}
      {item.reason ? (
        <p dir="auto">
          {t('reason')}: {item.reason}
        </p>
      ) : null}
      {item.state === 'confirmed' && item.dueAt ? (
        <p>
          {words('due')} <Time iso={item.dueAt} precise />
        </p>
      ) : null}
      {item.heldAt ? <p>{words('held')}</p> : null}
      {item.certificate ? (
        <p>
          <TextLink href={`/data-requests/${item.id}`}>{t('certificate')}</TextLink>
        </p>
      ) : null}
      {item.state === 'asked' && !isAdmin ? <p className="text-ink-soft">{t('onlyAdmin')}</p> : null}
      {isAdmin ? <Decision item={item} name={name} coolingOffDays={coolingOffDays} onChange={setItem} /> : null}
    </article>
  );
}

function Decision({
  item,
  name,
  coolingOffDays,
  onChange,
}: {
  item: Deletion;
  name: string;
  coolingOffDays: number;
  onChange: (next: Deletion) => void;
}) {
  const t = useTranslations('rights.requests');
  const words = useTranslations('rights.deletion');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const post = useAction(async ({ path, body }: { path: string; body?: { reason: string } }, signal) => {
    onChange(await api<Deletion>(path, { method: 'POST', body: body ?? {}, signal }));
    setOpen(false);
  });
  if (item.state !== 'asked' && item.state !== 'confirmed') return null;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-3">
        {item.state === 'asked' ? (
          <Dialog
            title={t('confirmTitle', { name })}
            open={open}
            onOpenChange={setOpen}
            trigger={<Button>{t('confirm')}</Button>}
          >
            <p className="text-ink-soft">{t('confirmWords', { days: coolingOffDays })}</p>
            {post.problem ? <ErrorState inline problem={post.problem} className="mt-4" /> : null}
            <div className="mt-6 flex flex-wrap gap-3">
              <Button
                variant="primary"
                onClick={() => void post.run({ path: `/deletions/${item.id}/confirm` })}
                busy={post.pending}
              >
                {t('confirmSend')}
              </Button>
              <Button variant="plain" onClick={() => setOpen(false)}>
                {common('cancel')}
              </Button>
            </div>
          </Dialog>
        ) : null}
        <Button
          variant="plain"
          onClick={() => void post.run({ path: `/learners/${item.learnerId}/deletions/${item.id}/cancel` })}
          disabled={post.pending}
        >
          {words('cancel')}
        </Button>
      </div>
      <details>
        <summary className="min-h-6 cursor-pointer text-accent">{t('refuseDeletion')}</summary>
        <form
          className="mt-2 flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void post.run({ path: `/deletions/${item.id}/refuse`, body: { reason } });
          }}
        >
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            className="grow"
          />
          <Button type="submit" disabled={post.pending}>
            {t('refuseDeletion')}
          </Button>
        </form>
      </details>
      {post.problem && !open ? <ErrorState inline problem={post.problem} /> : null}
    </div>
  );
}
