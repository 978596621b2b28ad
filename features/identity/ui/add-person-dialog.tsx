'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Person } from '@/features/identity/contract';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PasswordField } from '@/ui/fields/password-field';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { emailAddress, newPassword, required, useForm } from '@/ui/fields/use-form';
import { Dialog } from '@/ui/overlays/dialog';
import { useToast } from '@/ui/overlays/toast';

/** Gives somebody an account; the first password is handed over in person. */
export function AddPersonDialog() {
  const t = useTranslations('identity');
  const common = useTranslations('common');
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const form = useForm(
    { name: required, email: emailAddress, role: required, password: newPassword },
    { role: 'learner' },
  );
  const add = useAction(async (body: Record<'name' | 'email' | 'role' | 'password', string>, signal) => {
    try {
      const person = await api<Person>('/people', { body, signal });
      toast({ text: t('people.added', { name: person.name }) });
      setOpen(false);
      form.reset();
      router.refresh();
    } catch (failure) {
      if (failure instanceof ApiError && failure.fields.password) form.fail(failure.fields);
      else if (failure instanceof ApiError && failure.code === 'email_taken')
        form.fail({ email: t('people.emailTaken') });
      else throw failure;
    }
  });
  return (
    <Dialog
      title={t('people.add')}
      description={t('people.addWords')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          {t('people.add')}
        </Button>
      }
    >
      <form
        className="space-y-5"
        {...form.form((value) => {
          void add.run({
            name: value('name').trim(),
            email: value('email').trim(),
            role: value('role'),
            password: value('password'),
          });
        })}
      >
        <TextField label={t('people.name')} autoComplete="off" maxLength={120} {...form.field('name')} />
        <TextField label={t('email')} type="email" autoComplete="off" dir="ltr" {...form.field('email')} />
        <SelectField
          label={t('people.role')}
          options={(['learner', 'teacher', 'admin'] as const).map((role) => ({
            value: role,
            label: common(`roles.${role}`),
          }))}
          {...form.field('role')}
        />
        <PasswordField
          label={t('people.password')}
          hint={t('passwordHint')}
          autoComplete="new-password"
          {...form.field('password')}
        />
        {add.problem ? <ErrorState inline problem={add.problem} /> : null}
        <Button type="submit" variant="primary" busy={add.pending}>
          {t('people.addSend')}
        </Button>
      </form>
    </Dialog>
  );
}
