'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '@/features/identity/contract';
import { TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import type { Invitation } from '../contract';
import { InvitationsTable } from './invitations-table';
import { type Choice, InviteDialog } from './invite-dialog';

/** Every invitation that an administrator may see, and making one. */
export function InvitationsScreen({
  initial,
  roles,
  schools,
}: {
  initial: Invitation[];
  roles: readonly Role[];
  schools: readonly Choice[];
}) {
  const t = useTranslations('invitations');
  const [items, setItems] = useState(initial);
  const changed = (next: Invitation) => setItems((all) => all.map((each) => (each.id === next.id ? next : each)));
  return (
    <div className="page py-10">
      <PageHeader
        title={t('title')}
        action={
          <InviteDialog
            path="/invitations"
            roles={roles}
            schools={schools}
            onMade={(made) => setItems((all) => [made, ...all])}
          />
        }
      >
        <p>{t('words')}</p>
        <p className="mt-2 text-sm">
          <TextLink href="/people">{t('back')}</TextLink>
        </p>
      </PageHeader>
      {items.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
      ) : (
        <InvitationsTable path="/invitations" items={items} onChanged={changed} />
      )}
    </div>
  );
}
