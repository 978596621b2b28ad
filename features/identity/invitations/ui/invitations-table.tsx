'use client';

import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { Invitation } from '../contract';

/** Invitations, what became of each, and taking one back. `path` is that of the list. */
export function InvitationsTable({
  path,
  items,
  onChanged,
}: {
  path: string;
  items: readonly Invitation[];
  onChanged: (invitation: Invitation) => void;
}) {
  const t = useTranslations('invitations');
  const common = useTranslations('common');
  const revoke = useAction(async (id: string, signal) => {
    onChanged(await api<Invitation>(`${path}/${id}/revoke`, { method: 'POST', signal }));
  });
  const columns: Column<Invitation>[] = [
    {
      id: 'for',
      header: t('for'),
      cell: ({ role, note, schoolName, className }) => (
        <>
          <span className="font-semibold">{common(`roles.${role}`)}</span>
          <span className="block text-ink-soft" dir="auto">
            {[className, schoolName, note].filter((part) => part !== null && part !== '').join(' · ')}
          </span>
        </>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      cell: ({ state, uses, maxUses }) => (
        <>
          <Tag tone={state === 'open' ? 'accent' : 'plain'}>{t(`states.${state}`)}</Tag>{' '}
          <span className="whitespace-nowrap text-ink-soft">{t('used', { uses, most: maxUses })}</span>
        </>
      ),
    },
    {
      id: 'by',
      header: t('usedBy'),
      wideOnly: true,
      cell: ({ usedBy }) => <span dir="auto">{usedBy.map(({ name }) => name).join(', ')}</span>,
    },
    { id: 'made', header: t('madeBy'), wideOnly: true, cell: ({ byName }) => <span dir="auto">{byName}</span> },
    { id: 'until', header: t('until'), wideOnly: true, cell: ({ expiresAt }) => <Time iso={expiresAt} /> },
    {
      id: 'revoke',
      header: t('takeBack'),
      cell: ({ id, state, note, role }) =>
        state === 'open' ? (
          <Button
            size="small"
            busy={revoke.pending}
            aria-label={t('takeBackOne', { what: note === '' ? common(`roles.${role}`) : note })}
            onClick={() => void revoke.run(id)}
          >
            {t('takeBack')}
          </Button>
        ) : null,
    },
  ];
  return (
    <div className="space-y-3">
      {revoke.problem ? <ErrorState inline problem={revoke.problem} /> : null}
      <DataTable caption={t('title')} columns={columns} rows={items} rowKey={({ id }) => id} />
    </div>
  );
}
