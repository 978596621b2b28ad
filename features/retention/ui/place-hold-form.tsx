'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { FormButtons } from '@/ui/form-buttons';
import { type Hold, holdScopeSchema } from '../contract';

interface Target {
  id: string;
  name: string;
}

/** Whose records are to be kept, why, and until when. */
export function PlaceHoldForm({ onPlaced, onCancel }: { onPlaced: (holds: Hold[]) => void; onCancel: () => void }) {
  const t = useTranslations('retention.holds');
  const [scope, setScope] = useState<Hold['scope']>('learner');
  const [target, setTarget] = useState<Target | null>(null);
  const [why, setWhy] = useState('');
  const [until, setUntil] = useState('');
  const place = useAction(async (_: null, signal) => {
    const body = { scope, targetId: target?.id ?? null, why, until: until === '' ? null : until };
    onPlaced((await api<{ items: Hold[] }>('/retention/holds', { method: 'POST', body, signal })).items);
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void place.run(null);
      }}
    >
      <SelectField
        label={t('scope')}
        options={holdScopeSchema.options.map((each) => ({ value: each, label: t(`scopes.${each}`) }))}
        value={scope}
        onChange={(event) => {
          setScope(holdScopeSchema.parse(event.target.value));
          setTarget(null);
        }}
      />
      {scope === 'district' ? null : <FindTarget key={scope} scope={scope} target={target} onTarget={setTarget} />}
      <TextField
        label={t('why')}
        required
        minLength={3}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      <TextField
        label={t('until')}
        hint={t('untilHint')}
        type="date"
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      {place.problem ? <ErrorState inline problem={place.problem} /> : null}
      <FormButtons
        submit={t('save')}
        busy={place.pending}
        disabled={scope !== 'district' && target === null}
        onCancel={onCancel}
      />
    </form>
  );
}

function FindTarget({
  scope,
  target,
  onTarget,
}: {
  scope: 'learner' | 'class';
  target: Target | null;
  onTarget: (target: Target) => void;
}) {
  const t = useTranslations('retention.holds');
  const [found, setFound] = useState<Target[] | null>(null);
  const find = useAction(async (q: string, signal) => {
    if (q.trim() === '') return setFound(null);
    const query = new URLSearchParams({ scope, q });
    setFound((await api<{ items: Target[] }>(`/retention/holds/targets?${query}`, { signal })).items);
  });
  return (
    <div className="space-y-2">
      <TextField
        label={t('find')}
        hint={t('findHint')}
        autoComplete="off"
        onChange={(event) => void find.run(event.target.value)}
      />
      {find.problem ? <ErrorState inline problem={find.problem} /> : null}
      {found?.length === 0 ? <p className="text-ink-soft text-sm">{t('nothing')}</p> : null}
      {found && found.length > 0 ? (
        <ul className="max-h-48 divide-y divide-rule overflow-y-auto border border-rule">
          {found.map((each) => (
            <li key={each.id} className="flex items-center justify-between gap-3 px-3 py-2">
              <span dir="auto">{each.name}</span>
              <Button size="small" variant="quiet" onClick={() => onTarget(each)}>
                {t('choose')}
                <span className="sr-only"> {each.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status" className="text-sm" dir="auto">
        {target ? t('chosen', { name: target.name }) : ''}
      </p>
    </div>
  );
}
