'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Dialog } from '@/ui/overlays/dialog';
import type { School, Term } from '../../people/contract';

/** Adds a term to a school, or changes one. */
export function TermDialog({
  school,
  term,
  trigger,
  onSaved,
}: {
  school: School;
  /** Null: a new one. */
  term: Term | null;
  trigger: ReactNode;
  onSaved(school: School): void;
}) {
  const t = useTranslations('identity.schools');
  const [open, setOpen] = useState(false);
  const title = term ? t('changeTerm', { name: term.name }) : t('addTermTo', { name: school.name });
  return (
    <Dialog title={title} open={open} onOpenChange={setOpen} trigger={trigger}>
      <TermForm
        school={school}
        term={term}
        onSaved={(saved) => {
          setOpen(false);
          onSaved(saved);
        }}
      />
    </Dialog>
  );
}

function TermForm({ school, term, onSaved }: { school: School; term: Term | null; onSaved(school: School): void }) {
  const t = useTranslations('identity.schools');
  const [name, setName] = useState(term?.name ?? '');
  const [startsOn, setStartsOn] = useState(term?.startsOn ?? '');
  const [endsOn, setEndsOn] = useState(term?.endsOn ?? '');
  const save = useAction(async (_: null, signal) => {
    const path = `/schools/${school.id}/terms${term ? `/${term.id}` : ''}`;
    const body = { name, startsOn, endsOn };
    onSaved(await api<School>(path, { method: term ? 'PATCH' : 'POST', body, signal }));
  });
  return (
    <form
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <TextField
        label={t('termName')}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('startsOn')}
        type="date"
        required
        value={startsOn}
        onChange={(event) => setStartsOn(event.target.value)}
      />
      <TextField
        label={t('endsOn')}
        type="date"
        required
        min={startsOn}
        value={endsOn}
        onChange={(event) => setEndsOn(event.target.value)}
      />
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <Button type="submit" variant="primary" busy={save.pending}>
        {t('save')}
      </Button>
    </form>
  );
}
