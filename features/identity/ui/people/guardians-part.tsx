'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { TextField } from '@/ui/fields/text-field';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import type { Guardian } from '../../people/contract';

type Guardians = { items: Guardian[] };

/** Who is a learner's guardian: linked by their account, confirmed by the school, removed. */
export function GuardiansPart({ learnerId }: { learnerId: string }) {
  const t = useTranslations('identity.people.guardians');
  const path = `/people/${learnerId}/guardians`;
  const [guardians, setGuardians] = useState<Guardian[] | null>(null);
  const load = useAction(async (_: null, signal) => setGuardians((await api<Guardians>(path, { signal })).items));
  const { run } = load;
  useEffect(() => void run(null), [run]);
  const confirm = useAction(async ({ guardianId, confirmedAt }: Guardian, signal) => {
    const body = { confirmed: confirmedAt === null };
    setGuardians((await api<Guardians>(`${path}/${guardianId}`, { method: 'PUT', body, signal })).items);
  });
  const remove = useAction(async ({ guardianId }: Guardian, signal) => {
    await api(`${path}/${guardianId}`, { method: 'DELETE', signal });
    setGuardians((before) => before?.filter((each) => each.guardianId !== guardianId) ?? null);
  });
  const problem = load.problem ?? confirm.problem ?? remove.problem;
  return (
    <section className="mt-8 border-rule border-t pt-5">
      <h3 className="font-semibold">{t('title')}</h3>
      <p className="mb-3 text-ink-soft text-sm">{t('words')}</p>
      {problem ? <ErrorState inline problem={problem} /> : null}
      {guardians === null ? (
        <Skeleton>
          <SkeletonLines count={2} />
        </Skeleton>
      ) : null}
      {guardians?.length === 0 ? <p className="text-ink-soft">{t('none')}</p> : null}
      <ul className="divide-y divide-rule">
        {guardians?.map((guardian) => (
          <li key={guardian.guardianId} className="flex flex-wrap items-center gap-3 py-2">
            <span className="min-w-0 grow" dir="auto">
              {guardian.name}{' '}
              <Tag tone={guardian.confirmedAt ? 'accent' : 'plain'}>
                {t(guardian.confirmedAt ? 'confirmed' : 'waiting')}
              </Tag>
            </span>
            <Button
              size="small"
              busy={confirm.pending}
              aria-label={t(guardian.confirmedAt ? 'doubtOf' : 'confirmOf', { name: guardian.name })}
              onClick={() => void confirm.run(guardian)}
            >
              {t(guardian.confirmedAt ? 'doubt' : 'confirm')}
            </Button>
            <Button
              size="small"
              busy={remove.pending}
              aria-label={t('removeOf', { name: guardian.name })}
              onClick={() => void remove.run(guardian)}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <LinkForm path={path} onLinked={setGuardians} />
    </section>
  );
}

function LinkForm({ path, onLinked }: { path: string; onLinked(guardians: Guardian[]): void }) {
  const t = useTranslations('identity.people.guardians');
  const [account, setAccount] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const link = useAction(async (_: null, signal) => {
    onLinked((await api<Guardians>(path, { body: { account, confirmed }, signal })).items);
    setAccount('');
    setConfirmed(false);
  });
  return (
    <form
      className="mt-4 space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        void link.run(null);
      }}
    >
      <TextField
        label={t('account')}
        hint={t('accountHint')}
        required
        dir="ltr"
        autoComplete="off"
        maxLength={200}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      />
      <CheckboxField
        label={t('sure')}
        hint={t('sureHint')}
        checked={confirmed}
        onChange={(event) => setConfirmed(event.target.checked)}
      />
      {link.problem ? <ErrorState inline problem={link.problem} /> : null}
      <Button type="submit" busy={link.pending}>
        {t('link')}
      </Button>
    </form>
  );
}
