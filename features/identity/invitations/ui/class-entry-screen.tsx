'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PrintCards } from '@/features/identity/cards/ui/print-cards';
import { TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import type { Invitation, JoinCode } from '../contract';
import { InvitationsTable } from './invitations-table';
import { InviteDialog } from './invite-dialog';
import { JoinCodeForm } from './join-code-form';

/** How learners come into a class: its code, invitations, cards for those who are in the list already. */
export function ClassEntryScreen({
  classId,
  name,
  code,
  initial,
}: {
  classId: string;
  name: string;
  code: JoinCode;
  initial: Invitation[];
}) {
  const t = useTranslations('invitations');
  const [items, setItems] = useState(initial);
  const path = `/classes/${classId}/invitations`;
  const changed = (next: Invitation) => setItems((all) => all.map((each) => (each.id === next.id ? next : each)));
  return (
    <div className="page py-10">
      <PageHeader title={t('class.title', { name })}>
        <p>{t('class.words')}</p>
        <p className="mt-2 text-sm">
          <TextLink href="/classes">{t('class.back')}</TextLink>
        </p>
      </PageHeader>
      <div className="space-y-12">
        <section aria-labelledby="code">
          <h2 id="code" className="mb-3 text-xl">
            {t('class.code')}
          </h2>
          <JoinCodeForm classId={classId} initial={code} />
        </section>
        <section aria-labelledby="cards">
          <h2 id="cards" className="text-xl">
            {t('class.cards')}
          </h2>
          <p className="mt-1 mb-4 max-w-measure text-ink-soft">{t('class.cardsWords')}</p>
          <PrintCards path={`/classes/${classId}/cards`} body={{}} label={t('class.print')} />
        </section>
        <section aria-labelledby="invitations">
          <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
            <div>
              <h2 id="invitations" className="text-xl">
                {t('title')}
              </h2>
              <p className="mt-1 max-w-measure text-ink-soft">{t('class.inviteWords')}</p>
            </div>
            <InviteDialog path={path} roles={[]} schools={[]} onMade={(made) => setItems((all) => [made, ...all])} />
          </div>
          {items.length === 0 ? (
            <p className="text-ink-soft">{t('none')}</p>
          ) : (
            <InvitationsTable path={path} items={items} onChanged={changed} />
          )}
        </section>
      </div>
    </div>
  );
}
