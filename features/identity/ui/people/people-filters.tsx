'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { roles } from '@/platform/database/roles';
import { Button } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import type { School } from '../../people/contract';

/** What people are looked for by; empty: whatever it is. */
export const ANYBODY = { q: '', role: '', schoolId: '', state: 'all' };
export type PeopleAsked = typeof ANYBODY;

/** The query of a list of people; what is empty is left out. */
export function peopleQuery(asked: PeopleAsked, cursor: string | null): string {
  const given = Object.entries({ ...asked, cursor: cursor ?? '', limit: '50' }).filter(([, value]) => value !== '');
  return new URLSearchParams(given).toString();
}

/** Looks for people by words, role, school and whether they may sign in. */
export function PeopleFilters({
  schools,
  pending,
  onAsk,
}: {
  schools: readonly School[];
  pending: boolean;
  onAsk(asked: PeopleAsked): void;
}) {
  const t = useTranslations('identity.people');
  const common = useTranslations('common');
  const [asked, setAsked] = useState(ANYBODY);
  const set = (part: Partial<PeopleAsked>) => setAsked((before) => ({ ...before, ...part }));
  return (
    <form
      className="mb-6 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(asked);
      }}
    >
      <TextField
        label={t('search')}
        type="search"
        maxLength={120}
        value={asked.q}
        onChange={(event) => set({ q: event.target.value })}
      />
      <SelectField
        label={t('role')}
        value={asked.role}
        onChange={(event) => set({ role: event.target.value })}
        options={[
          { value: '', label: t('anyRole') },
          ...roles.map((role) => ({ value: role, label: common(`roles.${role}`) })),
        ]}
      />
      <SelectField
        label={t('school')}
        value={asked.schoolId}
        onChange={(event) => set({ schoolId: event.target.value })}
        options={[{ value: '', label: t('anySchool') }, ...schools.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SelectField
        label={t('state')}
        value={asked.state}
        onChange={(event) => set({ state: event.target.value })}
        options={[
          { value: 'all', label: t('anyState') },
          { value: 'active', label: t('active') },
          { value: 'off', label: t('off') },
        ]}
      />
      <Button type="submit" busy={pending}>
        {t('find')}
      </Button>
    </form>
  );
}
