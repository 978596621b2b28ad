'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import type { ClassDetail, School } from '../../people/contract';
import { PlaceFields, placeBody } from './place-fields';

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
  const [place, setPlace] = useState({ schoolId: entry.schoolId ?? '', termId: entry.termId ?? '' });
  const [saved, setSaved] = useState(false);
  const save = useAction(async (_: null, signal) => {
    const body = { name, ...placeBody(place) };
    onSaved(await api<ClassDetail>(`/classes/${entry.id}`, { method: 'PATCH', body, signal }));
    setSaved(true);
  });
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
      <PlaceFields schools={schools} place={place} stands={entry} onChange={setPlace} />
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
