'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import type { ClassDetail } from '../../people/contract';

/** Puts somebody into a class by what they sign in with. */
export function AddMemberForm({ path, onAdded }: { path: string; onAdded(entry: ClassDetail): void }) {
  const t = useTranslations('identity.class');
  const [account, setAccount] = useState('');
  const [role, setRole] = useState('learner');
  const [added, setAdded] = useState(false);
  const add = useAction(async (_: null, signal) => {
    onAdded(await api<ClassDetail>(`${path}/members`, { body: { account, role }, signal }));
    setAccount('');
    setAdded(true);
  });
  return (
    <form
      className="space-y-4 border-rule border-t pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        void add.run(null);
      }}
    >
      <h3 className="font-semibold">{t('add')}</h3>
      <TextField
        label={t('account')}
        hint={t('accountHint')}
        required
        dir="ltr"
        autoComplete="off"
        maxLength={200}
        value={account}
        onChange={(event) => {
          setAdded(false);
          setAccount(event.target.value);
        }}
      />
      <SelectField
        label={t('as')}
        value={role}
        onChange={(event) => setRole(event.target.value)}
        options={[
          { value: 'learner', label: t('learner') },
          { value: 'teacher', label: t('teacher') },
        ]}
      />
      {add.problem ? <ErrorState inline problem={add.problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={add.pending}>
          {t('addSend')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {added ? t('added') : ''}
        </p>
      </div>
    </form>
  );
}
