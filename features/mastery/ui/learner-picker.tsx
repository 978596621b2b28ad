'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { SelectField } from '@/ui/fields/select-field';
import type { Learner } from './progress-screen';

/** Whose progress a teacher looks at; the choice stands in the address. */
export function LearnerPicker({ learner, learners }: { learner: Learner | null; learners: Learner[] }) {
  const t = useTranslations('progress.learner');
  const router = useRouter();
  const path = usePathname();
  const [going, startGoing] = useTransition();
  return (
    <SelectField
      className="w-64 max-w-full"
      label={t('label')}
      value={learner?.id ?? ''}
      aria-busy={going || undefined}
      onChange={(event) => {
        const chosen = event.target.value;
        startGoing(() => router.push(chosen === '' ? path : `${path}?learner=${chosen}`));
      }}
      options={[{ value: '', label: t('me') }, ...learners.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
