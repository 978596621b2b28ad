'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextAreaField } from '@/ui/fields/text-field';
import type { DecideMitigation, Fairness } from '../contract';

/** One or more ways to decide on a way to lessen a difference, each with a reason that is kept. */
export function DecideForm({
  on,
  choices,
  onDecided,
}: {
  on: Pick<DecideMitigation, 'mitigation' | 'attribute'>;
  choices: readonly { decision: DecideMitigation['decision']; label: string }[];
  onDecided: (next: Fairness) => void;
}) {
  const t = useTranslations('fairness.ways');
  const [why, setWhy] = useState('');
  const decide = useAction((decision: DecideMitigation['decision'], signal) =>
    api<Fairness>('/fairness/decisions', { method: 'POST', body: { ...on, decision, why }, signal }).then((next) => {
      setWhy('');
      onDecided(next);
    }),
  );
  return (
    <div className="mt-4 max-w-measure space-y-3" data-print="none">
      <TextAreaField
        label={t('why')}
        hint={t('whyHint')}
        value={why}
        maxLength={1000}
        onChange={(event) => setWhy(event.target.value)}
      />
      {decide.problem ? <ErrorState inline problem={decide.problem} /> : null}
      <div className="flex flex-wrap gap-3">
        {choices.map(({ decision, label }) => (
          <Button
            key={decision}
            busy={decide.pending}
            disabled={why.trim().length < 3}
            onClick={() => void decide.run(decision)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
