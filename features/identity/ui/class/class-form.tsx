'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import type { ClassDetail, School } from '../../people/contract';

/** A class's name, school and term. */
export function ClassForm({
  entry,
  schools,
  onSaved,
}: {
  entry: ClassDetail;
  schools: School[];
  onSaved(entry: ClassDetail): void;
}) {
  const t = useTranslations('identity.class');
  const [name, setName] = useState(entry.name);
  const [schoolId, setSchoolId] = useState(entry.schoolId ?? '');
  const [termId, setTermId] = useState(entry.termId ?? '');
  const [saved, setSaved] = useState(false);
  const save = useAction(async (_: null, signal) => {
    const body = { name, schoolId: schoolId === '' ? null : schoolId, termId: termId === '' ? null : termId };
    onSaved(await api<ClassDetail>(`/classes/${entry.id}`, { method: 'PATCH', body, signal }));
    setSaved(true);
  });
  const offered = schools.filter(({ id, closed }) => !closed || id === entry.schoolId);
  const terms = schools.find(({ id }) => id === schoolId)?.terms ?? [];
  return (
    <form
      className="space-y-4"
      onChange={() => setSaved(false)}
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <h2 className="text-lg">{t('about')}</h2>
      <TextField
        label={t('name')}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {offered.length === 0 ? null : (
        <SelectField
          label={t('school')}
          value={schoolId}
          onChange={(event) => {
            setSchoolId(event.target.value);
            setTermId('');
          }}
          options={[
            { value: '', label: t('noSchool') },
            ...offered.map((each) => ({ value: each.id, label: each.name })),
          ]}
        />
      )}
      {terms.length === 0 ? null : (
        <SelectField
          label={t('term')}
          value={termId}
          onChange={(event) => setTermId(event.target.value)}
          options={[
            { value: '', label: t('noTerm') },
            ...terms
              .filter(({ id, closed }) => !closed || id === entry.termId)
              .map((each) => ({ value: each.id, label: each.name })),
          ]}
        />
      )}
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={save.pending}>
          {t('save')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? t('saved') : ''}
        </p>
      </div>
    </form>
  );
}
