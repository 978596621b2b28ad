'use client';

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Role, roleSchema } from '@/features/identity/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { optional, required, useForm } from '@/ui/fields/use-form';
import { Dialog } from '@/ui/overlays/dialog';
import { type Invitation, LONGEST_DAYS, type MadeInvitation, MOST_USES } from '../contract';
import { MadeLink } from './made-link';

export interface Choice {
  id: string;
  name: string;
}

/** Asks for whom, and gives the link. Into a class (`classId`) only learners are invited, so nothing of that is asked. */
export function InviteDialog({
  path,
  roles,
  schools,
  onMade,
}: {
  path: string;
  roles: readonly Role[];
  schools: readonly Choice[];
  onMade: (invitation: Invitation) => void;
}) {
  const t = useTranslations('invitations');
  const common = useTranslations('common');
  const [made, setMade] = useState<string | null>(null);
  const form = useForm(
    { role: optional, school: optional, note: optional, days: required, uses: required },
    { role: roles[0] ?? '', school: '', days: '7', uses: '1' },
  );
  const make = useAction(async (body: Record<string, unknown>, signal) => {
    const answer = await api<MadeInvitation>(path, { body, signal });
    setMade(answer.path);
    onMade(answer.invitation);
  });
  return (
    <Dialog
      title={t('invite')}
      description={t('inviteWords')}
      onOpenChange={(open) => {
        if (open) setMade(null);
      }}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden />
          {t('invite')}
        </Button>
      }
    >
      {made === null ? (
        <form
          className="space-y-5"
          {...form.form((value) => {
            const role = roleSchema.safeParse(value('role'));
            void make.run({
              ...(roles.length > 0 && role.success ? { role: role.data } : {}),
              ...(value('school') === '' ? {} : { schoolId: value('school') }),
              ...{ note: value('note').trim(), days: Number(value('days')), uses: Number(value('uses')) },
            });
          })}
        >
          {roles.length > 0 ? (
            <SelectField
              label={t('role')}
              options={roles.map((role) => ({ value: role, label: common(`roles.${role}`) }))}
              {...form.field('role')}
            />
          ) : null}
          {schools.length > 0 ? (
            <SelectField
              label={t('school')}
              options={[
                { value: '', label: t('noSchool') },
                ...schools.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              {...form.field('school')}
            />
          ) : null}
          <TextField label={t('note')} hint={t('noteHint')} maxLength={200} {...form.field('note')} />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField label={t('days')} type="number" min={1} max={LONGEST_DAYS} {...form.field('days')} />
            <TextField label={t('uses')} type="number" min={1} max={MOST_USES} {...form.field('uses')} />
          </div>
          {make.problem ? <ErrorState inline problem={make.problem} /> : null}
          <Button type="submit" variant="primary" busy={make.pending}>
            {t('make')}
          </Button>
        </form>
      ) : (
        <div className="space-y-4">
          <MadeLink path={made} />
          <Button onClick={() => setMade(null)}>{t('another')}</Button>
        </div>
      )}
    </Dialog>
  );
}
