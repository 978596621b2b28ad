'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Role, roles, schoolRoles } from '@/platform/database/roles';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { Dialog } from '@/ui/overlays/dialog';
import { useToast } from '@/ui/overlays/toast';
import { type Person, roleSchema } from '../../contract';
import type { School } from '../../people/contract';
import { PersonTokens } from '../../sign-in/tokens/ui/person-tokens';
import { HelpPart } from '../../sign-in/ui/help-part';
import { GuardiansPart } from './guardians-part';

/** Roles that somebody of a role may give. */
export const rolesGivenBy = (role: Role): readonly Role[] => (role === 'admin' ? roles : schoolRoles);

/** Everything that may be changed about one person: name, role, schools, sign-in, and a learner's guardians. */
export function PersonDialog({
  person,
  schools,
  reader,
  onChanged,
}: {
  person: Person;
  schools: readonly School[];
  reader: Role;
  onChanged(person: Person): void;
}) {
  const t = useTranslations('identity.people');
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={t('changeOf', { name: person.name })}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" aria-label={t('changeOf', { name: person.name })}>
          {t('change')}
        </Button>
      }
    >
      <PersonForm
        person={person}
        schools={schools}
        reader={reader}
        onChanged={(changed) => {
          onChanged(changed);
          setOpen(false);
        }}
      />
      {person.role === 'learner' ? <GuardiansPart learnerId={person.id} /> : null}
      {person.deactivatedAt === null ? <HelpPart person={person} /> : null}
      {rolesGivenBy(reader).includes(person.role) ? <PersonTokens person={person} /> : null}
      <SignInPart person={person} onChanged={onChanged} />
    </Dialog>
  );
}

function PersonForm({
  person,
  schools,
  reader,
  onChanged,
}: {
  person: Person;
  schools: readonly School[];
  reader: Role;
  onChanged(person: Person): void;
}) {
  const t = useTranslations('identity.people');
  const common = useTranslations('common');
  const toast = useToast();
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [schoolIds, setSchoolIds] = useState(() => person.schools.map(({ id }) => id));
  const save = useAction(async (_: null, signal) => {
    const body = { name, role, schoolIds };
    const changed = await api<Person>(`/people/${person.id}`, { method: 'PATCH', body, signal });
    toast({ text: t('changed', { name: changed.name }) });
    onChanged(changed);
  });
  const offered = schools.filter(({ id, closed }) => !closed || schoolIds.includes(id));
  return (
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
      <SelectField
        label={t('role')}
        hint={t('roleHint')}
        value={role}
        onChange={(event) => setRole(roleSchema.parse(event.target.value))}
        options={[...new Set([...rolesGivenBy(reader), person.role])].map((each) => ({
          value: each,
          label: common(`roles.${each}`),
        }))}
      />
      {offered.length === 0 ? null : (
        <fieldset>
          <legend className="mb-1 font-semibold">{t('schools')}</legend>
          {offered.map(({ id, name: school }) => (
            <CheckboxField
              key={id}
              label={school}
              checked={schoolIds.includes(id)}
              onChange={(event) =>
                setSchoolIds((before) =>
                  event.target.checked ? [...before, id] : before.filter((each) => each !== id),
                )
              }
            />
          ))}
        </fieldset>
      )}
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <Button type="submit" variant="primary" busy={save.pending}>
        {t('save')}
      </Button>
    </form>
  );
}

function SignInPart({ person, onChanged }: { person: Person; onChanged(person: Person): void }) {
  const t = useTranslations('identity.people');
  const toast = useToast();
  const active = person.deactivatedAt === null;
  const turn = useAction(async (_: null, signal) => {
    const verb = active ? 'deactivate' : 'reactivate';
    const changed = await api<Person>(`/people/${person.id}/${verb}`, { method: 'POST', body: {}, signal });
    toast({ text: t(active ? 'switchedOff' : 'switchedOn', { name: changed.name }) });
    onChanged(changed);
  });
  return (
    <section className="mt-8 border-rule border-t pt-5">
      <p className="mb-3 text-ink-soft text-sm">{t(active ? 'deactivateWords' : 'reactivateWords')}</p>
      {turn.problem ? <ErrorState inline problem={turn.problem} /> : null}
      <Button busy={turn.pending} onClick={() => void turn.run(null)}>
        {t(active ? 'deactivate' : 'reactivate')}
      </Button>
    </section>
  );
}
