'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Dialog } from '@/ui/overlays/dialog';
import type { School } from '../../people/contract';

/** Makes a school, or gives one another name. */
export function SchoolNameDialog({
  school,
  trigger,
  onSaved,
}: {
  /** Null: a new one. */
  school: School | null;
  trigger: ReactNode;
  onSaved(school: School): void;
}) {
  const t = useTranslations('identity.schools');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(school?.name ?? '');
  const save = useAction(async (_: null, signal) => {
    const saved = school
      ? await api<School>(`/schools/${school.id}`, { method: 'PATCH', body: { name }, signal })
      : await api<School>('/schools', { body: { name }, signal });
    setOpen(false);
    if (!school) setName('');
    onSaved(saved);
  });
  return (
    <Dialog
      title={school ? t('renameOf', { name: school.name }) : t('create')}
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
    >
      <form
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          void save.run(null);
        }}
      >
        <TextField
          label={t('name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {save.problem ? <ErrorState inline problem={save.problem} /> : null}
        <Button type="submit" variant="primary" busy={save.pending}>
          {school ? t('save') : t('createSend')}
        </Button>
      </form>
    </Dialog>
  );
}
