'use client';

import { Plus } from 'lucide-react';
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
import { emailAddress, newPassword, optional, required, useForm } from '@/ui/fields/use-form';
import { Dialog } from '@/ui/overlays/dialog';
import { useToast } from '@/ui/overlays/toast';
import type { Role } from '../contract';
import type { School } from '../people/contract';
import { rolesGivenBy } from './people/person-dialog';

/** Gives somebody an account; the first password is handed over in person. */
export function AddPersonDialog({
  schools,
  reader,
  onAdded,
}: {
  schools: readonly School[];
  /** What the one who adds may give goes by their own role. */
  reader: Role;
  onAdded(person: Person): void;
}) {
  const t = useTranslations('identity');
  const common = useTranslations('common');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const offered = schools.filter(({ closed }) => !closed);
  const form = useForm(
    { name: required, email: emailAddress, role: required, schoolId: optional, password: newPassword },
    { role: 'learner', schoolId: reader === 'admin' ? '' : (offered[0]?.id ?? '') },
  );
  const add = useAction(async (given: Record<'name' | 'email' | 'role' | 'schoolId' | 'password', string>, signal) => {
    try {
      const { schoolId, ...rest } = given;
      const body = { ...rest, ...(schoolId === '' ? {} : { schoolIds: [schoolId] }) };
      const person = await api<Person>('/people', { body, signal });
      toast({ text: t('people.added', { name: person.name }) });
      setOpen(false);
      form.reset();
      onAdded(person);
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
            schoolId: value('schoolId'),
            password: value('password'),
          });
        })}
      >
        <TextField label={t('people.name')} autoComplete="off" maxLength={120} {...form.field('name')} />
        <TextField label={t('email')} type="email" autoComplete="off" dir="ltr" {...form.field('email')} />
        <SelectField
          label={t('people.role')}
          options={rolesGivenBy(reader).map((role) => ({
            value: role,
            label: common(`roles.${role}`),
          }))}
          {...form.field('role')}
        />
        {offered.length === 0 ? null : (
          <SelectField
            label={t('people.school')}
            options={[
              ...(reader === 'admin' ? [{ value: '', label: t('people.noSchool') }] : []),
              ...offered.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...form.field('schoolId')}
          />
        )}
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
